#include <alloca.h>
#include <stdlib.h>
#include <string.h>

void local(void) {
  char name[16];
  // ruleid: c-free-of-no-heap
  free(name);
  char *text = name;
  // ruleid: c-free-of-no-heap
  free(text);
  int *number = alloca(16);
  // ruleid: c-free-of-no-heap
  free(number);
}

void right(void) {
  char name[16];
  char *copy = strdup("a");
  // ok: c-free-of-no-heap
  free(copy);
  char *made = malloc(16);
  // ok: c-free-of-no-heap
  free(made);
  char *list[4];
  list[0] = malloc(4);
  // ok: c-free-of-no-heap
  free(list[0]);
  use(name);
}
