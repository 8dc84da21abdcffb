#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fixed(void) {
  char name[8];
  // ruleid: c-copy-beyond-end
  memset(name, 0, 16);
  // ok: c-copy-beyond-end
  memset(name, 0, sizeof(name));
  // ruleid: c-copy-beyond-end
  strcpy(name, "too long by two");
  // ok: c-copy-beyond-end
  strcpy(name, "fits in");
}

int made(const char *from) {
  char *text = malloc(10);
  if (text == NULL) return -1;
  // ruleid: c-copy-beyond-end
  strcpy(text, "0123456789");
  // ok: c-copy-beyond-end
  strcpy(text, "012345678");
  // ruleid: c-copy-beyond-end
  strncpy(text, from, 11);
  // ok: c-copy-beyond-end
  strncpy(text, from, 10);
  char *middle = text + 5;
  // ruleid: c-copy-beyond-end
  memcpy(middle, from, 6);
  // ok: c-copy-beyond-end
  memcpy(middle, from, 5);
  free(text);
  return 0;
}

void counted(FILE *file) {
  int numbers[4];
  // ok: c-copy-beyond-end
  memset(numbers, 0, 4 * sizeof(int));
  // ruleid: c-copy-beyond-end
  memset(numbers, 0, 5 * sizeof(int));
  char line[80];
  // ruleid: c-copy-beyond-end
  fgets(line, 100, file);
  // ok: c-copy-beyond-end
  fgets(line, 80, file);
}

void formatted(int value, const char *name) {
  char small[4], large[16];
  // ruleid: c-copy-beyond-end
  sprintf(small, "%d: %s", value, "ab");
  // ruleid: c-copy-beyond-end
  sprintf(small, "%d", 1234);
  // ruleid: c-copy-beyond-end
  sprintf(small, "abcd");
  // ok: c-copy-beyond-end
  sprintf(small, "%d", 123);
  // ok: c-copy-beyond-end
  sprintf(large, "%d: %s", value, name);
}
