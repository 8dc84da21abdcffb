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

func accept(challenge string, keyGUID, salt []byte) []byte {
	// ok: go-weak-hash
	h := sha1.New()
	h.Write([]byte(challenge))
	h.Write(keyGUID)
	// ruleid: go-weak-hash
	other := sha1.New()
	other.Write(salt)
	return append(h.Sum(nil), other.Sum(nil)...)
}

func acceptNonce(nonce []byte) ([]byte, error) {
	// ok: go-weak-hash
	h := sha1.New()
	if _, err := h.Write(nonce); err != nil {
		return nil, err
	}
	if _, err := h.Write([]byte(websocketGUID)); err != nil {
		return nil, err
	}
	return h.Sum(nil), nil
}
