package main

import (
	"net/http"

	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type list struct{}

func (list) Find(query string) {}

func find(r *http.Request, client *mongo.Client, cache *redis.Client) {
	users := client.Database("a").Collection("users")
	// ruleid: go-nosql-injection
	users.Find(r.Context(), bson.M{"$where": r.FormValue("a")})
	// ruleid: go-nosql-injection
	cache.Eval(r.Context(), r.FormValue("script"), nil)
	// ok: go-nosql-injection
	users.Find(r.Context(), bson.M{"name": r.FormValue("a")})
	// ok: go-nosql-injection
	cache.Get(r.Context(), r.FormValue("key"))
	// ok: go-nosql-injection
	list{}.Find(r.FormValue("a"))
}
