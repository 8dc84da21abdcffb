#include <stddef.h>

int left(size_t limit, size_t used, int a, int b, unsigned c, unsigned d) {
  // ruleid: c-unsigned-difference
  while (limit - used > 0) used++;
  // ruleid: c-unsigned-difference
  if (c - d >= 0) return 1;
  // ruleid: c-unsigned-difference
  if (0 < limit - used) return 2;
  // ok: c-unsigned-difference
  if (limit > used) return 3;
  // ok: c-unsigned-difference
  if (a - b > 0) return 4;
  // ok: c-unsigned-difference
  return c - d > 1;
}
