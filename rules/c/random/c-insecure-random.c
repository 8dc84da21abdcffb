#include <stdlib.h>

void make(char *text, unsigned char *out) {
  unsigned char key[16];
  char token[33];
  for (int i = 0; i < 16; i++) {
    // ruleid: c-insecure-random
    key[i] = rand() % 256;
  }
  // ruleid: c-insecure-random
  int session_id = random();
  // ruleid: c-insecure-random
  snprintf(token, sizeof(token), "%d%d", rand(), 4);
  // ok: c-insecure-random
  int x = rand() % 640;
  // ok: c-insecure-random
  getrandom(key, sizeof(key), 0);
  // ok: c-insecure-random
  RAND_bytes(key, sizeof(key));
  use(x, session_id, text, out);
}
