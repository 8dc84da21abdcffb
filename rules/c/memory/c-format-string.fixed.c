#include <stdio.h>
#include <syslog.h>

#define USAGE "usage: %s\n"

void tell(const char *message, FILE *log) {
  // ruleid: c-format-string
  printf("%s", message);
  // ruleid: c-format-string
  fprintf(log, "%s", message);
  // ruleid: c-format-string
  syslog(LOG_ERR, "%s", message);
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
