int share(int total, int count) {
  int none = 0;
  // ruleid: c-division-by-zero
  if (count == 0) return total / count;
  // ruleid: c-division-by-zero
  if (total < 0) return total % none;
  // ok: c-division-by-zero
  return total / count;
}

int shared(int total, int count) {
  int parts = 0;
  if (count > 0) parts = count;
  // ok: c-division-by-zero
  return parts == 0 ? 0 : total / parts;
}

int average(int total, int count) {
  if (count != 0) return total / count;
  // ruleid: c-division-by-zero
  return total / count;
}

int shared_among(int total, int count) {
  if (count == 0) count = 1;
  // ok: c-division-by-zero
  return total / count;
}
