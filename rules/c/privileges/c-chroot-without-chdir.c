#include <unistd.h>

int locked(const char *folder) {
  // ruleid: c-chroot-without-chdir
  if (chroot(folder) != 0) return -1;
  return 0;
}

int moved_first(const char *folder) {
  if (chdir(folder) != 0) return -1;
  // ok: c-chroot-without-chdir
  if (chroot(folder) != 0) return -1;
  return 0;
}

int moved_after(const char *folder) {
  // ok: c-chroot-without-chdir
  if (chroot(folder) != 0) return -1;
  if (chdir("/") != 0) return -1;
  return 0;
}

int here(void) {
  // ok: c-chroot-without-chdir
  return chroot(".");
}

int elsewhere(const char *folder) {
  if (chdir("/tmp") != 0) return -1;
  // ruleid: c-chroot-without-chdir
  return chroot(folder);
}

void jailed(void) {
  // ruleid: c-chroot-without-chdir
  int failed = chroot("/srv/jail");
  if (failed) _exit(1);
}

void moved_by_ours(const char *folder) {
  // ok: c-chroot-without-chdir
  if (chroot(folder) != 0) _exit(1);
  xchdir("/");
}
