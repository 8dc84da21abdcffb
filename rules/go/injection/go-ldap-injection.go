package main

import (
	"fmt"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func find(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go-ldap-injection
	ldap.NewSearchRequest("dc=example", 2, 0, 0, 0, false, "(uid="+user+")", nil, nil)
	// ruleid: go-ldap-injection
	ldap.NewSearchRequest(fmt.Sprintf("ou=%s,dc=example", user), 2, 0, 0, 0, false, "(uid=*)", nil, nil)
	request := &ldap.SearchRequest{
		BaseDN: "dc=example",
		// ruleid: go-ldap-injection
		Filter: "(uid=" + user + ")",
	}
	_ = request
	// ok: go-ldap-injection
	ldap.NewSearchRequest("dc=example", 2, 0, 0, 0, false, "(uid="+ldap.EscapeFilter(user)+")", nil, nil)
	// ok: go-ldap-injection
	ldap.NewSearchRequest("ou="+ldap.EscapeDN(user)+",dc=example", 2, 0, 0, 0, false, "(uid=*)", nil, nil)
	// ok: go-ldap-injection
	ldap.NewSearchRequest("dc=example", 2, 0, 0, 0, false, "(uid=admin)", []string{"cn"}, nil)
}
