package main

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

func unzip(name, folder string) error {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	for _, file := range archive.File {
		// ruleid: go-archive-extraction
		os.Create(filepath.Join(folder, file.Name))
		// ruleid: go-archive-extraction
		os.MkdirAll(folder+"/"+file.Name, 0o750)
		// ok: go-archive-extraction
		os.Create(filepath.Join(folder, filepath.Base(file.Name)))
	}
	return nil
}

func careful(archive *zip.ReadCloser, folder string) error {
	for _, file := range archive.File {
		if !filepath.IsLocal(file.Name) {
			return errors.New("outside")
		}
		// ok: go-archive-extraction
		os.Create(filepath.Join(folder, file.Name))
	}
	for _, file := range archive.File {
		target := filepath.Join(folder, file.Name)
		if !strings.HasPrefix(target, filepath.Clean(folder)+string(os.PathSeparator)) {
			return errors.New("outside")
		}
		// ok: go-archive-extraction
		os.Create(target)
	}
	return nil
}

func untar(archive *tar.Reader, folder string) error {
	header, err := archive.Next()
	if err != nil {
		return err
	}
	// ruleid: go-archive-extraction
	os.OpenFile(filepath.Join(folder, header.Name), os.O_CREATE, 0o600)
	return nil
}

func relative(archive *zip.ReadCloser, folder string) error {
	for _, file := range archive.File {
		target := filepath.Join(folder, file.Name)
		way, err := filepath.Rel(folder, target)
		if err != nil || strings.HasPrefix(way, ".."+string(os.PathSeparator)) {
			return errors.New("outside")
		}
		// ok: go-archive-extraction
		os.Create(target)
	}
	return nil
}
