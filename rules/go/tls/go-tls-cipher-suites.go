package main

import "crypto/tls"

func suites(config *tls.Config) {
	_ = &tls.Config{CipherSuites: []uint16{
		// ruleid: go-tls-cipher-suites
		tls.TLS_RSA_WITH_RC4_128_SHA,
		// ok: go-tls-cipher-suites
		tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
		// ruleid: go-tls-cipher-suites
		tls.TLS_RSA_WITH_AES_128_CBC_SHA,
	}}
	// ruleid: go-tls-cipher-suites
	config.CipherSuites = []uint16{tls.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA}
	// ok: go-tls-cipher-suites
	config.CipherSuites = []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384}
	// ok: go-tls-cipher-suites
	if tls.CipherSuiteName(tls.TLS_RSA_WITH_RC4_128_SHA) == "" {
		return
	}
}
