#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  char command[256], line[64];
  snprintf(command, sizeof(command), "ping %s", argv[1]);
  // ruleid: c-command-injection
  system(command);
  fgets(line, sizeof(line), stdin);
  // ruleid: c-command-injection
  FILE *out = popen(line, "r");
  // ruleid: c-command-injection
  execl("/bin/sh", "sh", "-c", getenv("HOOK"), (char *)NULL);
  // ok: c-command-injection
  system("ls");
  // ok: c-command-injection
  execlp("ping", "ping", "--", argv[1], (char *)NULL);
  char stop[32];
  snprintf(stop, sizeof(stop), "kill %d", atoi(argv[1]));
  // ok: c-command-injection
  system(stop);
  return pclose(out);
}

void run(int client) {
  char request[256], count[16];
  recv(client, request, sizeof(request) - 1, 0);
  char *mark = strchr(request, '?');
  if (mark == NULL) return;
  *mark = '\0';
  char *name = mark + 1;
  // ruleid: c-command-injection
  system(name);
  name++;
  // ruleid: c-command-injection
  system(name - 1);
  int length = request[0] - '0';
  snprintf(count, sizeof(count), "seq %d", length + 1);
  // ok: c-command-injection
  system(count);
}

void edit(char **arguments) {
  const char *editor = getenv("EDITOR");
  // ok: c-command-injection
  execvp(editor, arguments);
  // ruleid: c-command-injection
  system(editor);
  const char *other = getenv("REMOTE_USER");
  // ruleid: c-command-injection
  execvp(other, arguments);
}
