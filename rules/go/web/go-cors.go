package main

import (
	"net/http"

	"github.com/rs/cors"
)

var allowed = map[string]bool{"https://example.com": true}

func open(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	// ruleid: go-cors
	w.Header().Set("Access-Control-Allow-Origin", origin)
	if allowed[origin] {
		// ok: go-cors
		w.Header().Set("Access-Control-Allow-Origin", origin)
	}
	// ok: go-cors
	w.Header().Set("Access-Control-Allow-Origin", "https://example.com")
}

func everything(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cors
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func public(w http.ResponseWriter, r *http.Request) {
	// ok: go-cors
	w.Header().Set("Access-Control-Allow-Origin", "*")
}

func options() {
	// ruleid: go-cors
	cors.New(cors.Options{AllowedOrigins: []string{"*"}, AllowCredentials: true})
	// ok: go-cors
	cors.New(cors.Options{AllowedOrigins: []string{"https://example.com"}, AllowCredentials: true})
}
