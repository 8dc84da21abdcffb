#include <stdlib.h>
#include <string.h>

int login(char *secret_key, char *text) {
  char password[64], line[64];
  ask(password, line);
  memset(line, 0, sizeof(line));
  if (text == NULL) {
    // ruleid: c-secret-not-wiped
    memset(password, 0, sizeof(password));
    return -1;
  }
  // ruleid: c-secret-not-wiped
  memset(secret_key, 0, 32);
  free(secret_key);
  // ok: c-secret-not-wiped
  memset(password, 0, sizeof(password));
  ask(password, line);
  // ok: c-secret-not-wiped
  explicit_bzero(password, sizeof(password));
  return 0;
}

int other(char *token) {
  // ruleid: c-secret-not-wiped
  bzero(token, 32);
  free(token);
  char line[16];
  // ok: c-secret-not-wiped
  memset(line, 0, sizeof(line));
  return 0;
}

void sign_in(int client) {
  char password[64] = "";
  ask(password, NULL);
  answer(client, password);
  // ruleid: c-secret-not-wiped
  memset(password, 0, sizeof(password));
}

void clear(char *password) {
  // ok: c-secret-not-wiped
  memset(password, 0, 64);
}

void forget(struct answer *answer) {
  // ok: c-secret-not-wiped
  memset(answer->public_key, 0, answer->size);
  free(answer->public_key);
  // ruleid: c-secret-not-wiped
  memset(answer->private_key, 0, answer->size);
  free(answer->private_key);
}

int signed_in(int client) {
  char answer[64];
  read(client, answer, sizeof(answer) - 1);
  int is_known = check(answer);
  // ruleid: c-secret-not-wiped
  memset(answer, 0, sizeof(answer));
  return is_known;
}

int read_after(int client) {
  char answer[64];
  read(client, answer, sizeof(answer));
  // ok: c-secret-not-wiped
  memset(answer, 0, sizeof(answer));
  return check(answer);
}
