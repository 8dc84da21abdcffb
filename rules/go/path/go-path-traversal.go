package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

const base = "/srv/files/"

func read(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-path-traversal
	os.ReadFile("uploads/" + name)
	// ruleid: go-path-traversal
	os.Open(filepath.Join(base, name))
	// ruleid: go-path-traversal
	http.ServeFile(w, r, filepath.Clean(name))
	// ok: go-path-traversal
	os.ReadFile(filepath.Join(base, filepath.Base(name)))
	// ok: go-path-traversal
	os.ReadFile(filepath.Join(base, filepath.Clean("/"+name)))
	full := filepath.Join(base, name)
	if !strings.HasPrefix(full, base) {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	// ok: go-path-traversal
	os.ReadFile(full)
}

func local(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if !filepath.IsLocal(name) {
		return
	}
	// ok: go-path-traversal
	os.Remove(filepath.Join(base, name))
	root, err := os.OpenRoot(base)
	if err != nil {
		return
	}
	// ok: go-path-traversal
	root.Open(r.FormValue("other"))
}

func main() {
	// lowid: go-path-traversal
	os.Create(os.Args[1])
}
