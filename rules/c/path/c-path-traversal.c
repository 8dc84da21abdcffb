#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int serve(int client) {
  char name[128], path[256];
  recv(client, name, sizeof(name) - 1, 0);
  snprintf(path, sizeof(path), "/srv/files/%s", name);
  // ruleid: c-path-traversal
  FILE *file = fopen(path, "r");
  // ruleid: c-path-traversal
  unlink(name);
  // ruleid: c-path-traversal
  FILE *log = fopen(getenv("LOG_FILE"), "a");
  if (strstr(name, "..") != NULL) {
    return -1;
  }
  // ok: c-path-traversal
  remove(name);
  // ok: c-path-traversal
  fopen("/etc/hostname", "r");
  return file != NULL && log != NULL;
}

void send_below(int client) {
  char name[128], path[256], resolved[PATH_MAX];
  recv(client, name, sizeof(name) - 1, 0);
  snprintf(path, sizeof(path), "/srv/files/%s", name);
  if (strncmp(path, "/srv/files/", 11) == 0) {
    // ruleid: c-path-traversal
    fopen(path, "r");
  }
  if (!realpath(path, resolved) || strncmp(resolved, "/srv/files/", 11) != 0) return;
  // ok: c-path-traversal
  fopen(resolved, "r");
}

void send_resolved(int client) {
  char name[128];
  recv(client, name, sizeof(name) - 1, 0);
  char *full = realpath(name, NULL);
  if (full == NULL) return;
  if (strncmp(full, "/srv/files/", 11) == 0) {
    // ok: c-path-traversal
    fopen(full, "r");
  }
  // ruleid: c-path-traversal
  fopen(full, "w");
}

int main(int argc, char **argv) {
  // ok: c-path-traversal
  FILE *file = fopen(argv[1], "r");
  return file == NULL;
}

FILE *settings(void) {
  char path[256];
  snprintf(path, sizeof(path), "%s/.settings", getenv("HOME"));
  // ok: c-path-traversal
  FILE *file = fopen(path, "r");
  snprintf(path, sizeof(path), "/srv/%s", getenv("REMOTE_USER"));
  // ruleid: c-path-traversal
  return file != NULL ? file : fopen(path, "r");
}
