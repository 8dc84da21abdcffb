package main

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
)

var db *sql.DB

type user struct {
	Name string
}

func handler(c *gin.Context) {
	// ruleid: go-sql-injection
	db.Query("SELECT " + c.Query("a"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + c.Param("a"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + c.Request.FormValue("a"))
	var u user
	if err := c.ShouldBindJSON(&u); err != nil {
		return
	}
	// ruleid: go-sql-injection
	db.Query("SELECT " + u.Name)
	// ok: go-sql-injection
	db.Query("SELECT " + c.FullPath())
	// ruleid: go-xss
	c.Data(http.StatusOK, "text/html; charset=utf-8", []byte(c.Query("a")))
	// ok: go-xss
	c.Data(http.StatusOK, "text/plain", []byte(c.Query("a")))
	// ok: go-xss
	c.String(http.StatusOK, c.Query("a"))
	// ruleid: go-open-redirect
	c.Redirect(http.StatusFound, c.Query("next"))
	// ok: go-open-redirect
	c.Redirect(http.StatusFound, "/home")
	// ruleid: go-path-traversal
	c.File("uploads/" + c.Param("name"))
	// ok: go-path-traversal
	c.File("uploads/index.html")
}
