package main

import (
	"net"
	"net/http"
	"time"
)

func serve(mux http.Handler, listener net.Listener) {
	// ruleid: go-server-timeout
	http.ListenAndServe(":8080", mux)
	// ruleid: go-server-timeout
	http.Serve(listener, mux)
	// ruleid: go-server-timeout
	_ = &http.Server{Addr: ":8080", Handler: mux}
	// ok: go-server-timeout
	_ = &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	// ok: go-server-timeout
	_ = http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	// ok: go-server-timeout
	server := &http.Server{Addr: ":8080"}
	server.ReadHeaderTimeout = time.Second
}
