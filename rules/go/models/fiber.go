package main

import (
	"database/sql"

	"github.com/gofiber/fiber/v2"
)

var db *sql.DB

type user struct {
	Name string
}

func handler(c *fiber.Ctx) error {
	// ruleid: go-sql-injection
	db.Query("SELECT " + c.Query("a"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + c.Params("a"))
	var u user
	if err := c.BodyParser(&u); err != nil {
		return err
	}
	// ruleid: go-sql-injection
	db.Query("SELECT " + u.Name)
	// ok: go-sql-injection
	db.Query("SELECT " + c.Method())
	// ok: go-xss
	c.SendString(c.Query("a"))
	// ruleid: go-xss
	c.Type("html").SendString("<p>" + c.Query("a") + "</p>")
	// ruleid: go-path-traversal
	c.SendFile("uploads/" + c.Params("name"))
	// ok: go-path-traversal
	c.SendFile("uploads/index.html")
	// ruleid: go-open-redirect
	return c.Redirect(c.Query("next"))
}

func home(c *fiber.Ctx) error {
	// ok: go-open-redirect
	return c.Redirect("/home")
}
