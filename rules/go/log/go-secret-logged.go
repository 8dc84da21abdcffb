package main

import (
	"fmt"
	"log"
	"log/slog"
)

type account struct {
	Name     string
	Password string
}

func login(user, password string, a account) {
	// ruleid: go-secret-logged
	log.Printf("login of %s with %s", user, password)
	// ruleid: go-secret-logged
	slog.Info("login", "password", a.Password)
	// ruleid: go-secret-logged
	fmt.Println("password: " + password)
	// ok: go-secret-logged
	log.Printf("login of %s", user)
	// ok: go-secret-logged
	log.Println("a password has", len(password), "characters")
	// ok: go-secret-logged
	log.Println("hash", hashPassword(password))
}

func hashPassword(password string) string { return "" }
