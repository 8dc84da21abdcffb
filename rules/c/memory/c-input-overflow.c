#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
  char name[32], path[64], line[256];
  // ruleid: c-input-overflow
  strcpy(name, argv[1]);
  char *home = getenv("HOME");
  // ruleid: c-input-overflow
  sprintf(path, "%s/.config", home);
  while (fgets(line, sizeof(line), stdin)) {
    // ruleid: c-input-overflow
    strcat(name, line);
  }
  if (strlen(argv[1]) < sizeof(name)) {
    // ok: c-input-overflow
    strcpy(name, argv[1]);
  }
  // ok: c-input-overflow
  snprintf(path, sizeof(path), "%s/.config", home);
  // ok: c-input-overflow
  sprintf(path, "%d", atoi(argv[1]));
  // ok: c-input-overflow
  strcpy(name, "none");
  return 0;
}
