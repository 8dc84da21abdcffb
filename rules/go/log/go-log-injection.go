package main

import (
	"log"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
)

func login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go-log-injection
	log.Printf("login of %s", user)
	// ruleid: go-log-injection
	log.Println("login", r.FormValue("user"))
	// ruleid: go-log-injection
	slog.Info("login of " + user)
	// ok: go-log-injection
	slog.Info("login", "user", user)
	// ok: go-log-injection
	log.Printf("login of %q", user)
	// ok: go-log-injection
	log.Println("login", strconv.Quote(user))
	// ok: go-log-injection
	log.Println("login", strings.ReplaceAll(user, "\n", ""))
}
