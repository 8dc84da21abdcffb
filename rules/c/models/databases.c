#include <libpq-fe.h>
#include <mysql/mysql.h>
#include <sqlite3.h>
#include <sql.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  char sql[256];
  snprintf(sql, sizeof sql, "SELECT * FROM users WHERE name = '%s'", argv[1]);

  sqlite3 *db;
  sqlite3_stmt *statement;
  sqlite3_open("users.db", &db);
  // ruleid: c-sql-injection
  sqlite3_exec(db, sql, NULL, NULL, NULL);
  // ruleid: c-sql-injection
  sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  // ok: c-sql-injection
  sqlite3_prepare_v2(db, "SELECT * FROM users WHERE name = ?", -1, &statement, NULL);
  // ok: c-sql-injection
  sqlite3_bind_text(statement, 1, argv[1], -1, SQLITE_TRANSIENT);
  // ok: c-sql-injection
  sqlite3_exec(db, sqlite3_mprintf("DELETE FROM users WHERE name = %Q", argv[1]), NULL, NULL, NULL);
  // ruleid: c-sql-injection
  sqlite3_exec(db, sqlite3_mprintf("DELETE FROM users WHERE name = '%s'", argv[1]), NULL, NULL, NULL);

  MYSQL *mysql = mysql_init(NULL);
  // ruleid: c-sql-injection
  mysql_query(mysql, sql);
  // ruleid: c-sql-injection
  mysql_real_query(mysql, sql, 10);
  char quoted[513];
  mysql_real_escape_string(mysql, quoted, argv[1], 256);
  char safe[600];
  snprintf(safe, sizeof safe, "SELECT * FROM users WHERE name = '%s'", quoted);
  // ok: c-sql-injection
  mysql_query(mysql, safe);

  PGconn *pg = PQconnectdb("");
  // ruleid: c-sql-injection
  PQexec(pg, sql);
  const char *values[] = {argv[1]};
  // ok: c-sql-injection
  PQexecParams(pg, "SELECT * FROM users WHERE name = $1", 1, NULL, values, NULL, NULL, 0);
  // ruleid: c-sql-injection
  PQprepare(pg, "find", sql, 0, NULL);

  SQLHSTMT odbc;
  // ruleid: c-sql-injection
  SQLExecDirect(odbc, sql, SQL_NTS);
  // ok: c-sql-injection
  SQLPrepare(odbc, "SELECT * FROM users WHERE name = ?", SQL_NTS);
  return 0;
}
