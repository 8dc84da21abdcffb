package main

import (
	"crypto/tls"
	"crypto/x509"
)

func configs(config *tls.Config) {
	// ruleid: go-certificate-callback
	_ = &tls.Config{VerifyPeerCertificate: func(raw [][]byte, chains [][]*x509.Certificate) error { return nil }}
	// ruleid: go-certificate-callback
	_ = &tls.Config{VerifyConnection: func(state tls.ConnectionState) error { return nil }}
	// ruleid: go-certificate-callback
	config.VerifyConnection = func(tls.ConnectionState) error { return nil }
	// ok: go-certificate-callback
	_ = &tls.Config{VerifyConnection: check}
	// ok: go-certificate-callback
	config.VerifyConnection = check
	// ok: go-certificate-callback
	_ = &tls.Config{VerifyConnection: func(state tls.ConnectionState) error { return check(state) }}
}

func check(tls.ConnectionState) error { return nil }
