#include <stdlib.h>
#include <string.h>

struct list { char *name; };

int failing(const char *name, int failed) {
  // ruleid: c-memory-not-always-freed
  char *copy = strdup(name);
  if (copy == NULL) return -1;
  if (failed) return -2;
  free(copy);
  return 0;
}

void lost(int size) {
  // ok: c-memory-not-always-freed
  char *text = malloc(size);
  if (text) memset(text, 0, size);
}

int replaced(int size) {
  // ok: c-memory-not-always-freed
  char *text = malloc(size);
  // ok: c-memory-not-always-freed
  text = malloc(size + 1);
  free(text);
  return 0;
}

char *returned(int size) {
  // ok: c-memory-not-always-freed
  char *text = malloc(size);
  if (text == NULL) return NULL;
  return text;
}

int kept(struct list *list, const char *name) {
  // ok: c-memory-not-always-freed
  list->name = strdup(name);
  return list->name == NULL ? -1 : 0;
}

int handed(int size) {
  // ok: c-memory-not-always-freed
  char *text = malloc(size);
  if (text == NULL) return -1;
  keep_text(text);
  return 0;
}

int freed(int size, int failed) {
  // ok: c-memory-not-always-freed
  char *text = malloc(size);
  if (!text) goto end;
  if (failed) goto end;
  memset(text, 1, size);
end:
  free(text);
  return 0;
}

int sized(int size, int failed) {
  // ruleid: c-memory-not-always-freed
  char *text = malloc(size);
  if (text == NULL) return -1;
  if (failed) return 0;
  free(text);
  return 1;
}

char *first_or_none(const char *name, int is_hidden) {
  // ruleid: c-memory-not-always-freed
  char *copy = strdup(name);
  if (is_hidden) return NULL;
  return copy;
}
