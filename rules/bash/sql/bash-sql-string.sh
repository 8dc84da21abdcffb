#!/usr/bin/env bash
find_user() {
  # ruleid: bash-sql-string
  mysql shop -e "SELECT * FROM users WHERE name = '$1'"
  # ruleid: bash-sql-string
  psql -c "DELETE FROM users WHERE id = $id" shop
  # ruleid: bash-sql-string
  sqlite3 shop.db "INSERT INTO users VALUES ('$name')"
  # ok: bash-sql-string
  psql -v name="$1" -f find.sql shop
  # ok: bash-sql-string
  mysql shop -e 'SELECT count(*) FROM users'
  # ok: bash-sql-string
  sqlite3 "$database" "SELECT count(*) FROM users"
}
