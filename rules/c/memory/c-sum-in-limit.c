#include <stddef.h>

size_t limited(size_t offset, size_t length, size_t size) {
  // ruleid: c-sum-in-limit
  if (offset + length > size) length = size - offset;
  return length;
}

int limited_in_a_block(int offset, int length, int size) {
  // ruleid: c-sum-in-limit
  if (size < offset + length) {
    length = size - offset;
  }
  return length;
}

size_t compared(size_t offset, size_t length, size_t size) {
  // ok: c-sum-in-limit
  if (length > size - offset) length = size - offset;
  // ok: c-sum-in-limit
  if (offset + length > size) length = 0;
  return length;
}

double fractions(void) {
  double a = 1.5;
  double b = 2.5;
  double c = 3.5;
  // ok: c-sum-in-limit
  if (a + b > c) a = c - b;
  return a;
}

unsigned long cut(unsigned long begin, unsigned long count, unsigned long end) {
  // ruleid: c-sum-in-limit
  if (begin + count >= end) count = end - begin;
  return count;
}
