package main

import (
	"fmt"
	"html"
	"html/template"
	"io"
	"net/http"
	"strconv"
)

func hello(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-xss
	fmt.Fprintf(w, "<h1>%s</h1>", name)
	// ruleid: go-xss
	w.Write([]byte("<p>" + name + "</p>"))
	// ruleid: go-xss
	io.WriteString(w, r.URL.Path)
	// ok: go-xss
	fmt.Fprintf(w, "<h1>%s</h1>", html.EscapeString(name))
	// ok: go-xss
	w.Write([]byte("<p>" + strconv.Itoa(len(name)) + "</p>"))
	page := template.Must(template.New("page").Parse("<h1>{{.}}</h1>"))
	// ok: go-xss
	page.Execute(w, name)
	// ruleid: go-xss
	page.Execute(w, template.HTML(name))
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go-xss
	fmt.Fprintln(w, r.FormValue("name"))
}
