package main

import "crypto/tls"

func configs(config *tls.Config) {
	// ruleid: go-tls-version
	_ = &tls.Config{MinVersion: tls.VersionTLS12}
	// ruleid: go-tls-version
	_ = tls.Config{MinVersion: tls.VersionTLS12, ServerName: "example.com"}
	// ruleid: go-tls-version
	config.MinVersion = tls.VersionTLS12
	// ruleid: go-tls-version
	_ = &tls.Config{MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS12}
	// ok: go-tls-version
	_ = &tls.Config{MinVersion: tls.VersionTLS12}
	// ok: go-tls-version
	config.MinVersion = tls.VersionTLS13
	// ok: go-tls-version
	_ = &tls.Config{ServerName: "example.com"}
}
