#include <stdlib.h>

void twice(char *text) {
  free(text);
  // ruleid: c-double-free
  free(text);
}

int parse(char *text, int failed) {
  free(text);
  log_result(failed);
  // ruleid: c-double-free
  free(text);
  return failed;
}

struct list { char *name; };

void field(struct list *list) {
  free(list->name);
  // ruleid: c-double-free
  free(list->name);
}

void right(char *text, int failed) {
  free(text);
  text = NULL;
  // ok: c-double-free
  free(text);
}

void either(char *text, int failed) {
  if (failed) {
    // ok: c-double-free
    free(text);
    return;
  }
  // ok: c-double-free
  free(text);
}

void each(struct list *list, int count) {
  for (int i = 0; i < count; i++) {
    // ok: c-double-free
    free(list[i].name);
  }
  // ok: c-double-free
  free(list);
}

int branch(char *text, int failed) {
  if (failed) {
    log_result(failed);
    free(text);
  }
  // ruleid: c-double-free
  free(text);
  return failed;
}

int loop(char *text, int count) {
  for (int i = 0; i < count; i++) {
    if (text[i] == 0) {
      free(text);
      break;
    }
  }
  // ruleid: c-double-free
  free(text);
  return count;
}

int leaving(char *text, int count) {
  for (int i = 0; i < count; i++) {
    if (text[i] == 0) {
      free(text);
      return -1;
    }
  }
  // ok: c-double-free
  free(text);
  return count;
}

int cleared(char *text, int failed) {
  if (failed) {
    free(text);
    text = NULL;
  }
  // ok: c-double-free
  free(text);
  return failed;
}

int label(char *text, char *more) {
  if (more == NULL) goto failed;
  free(text);
  return 0;
failed:
  // ok: c-double-free
  free(text);
  return -1;
}

void filled(char *text) {
  free(text);
  CHECK(read_text(&text) == 0);
  // ok: c-double-free
  free(text);
}

void renamed(char *text) {
  char *other = text;
  free(other);
  // ruleid: c-double-free
  free(text);
}
