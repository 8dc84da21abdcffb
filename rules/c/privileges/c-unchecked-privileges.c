#include <stdlib.h>
#include <unistd.h>

void drop(void) {
  // ruleid: c-unchecked-privileges
  setgid(getgid());
  // ruleid: c-unchecked-privileges
  setuid(getuid());
  // ruleid: c-unchecked-privileges
  chroot("/var/empty");
  // ok: c-unchecked-privileges
  if (setuid(getuid()) != 0) abort();
  // ok: c-unchecked-privileges
  int result = setgid(getgid());
  if (result != 0) abort();
  // ok: c-unchecked-privileges
  getuid();
}

void checked(int gid) {
  // ok: c-unchecked-privileges
  if (setgid(gid)) abort();
  // ok: c-unchecked-privileges
  if (setegid(gid)) {
    abort();
  }
  if (gid > 0) {
    // ruleid: c-unchecked-privileges
    setegid(gid);
  }
}
