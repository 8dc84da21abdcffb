#include <string.h>

void clear(char *text, int count) {
  char buffer[256];
  // ruleid: c-memset-length
  memset(buffer, sizeof(buffer), 0);
  // ruleid: c-memset-length
  memset(text, count, 0);
  // ruleid: c-memset-length
  memset(&buffer, 0xff, 0);
  // ok: c-memset-length
  memset(buffer, 0, sizeof(buffer));
  // ok: c-memset-length
  memset(text, 0, count);
  // ok: c-memset-length
  memset(text, ' ', 1);
  char answer[64] = "";
  // ok: c-memset-length
  memset(answer, 0, sizeof(answer));
}
