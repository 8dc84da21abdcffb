package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"io"
)

func encrypt(key, data []byte) {
	block, _ := aes.NewCipher(key)
	// ruleid: go-static-iv
	_ = cipher.NewCTR(block, []byte("1234567890123456"))
	gcm, _ := cipher.NewGCM(block)
	nonce := []byte("123456789012")
	// ruleid: go-static-iv
	gcm.Seal(nil, nonce, data, nil)
	empty := make([]byte, 16)
	// ruleid: go-static-iv
	_ = cipher.NewCBCEncrypter(block, empty)
	fresh := make([]byte, gcm.NonceSize())
	rand.Read(fresh)
	// ok: go-static-iv
	gcm.Seal(fresh, fresh, data, nil)
	other := make([]byte, aes.BlockSize)
	if _, err := io.ReadFull(rand.Reader, other); err != nil {
		return
	}
	// ok: go-static-iv
	_ = cipher.NewCTR(block, other)
	// ok: go-static-iv
	_ = cipher.NewCBCDecrypter(block, data[:16])
}
