#include <string.h>

struct user { char name[16]; };

void set(struct user *user, const char *text) {
  char copy[16], other[16], third[16];
  // ruleid: c-strncpy-unterminated
  snprintf(user->name,  sizeof(user->name), "%s", text);
  // ruleid: c-strncpy-unterminated
  snprintf(copy,  sizeof(copy), "%s", text);
  // ruleid: c-strncpy-unterminated
  snprintf(third,  sizeof(third), "%s", text);
  // ok: c-strncpy-unterminated
  strncpy(other, text, sizeof(other));
  other[sizeof(other) - 1] = 0;
  // ok: c-strncpy-unterminated
  strncpy(copy, text, sizeof(copy) - 1);
  // ok: c-strncpy-unterminated
  strncpy(copy, "none", sizeof(copy));
}
