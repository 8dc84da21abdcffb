package main

import (
	"net/http"
	"net/url"
)

func login(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	// ruleid: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
	// ruleid: go-open-redirect
	http.Redirect(w, r, "https://"+r.FormValue("host"), http.StatusSeeOther)
	// ruleid: go-open-redirect
	w.Header().Set("Location", r.URL.Query().Get("to"))
	// ok: go-open-redirect
	http.Redirect(w, r, "/search?q="+url.QueryEscape(r.FormValue("q")), http.StatusFound)
	// ok: go-open-redirect
	http.Redirect(w, r, "https://example.com/"+next, http.StatusFound)
	pages := map[string]string{"home": "/home"}
	// ok: go-open-redirect
	http.Redirect(w, r, pages[next], http.StatusFound)
	parsed, err := url.Parse(next)
	if err != nil || parsed.Hostname() != "example.com" {
		return
	}
	// ok: go-open-redirect
	http.Redirect(w, r, parsed.String(), http.StatusFound)
}
