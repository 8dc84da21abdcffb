#include <stdio.h>
#include <stdlib.h>

void make(char *name) {
  // ruleid: c-temporary-name
  tmpnam(name);
  // ruleid: c-temporary-name
  char *other = tempnam("/tmp", "a");
  // ruleid: c-temporary-name
  mktemp(name);
  // ok: c-temporary-name
  int file = mkstemp(name);
  // ok: c-temporary-name
  FILE *made = tmpfile();
  // ok: c-temporary-name
  mkdtemp(name);
  use(other, file, made);
}
