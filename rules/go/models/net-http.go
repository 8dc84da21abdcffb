package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
	"github.com/gorilla/websocket"
	"github.com/julienschmidt/httprouter"
)

var db *sql.DB

type own struct{}

func (own) FormValue(name string) string { return "a" }

type user struct {
	Name string
}

func sources(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-sql-injection
	db.Query("SELECT " + r.FormValue("a"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + r.URL.Query().Get("a"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + r.Header.Get("X-Name"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + r.PathValue("a"))
	cookie, err := r.Cookie("name")
	if err != nil {
		return
	}
	// ruleid: go-sql-injection
	db.Query("SELECT " + cookie.Value)
	// ruleid: go-sql-injection
	db.Query("SELECT " + chi.URLParam(r, "id"))
	// ruleid: go-sql-injection
	db.Query("SELECT " + mux.Vars(r)["id"])
	var u user
	json.NewDecoder(r.Body).Decode(&u)
	// ruleid: go-sql-injection
	db.Query("SELECT " + u.Name)
	// ok: go-sql-injection
	db.Query("SELECT " + r.Method)
	// ok: go-sql-injection
	db.Query("SELECT " + own{}.FormValue("a"))
}

func routed(w http.ResponseWriter, r *http.Request, params httprouter.Params) {
	// ruleid: go-sql-injection
	db.Query("SELECT " + params.ByName("id"))
	// ok: go-sql-injection
	db.Query("SELECT 1", params.ByName("id"))
}

func socket(conn *websocket.Conn) {
	_, message, err := conn.ReadMessage()
	if err != nil {
		return
	}
	// ruleid: go-sql-injection
	db.Query("SELECT " + string(message))
	var u user
	conn.ReadJSON(&u)
	// ruleid: go-sql-injection
	db.Query("SELECT " + u.Name)
}

func answers(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-xss
	fmt.Fprint(w, r.FormValue("a"))
	// ok: go-xss
	fmt.Println(r.FormValue("a"))
	// ruleid: go-open-redirect
	http.Redirect(w, r, r.Referer(), http.StatusFound)
	// ok: go-open-redirect
	http.Redirect(w, r, r.URL.Path, http.StatusFound)
	// ruleid: go-path-traversal
	http.ServeFile(w, r, r.FormValue("name"))
	// ok: go-path-traversal
	http.ServeFile(w, r, "index.html")
}
