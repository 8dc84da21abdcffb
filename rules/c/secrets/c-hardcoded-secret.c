#include <string.h>

// ruleid: c-hardcoded-secret
#define ADMIN_PASSWORD "Winter-2024!"
// ok: c-hardcoded-secret
#define PASSWORD_FILE "/etc/app/password"
// ok: c-hardcoded-secret
#define SECRET_SIZE 32

int login(const char *given, CURL *curl, MYSQL *db, char *out) {
  // ruleid: c-hardcoded-secret
  const char *password = "hunter2!";
  // ruleid: c-hardcoded-secret
  char api_key[] = "f3a9c1d2e4b5a697";
  // ruleid: c-hardcoded-secret
  if (strcmp(given, password) == 0 || strcmp(user_password, "letmein99") == 0) return 1;
  // ruleid: c-hardcoded-secret
  mysql_real_connect(db, "db", "app", "s3cr3t", "app", 0, NULL, 0);
  // ok: c-hardcoded-secret
  const char *prompt_password = "Password: ";
  // ok: c-hardcoded-secret
  const char *secret = getenv("SECRET");
  // ok: c-hardcoded-secret
  const char *password_file = "/etc/app/password";
  // ok: c-hardcoded-secret
  mysql_real_connect(db, "db", "app", secret, "app", 0, NULL, 0);
  return strlen(api_key) > 0;
}
