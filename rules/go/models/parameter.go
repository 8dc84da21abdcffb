package main

import (
	"os"
	"os/exec"
)

func run(command string) {
	// lowid: go-command-injection
	exec.Command("sh", "-c", command).Run()
}

type store struct {
	base string
}

func (s *store) read(name string) {
	// lowid: go-path-traversal
	os.ReadFile(s.base + name)
	// ok: go-path-traversal
	os.ReadFile("notes.txt")
}

func numbered(count int, path string) {
	// ok: go-path-traversal
	os.ReadFile("page" + string(rune(count)))
	if path != "a" && path != "b" {
		return
	}
	// ok: go-path-traversal
	os.ReadFile(path)
}

func joined(name string) string {
	return "/srv/" + name
}

func fixed() {
	// ok: go-path-traversal
	os.ReadFile(joined("notes.txt"))
}
