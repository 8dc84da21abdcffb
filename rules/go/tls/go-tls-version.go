package main

import "crypto/tls"

func configs(config *tls.Config) {
	// ruleid: go-tls-version
	_ = &tls.Config{MinVersion: tls.VersionTLS10}
	// ruleid: go-tls-version
	_ = tls.Config{MinVersion: tls.VersionTLS11, ServerName: "example.com"}
	// ruleid: go-tls-version
	config.MinVersion = tls.VersionSSL30
	// ruleid: go-tls-version
	_ = &tls.Config{MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS11}
	// ok: go-tls-version
	_ = &tls.Config{MinVersion: tls.VersionTLS12}
	// ok: go-tls-version
	config.MinVersion = tls.VersionTLS13
	// ok: go-tls-version
	_ = &tls.Config{ServerName: "example.com"}
}
