#include <stdio.h>
#include <stdlib.h>

struct session { char *user; struct session *next; };

void finish(struct session *session, int *count) {
  free(session);
  // ruleid: c-use-after-free
  puts(session->user);
  free(count);
  // ruleid: c-use-after-free
  printf("%d", *count);
}

int first(char *text, int log) {
  free(text);
  if (log) {
    // ruleid: c-use-after-free
    puts(text);
  }
  // ruleid: c-use-after-free
  return text[0];
}

void all(struct session *list) {
  while (list != NULL) {
    struct session *next = list->next;
    // ok: c-use-after-free
    free(list->user);
    free(list);
    list = next;
  }
}

void again(char *text) {
  free(text);
  text = malloc(16);
  // ok: c-use-after-free
  text[0] = 0;
}

void branch(struct session *session, int failed) {
  if (failed) {
    free(session);
    return;
  }
  // ok: c-use-after-free
  puts(session->user);
}
