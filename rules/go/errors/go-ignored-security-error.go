package main

import (
	"crypto/rsa"
	"crypto/x509"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

func login(hash, password []byte, text string, keys jwt.Keyfunc, c *x509.Certificate, key *rsa.PublicKey) error {
	// ruleid: go-ignored-security-error
	_ = bcrypt.CompareHashAndPassword(hash, password)
	// ruleid: go-ignored-security-error
	token, _ := jwt.Parse(text, keys)
	_ = token
	// ruleid: go-ignored-security-error
	_ = rsa.VerifyPKCS1v15(key, 0, hash, password)
	// ok: go-ignored-security-error
	if err := bcrypt.CompareHashAndPassword(hash, password); err != nil {
		return err
	}
	// ok: go-ignored-security-error
	other, err := jwt.Parse(text, keys)
	_ = other
	// ok: go-ignored-security-error
	_ = c.IsCA
	return err
}
