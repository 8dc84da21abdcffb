package main

import (
	"encoding/json"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type store struct {
	users *mongo.Collection
}

func (s *store) find(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-nosql-injection
	s.users.Find(r.Context(), bson.M{"$where": "this.name == '" + name + "'"})
	var query map[string]any
	json.NewDecoder(r.Body).Decode(&query)
	// ruleid: go-nosql-injection
	s.users.FindOne(r.Context(), query)
	var other bson.M
	// ruleid: go-nosql-injection
	bson.UnmarshalExtJSON([]byte(r.FormValue("q")), true, &other)
	// ok: go-nosql-injection
	s.users.Find(r.Context(), bson.M{"name": name})
	// ok: go-nosql-injection
	s.users.FindOne(r.Context(), bson.D{{"name", name}})
	// ok: go-nosql-injection
	s.users.CountDocuments(r.Context(), bson.M{"$where": "this.a > 1"})
}
