#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item { int a; };

int make(size_t size) {
  char *copy = malloc(size);
  // ruleid: c-null-dereference
  copy[0] = 0;
  struct item *item = calloc(1, sizeof(*item));
  // ruleid: c-null-dereference
  item->a = 4;
  FILE *log = fopen("log", "a");
  // ruleid: c-null-dereference
  fprintf(log, "made");
  size_t length = 4;
  char *right = malloc(size);
  if (right == NULL) {
    return -1;
  }
  // ok: c-null-dereference
  right[0] = 0;
  struct item *other = malloc(sizeof(*other));
  if (other) {
    // ok: c-null-dereference
    other->a = 4;
  }
  FILE *file = fopen("a", "r");
  if (!file) return -1;
  // ok: c-null-dereference
  fprintf(file, "%d", 4);
  return (int)length;
}
