package main

import (
	"database/sql"
	"net/http"

	"github.com/labstack/echo/v4"
)

var db *sql.DB

type user struct {
	Name string
}

func handler(c echo.Context) error {
	// ruleid: go-sql-injection
	db.Query("SELECT " + c.QueryParam("a"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + c.Request().Header.Get("X-Name"))
	var u user
	if err := c.Bind(&u); err != nil {
		return err
	}
	// ruleid: go-sql-injection
	db.Query("SELECT " + u.Name)
	// ok: go-sql-injection
	db.Query("SELECT " + c.Path())
	// ruleid: go-xss
	c.HTML(http.StatusOK, "<p>"+c.FormValue("a")+"</p>")
	// ok: go-xss
	c.String(http.StatusOK, c.FormValue("a"))
	// ruleid: go-path-traversal
	c.File("uploads/" + c.Param("name"))
	// ok: go-path-traversal
	c.File("uploads/index.html")
	// ruleid: go-open-redirect
	return c.Redirect(http.StatusFound, c.QueryParam("next"))
}

func home(c echo.Context) error {
	// ok: go-open-redirect
	return c.Redirect(http.StatusFound, "/home")
}
