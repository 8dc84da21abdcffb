package main

import (
	"os"
	"path/filepath"
)

func write(data []byte) {
	// ruleid: go-predictable-temporary
	os.WriteFile("/tmp/report", data, 0600)
	// ruleid: go-predictable-temporary
	os.Create(filepath.Join(os.TempDir(), "report"))
	// ruleid: go-predictable-temporary
	os.Create(os.TempDir() + "/report")
	// ok: go-predictable-temporary
	os.CreateTemp("", "report-*")
	// ok: go-predictable-temporary
	os.WriteFile("/srv/report", data, 0600)
	// ok: go-predictable-temporary
	os.ReadFile("/tmp/report")
}
