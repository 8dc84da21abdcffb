package main

import (
	"net/http"

	"github.com/gorilla/websocket"
)

// ruleid: go-websocket-origin
var upgrader = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }}

// ok: go-websocket-origin
var careful = websocket.Upgrader{ReadBufferSize: 1024}

var other = websocket.Upgrader{
	ReadBufferSize: 1024,
	// ruleid: go-websocket-origin
	CheckOrigin: func(req *http.Request) bool { return true },
}

// ok: go-websocket-origin
var listed = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return r.Header.Get("Origin") == "https://example.com" }}

func later() {
	// ruleid: go-websocket-origin
	upgrader.CheckOrigin = func(r *http.Request) bool { return true }
	// ok: go-websocket-origin
	careful.CheckOrigin = nil
}
