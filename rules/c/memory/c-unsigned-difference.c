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

int compared(size_t limit, size_t used) {
  if (used <= limit) {
    // ok: c-unsigned-difference
    if (limit - used > 0) return 1;
  }
  while (limit > used) {
    // ok: c-unsigned-difference
    if (limit - used > 0) used++;
  }
  if (limit < used) return 0;
  // ok: c-unsigned-difference
  return limit - used > 0;
}

int limited(size_t limit, size_t used) {
  if (limit < used) {
    limit = used;
  }
  // ok: c-unsigned-difference
  return limit - used > 0;
}

int compared_with_another(size_t limit, size_t used, size_t other) {
  if (other < used) return 0;
  // ruleid: c-unsigned-difference
  return limit - used > 0;
}
