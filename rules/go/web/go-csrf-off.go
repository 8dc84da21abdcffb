package main

import (
	"net/http"

	"github.com/gorilla/csrf"
)

func protect(key []byte) {
	var protection http.CrossOriginProtection
	// ruleid: go-csrf-off
	protection.AddInsecureBypassPattern("/")
	// ruleid: go-csrf-off
	protection.AddInsecureBypassPattern("/api/")
	// ruleid: go-csrf-off
	_ = csrf.Protect(key, csrf.Secure(false))
	// ok: go-csrf-off
	protection.AddTrustedOrigin("https://example.com")
	// ok: go-csrf-off
	_ = csrf.Protect(key)
	// ok: go-csrf-off
	_ = csrf.Protect(key, csrf.Secure(true))
}
