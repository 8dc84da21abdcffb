package main

import (
	"net"
	"net/http"
	"net/url"

	"github.com/go-resty/resty/v2"
)

type cache struct{}

func (cache) Get(name string) {}

func fetch(r *http.Request, client *http.Client) {
	target := r.FormValue("url")
	// ruleid: go-ssrf
	http.Post(target, "text/plain", nil)
	// ruleid: go-ssrf
	client.Get(target)
	// ruleid: go-ssrf
	resty.New().R().Get(target)
	// ruleid: go-ssrf
	net.Dial("tcp", target)
	// ok: go-ssrf
	client.Get("https://example.com/" + target)
	// ok: go-ssrf
	client.Get("https://example.com/?q=" + url.QueryEscape(target))
	// ok: go-ssrf
	cache{}.Get(target)
}
