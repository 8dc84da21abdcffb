#include <stdio.h>

void build(char *sql, char **made, const char *name) {
  // ruleid: c-sql-string-building
  snprintf(sql, 256, "DELETE FROM users WHERE name = '%s'", name);
  // ruleid: c-sql-string-building
  sprintf(sql, "select * from users where name = '%s'", name);
  // ruleid: c-sql-string-building
  asprintf(made, "UPDATE users SET name = '%s'", name);
  // ok: c-sql-string-building
  snprintf(sql, 256, "SELECT * FROM users WHERE id = %d", 4);
  // ok: c-sql-string-building
  snprintf(sql, 256, "%s was selected from the list", name);
  // ok: c-sql-string-building
  *made = sqlite3_mprintf("DELETE FROM users WHERE name = %Q", name);
}
