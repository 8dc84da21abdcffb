package main

import "os"

type config struct {
	User     string
	Password string
}

// ruleid: go-hardcoded-password
const dbPassword = "hunter2-Prod!"

// ruleid: go-hardcoded-password
var apiKey = "8f14e45fceea167a5a36dedd4bea2543"

func settings(given string) {
	// ruleid: go-hardcoded-password
	password := "Tr0ub4dor&3x"
	// ruleid: go-hardcoded-password
	_ = config{User: "app", Password: "s3cr3t-Of-The-App"}
	// ok: go-hardcoded-password
	other := os.Getenv("APP_PASSWORD")
	// ok: go-hardcoded-password
	token := ""
	// ok: go-hardcoded-password
	passwordField := "password"
	// ok: go-hardcoded-password
	password = given
	_, _, _, _ = password, other, token, passwordField
}
