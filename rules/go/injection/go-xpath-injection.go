package main

import (
	"net/http"
	"strconv"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

var document *xmlquery.Node

func find(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-xpath-injection
	xmlquery.Find(document, "//user[name='"+name+"']")
	// ruleid: go-xpath-injection
	xpath.Compile("//user[@id='" + r.FormValue("id") + "']")
	// ruleid: go-xpath-injection
	xmlquery.FindOne(document, r.FormValue("path"))
	// ok: go-xpath-injection
	xmlquery.Find(document, "//user")
	id, _ := strconv.Atoi(r.FormValue("id"))
	// ok: go-xpath-injection
	xpath.Compile("//user[" + strconv.Itoa(id) + "]")
	if name != "admin" && name != "guest" {
		return
	}
	// ok: go-xpath-injection
	xmlquery.Find(document, "//user[name='"+name+"']")
}
