#include <stdlib.h>

struct item { int a; };
#define COUNT 16

void many(size_t count, struct item *items, void *pool) {
  // ruleid: c-allocation-overflow
  struct item *made = malloc(count * sizeof(struct item));
  // ruleid: c-allocation-overflow
  items = realloc(items, count * sizeof(*items));
  // ruleid: c-allocation-overflow
  char *text = pool_alloc(pool, count * sizeof(struct item));
  // ok: c-allocation-overflow
  struct item *checked = calloc(count, sizeof(struct item));
  // ok: c-allocation-overflow
  struct item *few = malloc(16 * sizeof(struct item));
  // ok: c-allocation-overflow
  struct item *some = malloc(COUNT * sizeof(struct item));
  use(made, items, text, checked, few, some);
}
