package main

import "os"

func write(data []byte) {
	// ruleid: go-file-permissions-read
	os.WriteFile("token", data, 0644)
	// ruleid: go-file-permissions-read
	os.MkdirAll("cache", 0755)
	// ruleid: go-file-permissions-read
	os.OpenFile("log", os.O_CREATE, 0o644)
	// ok: go-file-permissions-read
	os.WriteFile("token", data, 0600)
	// ok: go-file-permissions-read
	os.MkdirAll("cache", 0o750)
	// ok: go-file-permissions-read
	os.OpenFile("log", os.O_RDONLY, 0)
}
