package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func login(w http.ResponseWriter, id string, c *gin.Context) {
	// ruleid: go-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
	// ruleid: go-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "auth_token", Value: id, HttpOnly: true})
	// ruleid: go-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, HttpOnly: true, Secure: false})
	// ruleid: go-cookie-flags
	c.SetCookie("session", id, 3600, "/", "", false, true)
	// ok: go-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, HttpOnly: true, Secure: true})
	// ok: go-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
	// ok: go-cookie-flags
	c.SetCookie("session", id, 3600, "/", "", true, true)
	// ok: go-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "", MaxAge: -1})
}
