package main

import "regexp"

func hosts(s string) {
	// ruleid: go-regex-anchor
	regexp.MustCompile("^https://www.example.com/")
	// ruleid: go-regex-anchor
	regexp.MatchString("^(https?://)?www.example.org$", s)
	// ruleid: go-regex-anchor
	regexp.Compile("^https?://api.example\\.net/")
	// ok: go-regex-anchor
	regexp.MustCompile(`^https://www\.example\.com/`)
	// ok: go-regex-anchor
	regexp.MustCompile("^www\\.example\\.com$")
	// ok: go-regex-anchor
	regexp.MustCompile("^[a-z.]+$")
}
