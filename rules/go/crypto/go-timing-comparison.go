package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
)

func check(key, data []byte, signature string, apiKey, given string) {
	mac := hmac.New(sha256.New, key)
	mac.Write(data)
	expected := string(mac.Sum(nil))
	// ruleid: go-timing-comparison
	if signature == expected {
		return
	}
	// ruleid: go-timing-comparison
	if given != apiKey {
		return
	}
	// ruleid: go-timing-comparison
	if bytes.Equal(mac.Sum(nil), []byte(signature)) {
		return
	}
	// ok: go-timing-comparison
	if hmac.Equal(mac.Sum(nil), []byte(signature)) {
		return
	}
	// ok: go-timing-comparison
	if apiKey == "" {
		return
	}
	// ok: go-timing-comparison
	if len(signature) == 64 {
		return
	}
}
