package main

import (
	"net/http"
	"strconv"
	"strings"
)

func list(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("n"))
	// ruleid: go-size-from-outside
	_ = make([]string, n)
	// ruleid: go-size-from-outside
	_ = strings.Repeat("ab", n)
	// ruleid: go-size-from-outside
	_ = make([]byte, 0, n)
	// ok: go-size-from-outside
	_ = make([]string, min(n, 100))
	// ok: go-size-from-outside
	_ = make([]string, len(r.FormValue("text")))
	if n > 100 {
		return
	}
	// ok: go-size-from-outside
	_ = make([]string, n)
}
