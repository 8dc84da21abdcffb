#include <fcntl.h>

void make(const char *path, int folder) {
  // ruleid: c-open-without-mode
  open(path, O_CREAT | O_WRONLY);
  // ruleid: c-open-without-mode
  openat(folder, path, O_RDWR | O_CREAT);
  // ruleid: c-open-without-mode
  open("/tmp", O_TMPFILE | O_RDWR);
  // ok: c-open-without-mode
  open(path, O_CREAT | O_WRONLY, 0600);
  // ok: c-open-without-mode
  open(path, O_WRONLY);
  // ok: c-open-without-mode
  openat(folder, path, O_CREAT | O_RDWR, 0644);
}
