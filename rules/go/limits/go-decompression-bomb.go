package main

import (
	"archive/zip"
	"compress/gzip"
	"io"
)

func unpack(file io.Reader, out io.Writer) {
	r, err := gzip.NewReader(file)
	if err != nil {
		return
	}
	// ruleid: go-decompression-bomb
	io.Copy(out, r)
	// ruleid: go-decompression-bomb
	io.ReadAll(r)
	archive, _ := zip.OpenReader("a.zip")
	for _, entry := range archive.File {
		content, _ := entry.Open()
		// ruleid: go-decompression-bomb
		io.Copy(out, content)
	}
	// ok: go-decompression-bomb
	io.Copy(out, io.LimitReader(r, 1<<20))
	// ok: go-decompression-bomb
	io.CopyN(out, r, 1<<20)
	// ok: go-decompression-bomb
	io.Copy(out, file)
}
