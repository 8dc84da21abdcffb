#include <stdio.h>

struct user { char *password, *encrypted_password; int password_length, password_tries, has_password; };

void tell(FILE *log, struct user *user, const char *api_key, int client) {
  // ruleid: c-secret-in-clear
  fprintf(log, "password %s\n", user->password);
  // ruleid: c-secret-in-clear
  printf("%s", api_key);
  // ruleid: c-secret-in-clear
  fputs(user->password, log);
  // ruleid: c-secret-in-clear
  send(client, api_key, 16, 0);
  // ok: c-secret-in-clear
  fprintf(log, "%d characters\n", user->password_length);
  // ok: c-secret-in-clear
  printf("password: ");
  // ok: c-secret-in-clear
  fputs("password_file", log);
  // ok: c-secret-in-clear
  fprintf(log, "%d tries\n", user->password_tries);
  // ok: c-secret-in-clear
  fprintf(log, "has one: %d\n", user->has_password);
  // ok: c-secret-in-clear
  fprintf(log, "%s\n", user->encrypted_password);
}
