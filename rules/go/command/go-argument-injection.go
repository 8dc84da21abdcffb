package main

import (
	"net/http"
	"os/exec"
	"strconv"
)

func clone(w http.ResponseWriter, r *http.Request) {
	url := r.FormValue("url")
	// ruleid: go-argument-injection
	exec.Command("git", "clone", url).Run()
	// ruleid: go-argument-injection
	exec.CommandContext(r.Context(), "tar", "xf", r.FormValue("file")).Run()
	depth, _ := strconv.Atoi(r.FormValue("depth"))
	// ok: go-argument-injection
	exec.Command("git", "fetch", strconv.Itoa(depth)).Run()
	// ok: go-argument-injection
	exec.Command("git", "status").Run()
	if url != "https://example.com/a.git" {
		return
	}
	// ok: go-argument-injection
	exec.Command("git", "clone", url).Run()
	// ruleid: go-argument-injection
	exec.Command("grep", "x", r.URL.Path).Run()
}
