package main

import (
	"crypto/sha256"

	"golang.org/x/crypto/bcrypt"
)

type account struct {
	Password string
}

func store(password string, data []byte, a account) {
	// ruleid: go-password-hash
	_ = sha256.Sum256([]byte(password))
	h := sha256.New()
	// ruleid: go-password-hash
	h.Write([]byte(a.Password))
	// ruleid: go-password-hash
	bcrypt.GenerateFromPassword([]byte(password), 4)
	// ok: go-password-hash
	bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	// ok: go-password-hash
	bcrypt.GenerateFromPassword([]byte(password), 12)
	// ok: go-password-hash
	_ = sha256.Sum256(data)
}

func rounds(password string) []byte {
	h := sha256.New()
	// ruleid: go-password-hash
	h.Write([]byte(password))
	sum := h.Sum(nil)
	h.Reset()
	// ok: go-password-hash
	h.Write(sum)
	return h.Sum(nil)
}
