#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

int find(sqlite3 *db, MYSQL *my, PGconn *pg, char **argv) {
  char sql[256], *made;
  sqlite3_stmt *statement;
  snprintf(sql, sizeof(sql), "SELECT * FROM users WHERE name = '%s'", argv[1]);
  return 0;
}

int main(int argc, char **argv) {
  sqlite3 *db;
  MYSQL *my;
  PGconn *pg;
  char sql[256], *made;
  sqlite3_stmt *statement;
  snprintf(sql, sizeof(sql), "SELECT * FROM users WHERE name = '%s'", argv[1]);
  // ruleid: c-sql-injection
  sqlite3_exec(db, sql, NULL, NULL, NULL);
  // ruleid: c-sql-injection
  mysql_query(my, sql);
  // ruleid: c-sql-injection
  PQexec(pg, sql);
  made = sqlite3_mprintf("SELECT * FROM users WHERE name = %Q", argv[1]);
  // ok: c-sql-injection
  sqlite3_exec(db, made, NULL, NULL, NULL);
  // ok: c-sql-injection
  sqlite3_prepare_v2(db, "SELECT * FROM users WHERE name = ?", -1, &statement, NULL);
  // ok: c-sql-injection
  sqlite3_bind_text(statement, 1, argv[1], -1, SQLITE_TRANSIENT);
  return 0;
}
