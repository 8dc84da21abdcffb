package main

import "net/http"

func upload(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-body-limit
	r.ParseMultipartForm(32 << 20)
}

func checked(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-body-limit
	if err := r.ParseMultipartForm(32 << 20); err != nil {
		return
	}
}

func other(w http.ResponseWriter, req *http.Request) {
	// ruleid: go-body-limit
	err := req.ParseMultipartForm(1 << 20)
	_ = err
	// ok: go-body-limit
	req.ParseForm()
}

func limited(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	// ok: go-body-limit
	r.ParseMultipartForm(32 << 20)
}

type form struct{}

func (form) ParseMultipartForm(int64) {}

func own(f form) {
	// ok: go-body-limit
	f.ParseMultipartForm(1)
}
