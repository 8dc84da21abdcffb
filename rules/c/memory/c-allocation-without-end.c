#include <stdlib.h>
#include <string.h>

char *copy(const char *text, const char *more) {
  // ruleid: c-allocation-without-end
  char *a = malloc(strlen(text));
  strcpy(a, text);
  // ruleid: c-allocation-without-end
  char *b = (char *)malloc(strlen(text) + strlen(more));
  // ruleid: c-allocation-without-end
  char *c = alloca(strlen(more));
  // ok: c-allocation-without-end
  char *d = malloc(strlen(text) + 1);
  // ok: c-allocation-without-end
  char *e = malloc(strlen(text) + strlen(more) + 1);
  // ok: c-allocation-without-end
  char *f = strdup(text);
  return pick(a, b, c, d, e, f);
}
