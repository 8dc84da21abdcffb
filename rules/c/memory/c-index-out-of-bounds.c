#include <stdlib.h>

#define LENGTH 8

int counted(void) {
  int table[LENGTH];
  // ok: c-index-out-of-bounds
  table[LENGTH - 1] = 0;
  // ruleid: c-index-out-of-bounds
  return table[LENGTH];
}

char made(int wide) {
  char *text = malloc(10);
  if (text == NULL) return 0;
  // ruleid: c-index-out-of-bounds
  text[10] = 0;
  // ok: c-index-out-of-bounds
  text[9] = 0;
  int *numbers = wide ? calloc(4, sizeof(int)) : calloc(2, sizeof(int));
  // ok: c-index-out-of-bounds
  if (numbers) numbers[3] = 1;
  // ruleid: c-index-out-of-bounds
  if (numbers) numbers[4] = 1;
  free(numbers);
  free(text);
  return 0;
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
