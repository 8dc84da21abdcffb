#include <stdio.h>

void read_name(void) {
  char name[64];
  // ruleid: c-gets
  gets(name);
  // ok: c-gets
  fgets(name, sizeof(name), stdin);
}

char *read_all(char *line) {
  // ruleid: c-gets
  if (gets(line) == NULL) return NULL;
  // ruleid: c-gets
  return gets(line);
}

void own(struct reader *reader, char *line) {
  // ok: c-gets
  reader->gets(line);
  // ok: c-gets
  getline(&line, &(size_t){0}, stdin);
}
