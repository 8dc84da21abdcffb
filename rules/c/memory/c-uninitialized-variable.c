#include <stdio.h>
#include <stdlib.h>

int sum(int count) {
  int total;
  for (int i = 0; i < count; i++) {
    // ruleid: c-uninitialized-variable
    total += i;
    break;
  }
  return 0;
}

char first(void) {
  char *text;
  // ruleid: c-uninitialized-variable
  return text[0];
}

int later(void) {
  int number;
  // ruleid: c-uninitialized-variable
  printf("%d", number);
  // ok: c-uninitialized-variable
  number = 4;
  // ok: c-uninitialized-variable
  return number;
}

int given(void) {
  int number;
  // ok: c-uninitialized-variable
  scanf("%d", &number);
  // ok: c-uninitialized-variable
  return number;
}

int each(int mode) {
  int number;
  if (mode) number = 1;
  else number = 2;
  // ok: c-uninitialized-variable
  return number;
}

int fixed(void) {
  static int calls;
  char text[4];
  // ok: c-uninitialized-variable
  text[0] = 0;
  // ok: c-uninitialized-variable
  return calls++;
}
