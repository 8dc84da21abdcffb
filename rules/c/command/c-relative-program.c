#include <unistd.h>

void run(char **arguments, pid_t *pid) {
  // ruleid: c-relative-program
  execlp("tar", "tar", "-xf", "a.tar", (char *)NULL);
  // ruleid: c-relative-program
  execvp("ls", arguments);
  // ruleid: c-relative-program
  posix_spawnp(pid, "ls", NULL, NULL, arguments, NULL);
  // ok: c-relative-program
  execl("/bin/tar", "tar", "-xf", "a.tar", (char *)NULL);
  // ok: c-relative-program
  execv("/bin/ls", arguments);
  // ok: c-relative-program
  execvp(arguments[0], arguments);
}
