#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

int serve(int argc, char **argv, int socket) {
  char name[64];
  recv(socket, name, sizeof name, 0);
  char command[128];
  snprintf(command, sizeof command, "convert %s out.png", name);
  // ruleid: c-command-injection
  system(command);
  // ruleid: c-command-injection
  FILE *pipe = popen(command, "r");
  // ruleid: c-command-injection
  execl("/bin/sh", "sh", "-c", command, NULL);
  // ok: c-command-injection
  execl("/usr/bin/convert", "convert", name, "out.png", NULL);
  // ruleid: c-command-injection
  execvp(name, argv + 1);
  // ok: c-command-injection
  system("uptime");

  char path[128];
  snprintf(path, sizeof path, "/srv/files/%s", name);
  // ruleid: c-path-traversal
  FILE *file = fopen(path, "r");
  // ruleid: c-path-traversal
  int descriptor = open(path, O_RDONLY);
  // ruleid: c-path-traversal
  unlink(path);
  // ruleid: c-path-traversal
  rename("/srv/files/new", path);
  // ruleid: c-path-traversal
  mkdir(path, 0700);
  // ruleid: c-path-traversal
  DIR *folder = opendir(path);
  // ok: c-path-traversal
  FILE *own = fopen("/srv/files/list", "r");
  // ok: c-path-traversal
  fwrite(path, 1, sizeof path, own);
  return 0;
}
