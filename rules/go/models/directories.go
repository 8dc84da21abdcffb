package main

import (
	"net/http"

	"github.com/antchfx/htmlquery"
	"github.com/go-ldap/ldap/v3"
)

type index struct{}

func (index) Find(text string) {}

func find(r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-ldap-injection
	ldap.NewSearchRequest("cn="+name, 2, 0, 0, 0, false, "(uid=*)", nil, nil)
	// ok: go-ldap-injection
	ldap.NewSearchRequest("cn="+ldap.EscapeDN(name), 2, 0, 0, 0, false, "(uid=*)", nil, nil)
	// ruleid: go-xpath-injection
	htmlquery.Find(nil, "//a[@id='"+name+"']")
	// ok: go-xpath-injection
	htmlquery.Find(nil, "//a")
	// ok: go-xpath-injection
	index{}.Find(name)
}
