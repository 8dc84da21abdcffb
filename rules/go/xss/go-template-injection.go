package main

import (
	"html/template"
	"net/http"
)

func page(w http.ResponseWriter, r *http.Request) {
	title := r.FormValue("title")
	// ruleid: go-template-injection
	template.New("page").Parse("<h1>" + title + "</h1>")
	base := template.New("base")
	// ruleid: go-template-injection
	base.Parse(title)
	// ruleid: go-template-injection
	template.Must(template.New("x").Parse(r.FormValue("text"))).Execute(w, nil)
	// ok: go-template-injection
	template.New("page").Parse("<h1>{{.Title}}</h1>")
	t, _ := template.New("page").Parse("<h1>{{.}}</h1>")
	// ok: go-template-injection
	t.Execute(w, title)
	// ok: go-template-injection
	t.ExecuteTemplate(w, "page", title)
}
