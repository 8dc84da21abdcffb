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


int found(int mode) {
  int number;
  if (mode) number = 1;
  // ruleid: c-uninitialized-variable
  return number;
}

int chosen(int mode) {
  int number;
  switch (mode) {
    case 1:
      number = 4;
      break;
    case 2:
      number = 5;
      break;
  }
  // ruleid: c-uninitialized-variable
  return number;
}

char *named(char **list, int count) {
  char *name;
  for (int i = 0; i < count; i++) name = list[i];
  // ruleid: c-uninitialized-variable
  return name;
}

int always(int mode) {
  int number;
  if (mode) number = 1;
  else number = 2;
  // ok: c-uninitialized-variable
  return number;
}

int left(int mode) {
  int number;
  if (mode) number = 1;
  else return -1;
  // ok: c-uninitialized-variable
  return number;
}

int told(int mode) {
  int number;
  if (mode) read_number(&number);
  else number = 3;
  // ok: c-uninitialized-variable
  return number;
}
