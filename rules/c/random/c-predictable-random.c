#include <stdlib.h>
#include <time.h>

int roll(void) {
  // ruleid: c-predictable-random
  srand(time(NULL));
  // ruleid: c-predictable-random
  int a = rand() % 6;
  // ruleid: c-predictable-random
  double b = drand48();
  unsigned number;
  // ok: c-predictable-random
  getrandom(&number, sizeof(number), 0);
  // ok: c-predictable-random
  a += arc4random_uniform(6);
  // ok: c-predictable-random
  a += dice.rand(6);
  return a + (int)b + (int)number;
}
