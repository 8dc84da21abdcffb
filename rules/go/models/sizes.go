package main

import (
	"bytes"
	"net/http"
	"strconv"
)

func take(r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("n"))
	// ruleid: go-size-from-outside
	_ = make([]byte, n)
	// ruleid: go-size-from-outside
	_ = bytes.Repeat(nil, n)
	// ok: go-size-from-outside
	_ = make([]byte, min(n, 10))
	// ok: go-size-from-outside
	_ = strconv.Itoa(n)
}
