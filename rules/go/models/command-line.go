package main

import (
	"bufio"
	"database/sql"
	"flag"
	"fmt"
	"os"
)

var db *sql.DB

func main() {
	// ruleid: go-sql-injection
	db.Query("SELECT * FROM a WHERE b = '" + os.Args[1] + "'")
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	// ruleid: go-sql-injection
	db.Query("SELECT * FROM a WHERE b = '" + line + "'")
	var name string
	fmt.Scanln(&name)
	// ruleid: go-sql-injection
	db.Query("SELECT * FROM a WHERE b = '" + name + "'")
	table := flag.String("table", "a", "the table")
	flag.Parse()
	// ruleid: go-sql-injection
	db.Query("SELECT * FROM " + *table)
	// ok: go-sql-injection
	db.Query(fmt.Sprintf("SELECT * FROM a LIMIT %d", len(os.Args)))
	// ok: go-sql-injection
	db.Query("SELECT * FROM a WHERE b = ?", os.Args[1])
	// ok: go-sql-injection
	db.Query("SELECT * FROM " + os.DevNull)
}
