#include <stdlib.h>
#include <string.h>

struct list { char *name; };

int failing(const char *name, int failed) {
  // ok: c-memory-leak
  char *copy = strdup(name);
  if (copy == NULL) return -1;
  if (failed) return -2;
  free(copy);
  return 0;
}

void lost(int size) {
  // ruleid: c-memory-leak
  char *text = malloc(size);
  if (text) memset(text, 0, size);
}

int replaced(int size) {
  // ruleid: c-memory-leak
  char *text = malloc(size);
  // ok: c-memory-leak
  text = malloc(size + 1);
  free(text);
  return 0;
}

char *returned(int size) {
  // ok: c-memory-leak
  char *text = malloc(size);
  if (text == NULL) return NULL;
  return text;
}

int kept(struct list *list, const char *name) {
  // ok: c-memory-leak
  list->name = strdup(name);
  return list->name == NULL ? -1 : 0;
}

int handed(int size) {
  // ok: c-memory-leak
  char *text = malloc(size);
  if (text == NULL) return -1;
  keep_text(text);
  return 0;
}

int freed(int size, int failed) {
  // ok: c-memory-leak
  char *text = malloc(size);
  if (!text) goto end;
  if (failed) goto end;
  memset(text, 1, size);
end:
  free(text);
  return 0;
}

int measured(const char *name) {
  // ruleid: c-memory-leak
  char *copy = strdup(name);
  if (copy == NULL) return -1;
  return copy[0] == '/';
}
