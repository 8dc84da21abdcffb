#include <string.h>

void clear(char *text, int count) {
  char buffer[256];
  // ruleid: c-memset-length
  memset(buffer,  0, sizeof(buffer));
  // ruleid: c-memset-length
  memset(text,  0, count);
  // ruleid: c-memset-length
  memset(&buffer,  0, 0xff);
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
