package main

import (
	"fmt"
	"math/rand"
)

func generateToken() string {
	letters := "abcdef"
	b := make([]byte, 16)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))]
	}
	// ruleid: go-insecure-random
	return string(b)
}

func login() {
	// ruleid: go-insecure-random
	sessionToken := fmt.Sprint(rand.Int63())
	// ruleid: go-insecure-random
	password := rand.Int()
	// ok: go-insecure-random
	delay := rand.Intn(100)
	// ok: go-insecure-random
	color := fmt.Sprint(rand.Int())
	// ok: go-insecure-random
	token := fmt.Sprint(login)
	_, _, _, _, _ = sessionToken, password, delay, color, token
}
