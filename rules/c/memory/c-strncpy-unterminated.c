#include <string.h>

struct user { char name[16]; };

void set(struct user *user, const char *text) {
  char copy[16], other[16], third[16];
  // ruleid: c-strncpy-unterminated
  strncpy(user->name, text, sizeof(user->name));
  // ruleid: c-strncpy-unterminated
  strncpy(copy, text, sizeof(copy));
  // ruleid: c-strncpy-unterminated
  strncpy(third, text, sizeof(third));
  // ok: c-strncpy-unterminated
  strncpy(other, text, sizeof(other));
  other[sizeof(other) - 1] = 0;
  // ok: c-strncpy-unterminated
  strncpy(copy, text, sizeof(copy) - 1);
  // ok: c-strncpy-unterminated
  strncpy(copy, "none", sizeof(copy));
}
