#include <stdlib.h>

struct list { int *items; };

int grow(struct list *list, char *text, size_t size) {
  // ruleid: c-realloc-leak
  list->items = realloc(list->items, size);
  // ruleid: c-realloc-leak
  text = (char *)realloc(text, size);
  // ruleid: c-realloc-leak
  text = reallocarray(text, size, 2);
  // ok: c-realloc-leak
  char *more = realloc(text, size);
  if (more == NULL) return -1;
  // ok: c-realloc-leak
  text = more;
  // ok: c-realloc-leak
  text = xrealloc(text, size);
  return 0;
}

void ending(char *text, size_t size) {
  // ok: c-realloc-leak
  text = realloc(text, size);
  if (!text) {
    perror("realloc");
    exit(1);
  }
  use(text);
}

void told(char *text, size_t size) {
  // ok: c-realloc-leak
  text = realloc(text, size);
  if (text == NULL) out_of_memory();
  use(text);
}

int kept(char *text, size_t size) {
  char *before = text;
  // ok: c-realloc-leak
  text = realloc(text, size);
  if (text == NULL) {
    free(before);
    return -1;
  }
  return 0;
}

int answered(char *text, size_t size) {
  // ruleid: c-realloc-leak
  text = realloc(text, size);
  if (text == NULL) return -1;
  return 0;
}

void grown(char *text, size_t size, size_t needed) {
  if (size < needed) {
    // ok: c-realloc-leak
    text = realloc(text, needed);
  }
  if (!text) out_of_memory();
  use(text);
}

void *resized(void *text, size_t size) {
  // ok: c-realloc-leak
  text = realloc(text, size);
  if (text == NULL && size != 0) out_of_memory();
  return text;
}
