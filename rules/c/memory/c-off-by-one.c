#define SIZE 8

void fill(void) {
  int table[8];
  char text[SIZE];
  for (int i = 0; i <= 8; i++) {
    // ruleid: c-off-by-one
    table[i] = 0;
  }
  for (int i = 0; i <= SIZE; i++) {
    // ruleid: c-off-by-one
    text[i] = 'a';
  }
  int i;
  for (i = 0; i <= 8; i++)
    // ruleid: c-off-by-one
    table[i] = i;
  for (int j = 0; j < 8; j++) {
    // ok: c-off-by-one
    table[j] = 0;
  }
  for (int j = 0; j <= 7; j++) {
    // ok: c-off-by-one
    table[j] = 0;
  }
  for (int j = 1; j <= 8; j++) {
    // ok: c-off-by-one
    table[j - 1] = 0;
  }
}
