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
