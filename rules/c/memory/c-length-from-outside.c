#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
  char target[64], source[256];
  int table[16];
  int count = atoi(argv[1]);
  // ruleid: c-length-from-outside
  memcpy(target, source, count);
  // ruleid: c-length-from-outside
  printf("%d", table[count]);
  unsigned size;
  scanf("%u", &size);
  // ruleid: c-length-from-outside
  char *made = malloc(size);
  if (size < sizeof(target)) {
    // ok: c-length-from-outside
    memcpy(target, source, size);
  }
  if (count < 0 || count >= 16) {
    return 1;
  }
  // ok: c-length-from-outside
  printf("%d", table[count]);
  // ok: c-length-from-outside
  printf("%d", table[atoi(argv[1]) % 16]);
  // ok: c-length-from-outside
  memcpy(target, source, sizeof(target));
  free(made);
  return 0;
}
