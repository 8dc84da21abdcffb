#include <stdlib.h>
#include <string.h>

void greet(const char *who) {
  char text[32];
  // ruleid: c-unbounded-copy
  strcpy(text, who);
  // ruleid: c-unbounded-copy
  strcat(text, who);
  // ok: c-unbounded-copy
  strcpy(text, "hello");
  // ok: c-unbounded-copy
  snprintf(text, sizeof(text), "%s", who);
}

void wide(wchar_t *target, const wchar_t *source) {
  // ruleid: c-unbounded-copy
  wcscpy(target, source);
}

char *kept(const char *text) {
  char *copy = malloc(strlen(text) + 1);
  // ok: c-unbounded-copy
  strcpy(copy, text);
  return copy;
}

int checked(char target[16], const char *text) {
  if (strlen(text) >= 16) {
    return -1;
  }
  // ok: c-unbounded-copy
  strcpy(target, text);
  return 0;
}
