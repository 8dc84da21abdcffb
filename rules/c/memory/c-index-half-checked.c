int upper(int at) {
  int table[8] = {0};
  if (at < 8) {
    // ruleid: c-index-half-checked
    return table[at];
  }
  return 0;
}

int lower(int at) {
  int table[8] = {0};
  if (at < 0) return 0;
  // ruleid: c-index-half-checked
  return table[at];
}

int nested(int at) {
  char *names[] = {"a", "b"};
  int length = at - 1;
  if (length > 1) return 0;
  // ruleid: c-index-half-checked
  return names[length] != 0;
}

int both(int at) {
  int table[8] = {0};
  if (at < 0 || at >= 8) return 0;
  // ok: c-index-half-checked
  return table[at];
}

int counted(int *given) {
  int table[8] = {0};
  // ok: c-index-half-checked
  for (int i = 0; given[i] != 0; i++) table[i] = given[i];
  return table[0];
}

int natural(unsigned int at) {
  int table[8] = {0};
  if (at >= 8) return 0;
  // ok: c-index-half-checked
  return table[at];
}

int unknown(int *given, int at) {
  if (at < 0) return 0;
  // ok: c-index-half-checked
  return given[at];
}
