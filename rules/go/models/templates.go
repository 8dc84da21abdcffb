package main

import (
	"net/http"
	"os"
	"text/template"
)

func page(w http.ResponseWriter, r *http.Request) {
	t := template.Must(template.New("page").Parse("<p>{{.}}</p>"))
	// ruleid: go-xss
	t.Execute(w, r.FormValue("a"))
	// ok: go-xss
	t.Execute(os.Stdout, r.FormValue("a"))
	// ruleid: go-template-injection
	t.Parse(r.FormValue("a"))
	// ok: go-template-injection
	t.Lookup(r.FormValue("a"))
}
