#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

FILE *edit(const char *path) {
  if (access(path, W_OK) == 0) {
    // ruleid: c-check-then-use
    return fopen(path, "w");
  }
  return NULL;
}

void fix(const char *path) {
  struct stat info;
  if (stat(path, &info) != 0) {
    return;
  }
  // ruleid: c-check-then-use
  chmod(path, 0600);
  int found = access(path, F_OK);
  // ruleid: c-check-then-use
  unlink(path);
  use(found);
}

int right(const char *path, const char *other) {
  struct stat info;
  // ok: c-check-then-use
  int file = open(path, O_RDONLY | O_NOFOLLOW);
  fstat(file, &info);
  if (access(other, R_OK) == 0) {
    // ok: c-check-then-use
    return open(path, O_RDONLY);
  }
  // ok: c-check-then-use
  return unlink("/run/own.pid");
}
