package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
)

type box struct {
	aead cipher.AEAD
}

func (b *box) seal(data []byte) {
	// ruleid: go-static-iv
	b.aead.Seal(nil, []byte("123456789012"), data, nil)
	// ok: go-static-iv
	b.Seal(nil, []byte("123456789012"), data)
}

func (b *box) Seal(to, nonce, data []byte) {}

func encrypt(key, data []byte, password string) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return
	}
	gcm, err := cipher.NewGCM(block)
	// ruleid: go-static-iv
	gcm.Seal(nil, []byte("123456789012"), data, nil)
	h := sha256.New()
	// ruleid: go-password-hash
	h.Write([]byte(password))
	// ok: go-password-hash
	h.Write(data)
}
