package main

import (
	"net/http"

	"github.com/rs/cors"
)

var allowed = map[string]bool{"https://example.com": true}

func open(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	w.Header().Set("Access-Control-Allow-Credentials", "true")
	// ruleid: go-cors
	w.Header().Set("Access-Control-Allow-Origin", origin)
	if allowed[origin] {
		// ok: go-cors
		w.Header().Set("Access-Control-Allow-Origin", origin)
	}
	// ok: go-cors
	w.Header().Set("Access-Control-Allow-Origin", "https://example.com")
	// ruleid: go-cors
	w.Header().Set("Access-Control-Allow-Origin", "null")
}

func public(w http.ResponseWriter, r *http.Request) {
	// ok: go-cors
	w.Header().Set("Access-Control-Allow-Origin", "*")
}

func options() {
	// ruleid: go-cors
	cors.New(cors.Options{AllowedOrigins: []string{"null"}, AllowCredentials: true})
	// ok: go-cors
	cors.New(cors.Options{AllowedOrigins: []string{"https://example.com"}, AllowCredentials: true})
}
