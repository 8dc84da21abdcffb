#include <stdio.h>

void path_of(char *path, const char *user) {
  // ruleid: c-unbounded-format
  sprintf(path, "/home/%s", user);
  // ruleid: c-unbounded-format
  sprintf(path, user);
  // ok: c-unbounded-format
  snprintf(path, 64, "/home/%s", user);
  // ok: c-unbounded-format
  sprintf(path, "none");
}

void numbers(int count) {
  char text[8];
  // ruleid: c-unbounded-format
  sprintf(text, "%d items", count);
  // ok: c-unbounded-format
  snprintf(text, sizeof(text), "%d", count);
}
