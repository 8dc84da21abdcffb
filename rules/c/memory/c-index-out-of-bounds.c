#include <stdlib.h>

#define LENGTH 8

int counted(void) {
  int table[LENGTH];
  for (int i = 0; i <= LENGTH; i++) {
    // ruleid: c-index-out-of-bounds
    table[i] = i;
  }
  for (int i = 0; i < LENGTH; i++) {
    // ok: c-index-out-of-bounds
    table[i] = i;
  }
  // ruleid: c-index-out-of-bounds
  return table[LENGTH];
}

char made(int at) {
  char *text = malloc(10);
  if (text == NULL) return 0;
  // ruleid: c-index-out-of-bounds
  text[10] = 0;
  // ok: c-index-out-of-bounds
  text[9] = 0;
  char found = 0;
  if (at >= 0 && at <= 10) {
    // ruleid: c-index-out-of-bounds
    found = text[at];
  }
  if (at >= 0 && at < 10) {
    // ok: c-index-out-of-bounds
    found = text[at];
  }
  free(text);
  return found;
}

int listed(unsigned char digit) {
  int days[] = {31, 28, 31};
  // ok: c-index-out-of-bounds
  int sum = days[2];
  // ruleid: c-index-out-of-bounds
  sum += days[3];
  int *second = days + 1;
  // ok: c-index-out-of-bounds
  sum += second[1];
  // ruleid: c-index-out-of-bounds
  sum += second[2];
  // ruleid: c-index-out-of-bounds
  sum += days[-1];
  // ok: c-index-out-of-bounds
  return sum + days[digit % 3];
}
