#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
  char command[64];
  snprintf(command, sizeof command, "kill %s", argv[1]);
  // ruleid: c-command-injection
  system(command);
  char number[64];
  snprintf(number, sizeof number, "kill %d", atoi(argv[1]));
  // ok: c-command-injection
  system(number);
  char other[64];
  snprintf(other, sizeof other, "kill %ld", strtol(argv[1], NULL, 10));
  // ok: c-command-injection
  system(other);
  char length[64];
  snprintf(length, sizeof length, "head -c %zu log", strlen(argv[1]));
  // ok: c-command-injection
  system(length);
  return 0;
}
