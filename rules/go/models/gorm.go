package main

import (
	"net/http"

	"gorm.io/gorm"
)

type user struct {
	Name string
}

type list struct{}

func (list) Where(text string) list { return list{} }

func find(db *gorm.DB, r *http.Request) {
	name := r.FormValue("name")
	var users []user
	// ruleid: go-sql-injection
	db.Raw("SELECT * FROM users WHERE name = '" + name + "'").Scan(&users)
	// ruleid: go-sql-injection
	db.Model(&user{}).Where("name = '" + name + "'").Find(&users)
	// ruleid: go-sql-injection
	db.Order(r.FormValue("order")).Find(&users)
	// ruleid: go-sql-injection
	db.First(&users, "name = '"+name+"'")
	// ok: go-sql-injection
	db.Where("name = ?", name).Find(&users)
	// ok: go-sql-injection
	db.First(&users, "name = ?", name)
	// ok: go-sql-injection
	list{}.Where(name)
}
