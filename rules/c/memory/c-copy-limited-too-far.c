#include <string.h>

void copied(const char *from, int length) {
  char name[32];
  if (length < 0 || length > 64) return;
  // ruleid: c-copy-limited-too-far
  memcpy(name, from, length);
  if (length > 32) return;
  // ok: c-copy-limited-too-far
  memcpy(name, from, length);
}

void copied_with_an_end(const char *from, unsigned length) {
  char name[32];
  if (length <= sizeof(name)) {
    // ok: c-copy-limited-too-far
    memcpy(name, from, length);
  }
  // ok: c-copy-limited-too-far
  memcpy(name, from, length);
}

void filled(int length) {
  char name[32], other[16];
  if (length < 0 || length > 48) return;
  // ruleid: c-copy-limited-too-far
  memset(name, 0, length);
  // ruleid: c-copy-limited-too-far
  memmove(other, name, length);
}
