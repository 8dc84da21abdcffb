package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

type store struct {
	db *sql.DB
}

type filter struct {
	Name string
	Size int
}

func (s *store) find(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-sql-injection
	s.db.Query("SELECT * FROM users WHERE name = '" + name + "'")
	// ok: go-sql-injection
	s.db.Query("SELECT * FROM users WHERE name = $1", name)
	query := fmt.Sprintf("SELECT * FROM users WHERE name = '%s'", r.FormValue("name"))
	// ruleid: go-sql-injection
	rows, err := s.db.QueryContext(r.Context(), query)
	if err != nil {
		return
	}
	defer rows.Close()
	id, err := strconv.Atoi(r.FormValue("id"))
	if err != nil {
		return
	}
	// ok: go-sql-injection
	s.db.Exec(fmt.Sprintf("DELETE FROM users WHERE id = %d", id))
	var builder strings.Builder
	builder.WriteString("SELECT * FROM users ORDER BY ")
	builder.WriteString(r.FormValue("order"))
	// ruleid: go-sql-injection
	s.db.Query(builder.String())
	order := "name"
	if r.FormValue("order") == "age" {
		order = "age"
	}
	// ok: go-sql-injection
	s.db.Query("SELECT * FROM users ORDER BY " + order)
}

func (s *store) decoded(w http.ResponseWriter, r *http.Request) {
	var f filter
	if err := json.NewDecoder(r.Body).Decode(&f); err != nil {
		return
	}
	// ruleid: go-sql-injection
	s.db.QueryRow("SELECT * FROM users WHERE name = '" + f.Name + "'")
	// ok: go-sql-injection
	s.db.QueryRow("SELECT * FROM users WHERE name = ?", f.Name)
	body, _ := io.ReadAll(r.Body)
	var g filter
	json.Unmarshal(body, &g)
	// ruleid: go-sql-injection
	s.db.Exec("DELETE FROM users WHERE name = '" + g.Name + "'")
}
