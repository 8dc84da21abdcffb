#include <stdio.h>
#include <stdlib.h>

int share(const char *line) {
  int count = atoi(line), parts, all;
  // ruleid: c-division-by-input
  int each = 100 / count;
  scanf("%d", &parts);
  // ruleid: c-division-by-input
  each += 100 % parts;
  // ruleid: c-division-by-input
  each += 7 / rand();
  if (count == 0) {
    return 0;
  }
  // ok: c-division-by-input
  each += 100 / count;
  scanf("%d", &all);
  if (all > 0) {
    // ok: c-division-by-input
    each += 100 / all;
  }
  // ok: c-division-by-input
  each += 100 / 7;
  // ok: c-division-by-input
  each += 100 / (rand() % 6 + 1);
  return each;
}

double fraction(const char *line) {
  double part = strtod(line, NULL);
  // ok: c-division-by-input
  double all = 1.0 / part;
  long count = strtol(line, NULL, 10);
  // ruleid: c-division-by-input
  return all / count;
}
