package main

import "github.com/golang-jwt/jwt/v5"

func read(text string, key jwt.Keyfunc) {
	claims := jwt.MapClaims{}
	// ruleid: go-jwt-unverified
	new(jwt.Parser).ParseUnverified(text, claims)
	// ruleid: go-jwt-unverified
	jwt.NewParser().ParseUnverified(text, claims)
	// ruleid: go-jwt-unverified
	jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ok: go-jwt-unverified
	jwt.Parse(text, key)
	// ok: go-jwt-unverified
	jwt.ParseWithClaims(text, claims, key, jwt.WithValidMethods([]string{"HS256"}))
	// ok: go-jwt-unverified
	jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
}
