#include <stdio.h>
#include <stdlib.h>

void run(const char *command) {
  // ruleid: c-shell-command
  system(command);
  // ruleid: c-shell-command
  FILE *out = popen(command, "r");
  // ruleid: c-shell-command
  _popen(command, "r");
  // ok: c-shell-command
  system("date");
  // ok: c-shell-command
  popen("date", "r");
  // ok: c-shell-command
  system(NULL);
  pclose(out);
}
