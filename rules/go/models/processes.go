package main

import (
	"net/http"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/crypto/ssh"
)

type shell struct{}

func (shell) Run(text string) {}

func run(r *http.Request, session *ssh.Session) {
	text := r.FormValue("a")
	// ruleid: go-command-injection
	exec.Command(text)
	// ruleid: go-command-injection, go-argument-injection
	exec.CommandContext(r.Context(), "sh", "-c", text)
	// ruleid: go-command-injection
	os.StartProcess(text, nil, nil)
	// ruleid: go-command-injection
	syscall.Exec(text, nil, nil)
	// ruleid: go-command-injection
	session.Run("ls " + text)
	// ruleid: go-argument-injection
	// ok: go-command-injection
	exec.Command("ls", text)
	// ok: go-command-injection
	shell{}.Run(text)
	// ok: go-argument-injection
	exec.Command("ls", "-l")
}
