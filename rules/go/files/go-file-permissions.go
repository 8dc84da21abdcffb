package main

import "os"

func write(data []byte) {
	// ruleid: go-file-permissions
	os.WriteFile("token", data, 0666)
	// ruleid: go-file-permissions
	os.MkdirAll("cache", 0777)
	// ruleid: go-file-permissions
	os.Chmod("token", 0o777)
	// ruleid: go-file-permissions
	os.Mkdir("out", os.ModePerm)
	// ok: go-file-permissions
	os.WriteFile("token", data, 0600)
	// ok: go-file-permissions
	os.MkdirAll("cache", 0o750)
	// ok: go-file-permissions
	os.OpenFile("log", os.O_RDONLY, 0)
}
