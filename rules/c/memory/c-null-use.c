#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct user { char *name; };

void report(struct user *user) {
  if (user == NULL) {
    // ruleid: c-null-use
    puts(user->name);
  }
}

int first(void) {
  int *list = NULL;
  // ruleid: c-null-use
  return list[0];
}

int made(size_t size) {
  char *copy = malloc(size);
  if (!copy) {
    // ruleid: c-null-use
    copy[0] = 0;
    return -1;
  }
  // ok: c-null-use
  copy[0] = 0;
  free(copy);
  return 0;
}

void asked(struct user *user) {
  if (user != NULL) {
    // ok: c-null-use
    puts(user->name);
  }
}

int set(int *given) {
  int *list = NULL;
  if (given != NULL) list = given;
  else list = (int *)calloc(4, 4);
  // ok: c-null-use
  return list[0];
}

int shown(struct user *user) {
  // ok: c-null-use
  return user == NULL || user->name[0] == 0;
}
