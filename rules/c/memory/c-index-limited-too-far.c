#include <stdlib.h>

#define LENGTH 8

int counted(void) {
  int table[LENGTH];
  for (int i = 0; i <= LENGTH; i++) {
    // ruleid: c-index-limited-too-far
    table[i] = i;
  }
  for (int i = 0; i < LENGTH; i++) {
    // ok: c-index-limited-too-far
    table[i] = i;
  }
  int last = 0;
  while (last < LENGTH) {
    // ok: c-index-limited-too-far
    if (table[last++] == 3) break;
  }
  return table[0];
}

char tested(int at) {
  char *text = malloc(10);
  if (text == NULL) return 0;
  char found = 0;
  if (at >= 0 && at <= 10) {
    // ruleid: c-index-limited-too-far
    found = text[at];
  }
  if (at >= 0 && at < 10) {
    // ok: c-index-limited-too-far
    found = text[at];
  }
  free(text);
  return found;
}

int named(unsigned month) {
  static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month > 12) return 0;
  // ruleid: c-index-limited-too-far
  int sum = days[month];
  if (month == 12) return sum;
  // ok: c-index-limited-too-far
  return days[month];
}
