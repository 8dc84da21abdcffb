package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
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

func counted(block cipher.Block, counter []byte) {
	iv := make([]byte, aes.BlockSize)
	copy(iv[:], counter)
	// ok: go-static-iv
	_ = cipher.NewCTR(block, iv)
	numbered := make([]byte, aes.BlockSize)
	binary.BigEndian.PutUint64(numbered[8:], 1)
	// ok: go-static-iv
	_ = cipher.NewCTR(block, numbered[:])
	untouched := make([]byte, aes.BlockSize)
	// ruleid: go-static-iv
	_ = cipher.NewCTR(block, untouched[:])
}
