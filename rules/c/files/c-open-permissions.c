#include <fcntl.h>
#include <sys/stat.h>

void make(const char *path) {
  // ruleid: c-open-permissions
  chmod(path, 0777);
  // ruleid: c-open-permissions
  open(path, O_CREAT | O_WRONLY, 0666);
  // ruleid: c-open-permissions
  umask(0);
  // ruleid: c-open-permissions
  mkdir(path, S_IRWXU | S_IRWXG | S_IRWXO);
  // ok: c-open-permissions
  chmod(path, 0755);
  // ok: c-open-permissions
  open(path, O_CREAT | O_WRONLY, 0600);
  // ok: c-open-permissions
  umask(077);
  // ok: c-open-permissions
  mkdir(path, 0700);
}

mode_t mask_of(void) {
  // ok: c-open-permissions
  mode_t mask = umask(0);
  umask(mask);
  // ok: c-open-permissions
  umask(mask = umask(0));
  return mask;
}
