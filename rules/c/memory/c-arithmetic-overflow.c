#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

int size_of(FILE *file) {
  int count, more, given;
  char line[32];
  fscanf(file, "%d", &count);
  // ruleid: c-arithmetic-overflow
  int size = count * 2;
  fgets(line, sizeof(line), file);
  more = atoi(line);
  // ruleid: c-arithmetic-overflow
  size = more + 1;
  int most = INT_MAX;
  // ruleid: c-arithmetic-overflow
  most++;
  fscanf(file, "%d", &given);
  if (given < INT_MAX / 2) {
    // ok: c-arithmetic-overflow
    size = given * 2;
  }
  // ok: c-arithmetic-overflow
  size = (given & 255) + 1;
  // ok: c-arithmetic-overflow
  size = 4 + 1;
  // ok: c-arithmetic-overflow
  size = atoi("12") + 1;
  return size + most;
}

int limited(int wanted) {
  int most = wanted > INT_MAX ? INT_MAX : wanted;
  // ok: c-arithmetic-overflow
  most++;
  int all = least(wanted, INT_MAX);
  // ok: c-arithmetic-overflow
  return all + most;
}

void from_limits(void) {
  int least = INT_MIN, most = INT_MAX;
  // ruleid: c-arithmetic-overflow
  int below = least - 1;
  // ok: c-arithmetic-overflow
  int above = least + 1;
  // ok: c-arithmetic-overflow
  most--;
  use(below, above, most);
  int count;
  scanf("%d", &count);
  // ok: c-arithmetic-overflow
  long long wide = (long long)count * 2;
  char text[16];
  sprintf(text, "%d", count);
  // ok: c-arithmetic-overflow
  char *end = text + strlen(text);
  // ruleid: c-arithmetic-overflow
  use(count + 1, wide, end);
}
