#include <stdio.h>
#include <stdlib.h>

struct session { char *user; };

void end(struct session *session, int failed) {
  if (failed) free(session);
  // ruleid: c-use-after-possible-free
  puts(session->user);
}

int length(char *text, int mode) {
  switch (mode) {
    case 1:
      free(text);
      break;
    default:
      break;
  }
  // ruleid: c-use-after-possible-free
  return text[0];
}

void each(char **list, char *text, int count) {
  for (int i = 0; i < count; i++) {
    if (list[i] == NULL) free(text);
  }
  // ruleid: c-use-after-possible-free
  puts(text);
}

void leaving(struct session *session, int failed) {
  if (failed) {
    free(session);
    return;
  }
  // ok: c-use-after-possible-free
  puts(session->user);
}

void cleared(char *text, int failed) {
  if (failed) {
    free(text);
    text = "none";
  }
  // ok: c-use-after-possible-free
  puts(text);
}

void both(char *text, char *other, int failed) {
  if (failed) free(other);
  // ok: c-use-after-possible-free
  puts(text);
}
