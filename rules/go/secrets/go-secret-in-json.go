package main

type account struct {
	Name string
	// ruleid: go-secret-in-json
	Password string
	// ruleid: go-secret-in-json
	APIKey string
}

type other struct {
	// ruleid: go-secret-in-json
	AccessToken string
	// ok: go-secret-in-json
	password string
	// ok: go-secret-in-json
	PasswordLength int
	// ok: go-secret-in-json
	Name string
}
