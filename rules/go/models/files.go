package main

import (
	"io/ioutil"
	"net/http"
	"os"
	"path/filepath"
)

type store struct{}

func (store) Open(name string) {}

func files(r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-path-traversal
	os.Open(name)
	// ruleid: go-path-traversal
	os.Rename("a", name)
	// ruleid: go-path-traversal
	ioutil.WriteFile(name, nil, 0o600)
	// ruleid: go-path-traversal
	filepath.Walk(name, nil)
	// ok: go-path-traversal
	os.Open(filepath.Base(name))
	// ok: go-path-traversal
	os.Getenv(name)
	// ok: go-path-traversal
	store{}.Open(name)
}
