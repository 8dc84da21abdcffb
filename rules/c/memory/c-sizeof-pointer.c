#include <stdlib.h>
#include <string.h>

struct user { char name[32]; };

struct user *make(void) {
  // ruleid: c-sizeof-pointer
  struct user *user = malloc(sizeof(user));
  // ok: c-sizeof-pointer
  struct user *right = malloc(sizeof(*right));
  // ok: c-sizeof-pointer
  struct user *named = malloc(sizeof(struct user));
  free(right);
  free(named);
  return user;
}

void clear(struct user *user, char *line, FILE *file) {
  // ruleid: c-sizeof-pointer
  memset(user, 0, sizeof(user));
  // ruleid: c-sizeof-pointer
  fgets(line, sizeof(line), file);
  // ok: c-sizeof-pointer
  memset(user, 0, sizeof(*user));
}

void local(void) {
  char buffer[64];
  // ok: c-sizeof-pointer
  memset(buffer, 0, sizeof(buffer));
}
