#include <string.h>

void join(const char *name) {
  char path[64] = "/tmp/";
  // ruleid: c-strncat-size
  strncat(path, name, sizeof(path));
  // ruleid: c-strncat-size
  strncat(path, name, sizeof(path) - 1);
  // ruleid: c-strncat-size
  strncat(path, name, sizeof(path) - strlen(path));
  // ok: c-strncat-size
  strncat(path, name, sizeof(path) - strlen(path) - 1);
  // ok: c-strncat-size
  strncat(path, name, 10);
  // ok: c-strncat-size
  strlcat(path, name, sizeof(path));
}
