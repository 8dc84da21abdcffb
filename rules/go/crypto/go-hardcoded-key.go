package main

import (
	"crypto/aes"
	"crypto/hmac"
	"crypto/sha256"
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
)

var jwtKey = []byte("hunter2-signs-tokens")

func keys(text string, data []byte) {
	// ruleid: go-hardcoded-key
	aes.NewCipher([]byte("0123456789abcdef"))
	key := []byte("another key of sixteen")
	// ruleid: go-hardcoded-key
	hmac.New(sha256.New, key)
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{})
	// ruleid: go-hardcoded-key
	token.SignedString(jwtKey)
	// ruleid: go-hardcoded-key
	_ = sessions.NewCookieStore([]byte("a secret of the store"))
	// ok: go-hardcoded-key
	aes.NewCipher([]byte(os.Getenv("APP_KEY")))
	// ok: go-hardcoded-key
	hmac.New(sha256.New, []byte(text))
	// ok: go-hardcoded-key
	token.SignedString(data)
}

func derived(secret, salt []byte) {
	mac := hmac.New(sha256.New, secret)
	mac.Write(salt)
	mac.Write([]byte("label of this key"))
	// ok: go-hardcoded-key
	aes.NewCipher(mac.Sum(nil))
	label := []byte("label of this key")
	// ruleid: go-hardcoded-key
	aes.NewCipher(label)
}
