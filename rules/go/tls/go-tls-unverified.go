package main

import (
	"crypto/tls"
	"net/http"
)

func clients(config *tls.Config, off bool) {
	// ruleid: go-tls-unverified
	_ = &tls.Config{InsecureSkipVerify: true}
	_ = &http.Transport{TLSClientConfig: &tls.Config{
		MinVersion: tls.VersionTLS12,
		// ruleid: go-tls-unverified
		InsecureSkipVerify: true,
	}}
	// ruleid: go-tls-unverified
	config.InsecureSkipVerify = true
	// ok: go-tls-unverified
	_ = &tls.Config{InsecureSkipVerify: false}
	// ok: go-tls-unverified
	_ = &tls.Config{MinVersion: tls.VersionTLS13}
	// ok: go-tls-unverified
	_ = &tls.Config{InsecureSkipVerify: true, VerifyConnection: check}
	// ok: go-tls-unverified
	config.InsecureSkipVerify = off
}

func check(tls.ConnectionState) error { return nil }
