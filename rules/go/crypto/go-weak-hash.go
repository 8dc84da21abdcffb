package main

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
)

func hashes(data, key []byte) {
	// ruleid: go-weak-hash
	_ = md5.Sum(data)
	// ruleid: go-weak-hash
	h := sha1.New()
	h.Write(data)
	// ruleid: go-weak-hash
	_ = sha1.Sum(data)
	// ok: go-weak-hash
	_ = sha256.Sum256(data)
	// ok: go-weak-hash
	_ = sha256.New()
	// ok: go-weak-hash
	_ = hmac.New(sha1.New, key)
}
