package main

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"example.com/app/store"
)

type table struct{}

func (table) Query(text string) string { return text }

func databases(w http.ResponseWriter, r *http.Request) {
	text := "SELECT " + r.FormValue("a")
	db, err := sql.Open("postgres", "")
	if err != nil {
		return
	}
	// ruleid: go-sql-injection
	db.Exec(text)
	tx, err := db.Begin()
	// ruleid: go-sql-injection
	tx.QueryRow(text)
	// ruleid: go-sql-injection
	tx.PrepareContext(r.Context(), text)
	// ok: go-sql-injection
	db.Exec("DELETE FROM a WHERE b = $1", text)
	// ok: go-sql-injection
	db.Query("SELECT * FROM " + pq.QuoteIdentifier(r.FormValue("a")))
	// ok: go-sql-injection
	table{}.Query(text)
	var list []string
	x := sqlx.MustConnect("postgres", "")
	// ruleid: go-sql-injection
	x.Select(&list, text)
	// ruleid: go-sql-injection
	x.NamedExec(text, nil)
	// ruleid: go-sql-injection
	x.Exec(text)
	// ok: go-sql-injection
	x.Select(&list, "SELECT $1", text)
}

type repository struct {
	pool *pgxpool.Pool
	tx   pgx.Tx
	run  runner
}

type runner interface {
	other()
}

func (p *repository) find(ctx context.Context, r *http.Request, unknown store.Conn) {
	text := "SELECT " + r.FormValue("a")
	// ruleid: go-sql-injection
	p.pool.Query(ctx, text)
	// ruleid: go-sql-injection
	p.tx.Exec(ctx, text)
	// ruleid: go-sql-injection
	unknown.QueryRowContext(ctx, text)
	// ok: go-sql-injection
	p.pool.Query(ctx, "SELECT $1", text)
}
