package main

import (
	"crypto/rand"
	"crypto/rsa"
)

func keys() {
	// ruleid: go-weak-key-size
	rsa.GenerateKey(rand.Reader, 3072)
	// ruleid: go-weak-key-size
	key, err := rsa.GenerateKey(rand.Reader, 3072)
	_, _ = key, err
	// ruleid: go-weak-key-size
	rsa.GenerateMultiPrimeKey(rand.Reader, 3, 3072)
	// ok: go-weak-key-size
	rsa.GenerateKey(rand.Reader, 2048)
	// ok: go-weak-key-size
	rsa.GenerateKey(rand.Reader, 4096)
	bits := 3072
	// ok: go-weak-key-size
	rsa.GenerateKey(rand.Reader, bits)
}
