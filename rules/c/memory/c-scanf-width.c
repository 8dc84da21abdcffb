#include <stdio.h>

void ask(FILE *file, const char *line) {
  char name[64], word[16];
  // ruleid: c-scanf-width
  scanf("%s", name);
  // ruleid: c-scanf-width
  fscanf(file, "%d %s", &(int){0}, word);
  // ruleid: c-scanf-width
  sscanf(line, "key=%[^;]", word);
  // ok: c-scanf-width
  scanf("%63s", name);
  // ok: c-scanf-width
  sscanf(line, "%*s %15s", word);
  // ok: c-scanf-width
  scanf("%d%%", &(int){0});
  char *made;
  // ok: c-scanf-width
  scanf("%ms", &made);
}
