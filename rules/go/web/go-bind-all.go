package main

import (
	"crypto/tls"
	"net"
)

func main() {
	// ruleid: go-bind-all
	net.Listen("tcp", "0.0.0.0:2000")
	// ruleid: go-bind-all
	net.Listen("tcp", ":2000")
	// ruleid: go-bind-all
	tls.Listen("tcp", "[::]:2000", nil)
	// ok: go-bind-all
	net.Listen("tcp", "127.0.0.1:2000")
	// ok: go-bind-all
	net.Listen("tcp", "localhost:2000")
	// ok: go-bind-all
	net.Listen("unix", "/run/app.sock")
}
