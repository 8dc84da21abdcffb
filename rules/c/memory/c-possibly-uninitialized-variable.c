#include <stdio.h>

int found(int mode) {
  int number;
  if (mode) number = 1;
  // ruleid: c-possibly-uninitialized-variable
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
  // ruleid: c-possibly-uninitialized-variable
  return number;
}

char *named(char **list, int count) {
  char *name;
  for (int i = 0; i < count; i++) name = list[i];
  // ruleid: c-possibly-uninitialized-variable
  return name;
}

int always(int mode) {
  int number;
  if (mode) number = 1;
  else number = 2;
  // ok: c-possibly-uninitialized-variable
  return number;
}

int left(int mode) {
  int number;
  if (mode) number = 1;
  else return -1;
  // ok: c-possibly-uninitialized-variable
  return number;
}

int told(int mode) {
  int number;
  if (mode) read_number(&number);
  else number = 3;
  // ok: c-possibly-uninitialized-variable
  return number;
}
