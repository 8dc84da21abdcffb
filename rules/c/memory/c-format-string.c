#include <stdio.h>
#include <syslog.h>

#define USAGE "usage: %s\n"

void tell(const char *message, FILE *log) {
  // ruleid: c-format-string
  printf(message);
  // ruleid: c-format-string
  fprintf(log, message);
  // ruleid: c-format-string
  syslog(LOG_ERR, message);
  // ok: c-format-string
  printf("%s", message);
  // ok: c-format-string
  printf("done\n");
  // ok: c-format-string
  printf(USAGE, message);
  // ok: c-format-string
  printf(_("done"));
}

void fail(FILE *log) {
  // ok: c-format-string
  fprintf(log, PROGRAM
          ": out of memory\n");
}
