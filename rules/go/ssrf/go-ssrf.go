package main

import (
	"fmt"
	"net/http"
	"net/url"
)

func fetch(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	// ruleid: go-ssrf
	http.Get(target)
	// ruleid: go-ssrf
	http.NewRequest("GET", "http://"+r.FormValue("host")+"/status", nil)
	client := &http.Client{}
	// ruleid: go-ssrf
	client.Post(fmt.Sprintf("https://%s/hook", r.FormValue("host")), "text/plain", nil)
	// ok: go-ssrf
	client.Get("https://api.example.com/users/" + url.PathEscape(r.FormValue("id")))
	// ok: go-ssrf
	http.Get("https://api.example.com/search?q=" + r.FormValue("q"))
	parsed, err := url.Parse(target)
	if err != nil || parsed.Hostname() != "example.com" {
		return
	}
	// ok: go-ssrf
	http.Get(target)
}
