#include <stdio.h>

char *text_of(int number) {
  char text[16];
  snprintf(text, sizeof(text), "%d", number);
  // ruleid: c-return-local
  return text;
}

int *next(void) {
  int number = 4;
  // ruleid: c-return-local
  return &number;
}

struct point { int x; };

struct point *origin(void) {
  struct point here;
  here.x = 0;
  // ruleid: c-return-local
  return &here;
}

char *kept(void) {
  static char text[16];
  // ok: c-return-local
  return text;
}

int first(void) {
  int numbers[4] = {1, 2, 3, 4};
  // ok: c-return-local
  return numbers[0];
}

int *shared(int *number) {
  // ok: c-return-local
  return number;
}

struct point corner;

struct point *here(void) {
  // ok: c-return-local
  return &corner;
}

struct point *nested(int wanted) {
  if (wanted) {
    struct point there;
    // ruleid: c-return-local
    return &there;
  }
  return NULL;
}
