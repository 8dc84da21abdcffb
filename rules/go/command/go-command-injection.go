package main

import (
	"net/http"
	"os"
	"os/exec"
	"strings"
)

func ping(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	// ruleid: go-command-injection
	exec.Command("sh", "-c", "ping -c 1 "+host).Run()
	// ok: go-command-injection
	exec.Command("ping", "-c", "1", "--", host).Run()
	// ruleid: go-command-injection
	exec.Command(r.FormValue("program"), "--version").Run()
	// ruleid: go-command-injection
	exec.CommandContext(r.Context(), "/bin/bash", "-c", strings.TrimSpace(host)).Output()
	tools := map[string]string{"up": "uptime", "disk": "df"}
	// ok: go-command-injection
	exec.Command(tools[r.FormValue("tool")]).Run()
	// ok: go-command-injection
	exec.Command("sh", "-c", "uptime | head -1").Run()
}

func main() {
	// ruleid: go-command-injection
	exec.Command(os.Args[1]).Run()
	// lowid: go-command-injection
	exec.Command(os.Getenv("EDITOR"), "notes.txt").Run()
}
