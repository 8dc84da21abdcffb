package main

import (
	"crypto/aes"
	"crypto/des"
	"crypto/rc4"

	"golang.org/x/crypto/blowfish"
	"golang.org/x/crypto/chacha20poly1305"
)

func ciphers(key, salt []byte) {
	// ruleid: go-weak-cipher
	des.NewCipher(key)
	// ruleid: go-weak-cipher
	des.NewTripleDESCipher(key)
	// ruleid: go-weak-cipher
	rc4.NewCipher(key)
	// ok: go-weak-cipher
	aes.NewCipher(key)
	// ok: go-weak-cipher
	chacha20poly1305.New(key)
	// ruleid: go-weak-cipher
	blowfish.NewCipher(key)
	// Bcrypt is built on it, and nothing else.
	// ok: go-weak-cipher
	blowfish.NewSaltedCipher(key, salt)
	// ok: go-weak-cipher
	_ = des.BlockSize
}
