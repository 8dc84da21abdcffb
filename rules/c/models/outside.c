#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <openssl/ssl.h>

int main(int argc, char **argv) {
  // ruleid: c-command-injection
  system(argv[1]);
  printf("%s\n", argv[0]);
  // ruleid: c-command-injection
  system(getenv("EDITOR"));
  while (getopt(argc, argv, "c:") != -1)
    // ruleid: c-command-injection
    system(optarg);
  // ok: c-command-injection
  system("date");
  return 0;
}

void typed(void) {
  char line[64];
  fgets(line, sizeof line, stdin);
  // ruleid: c-command-injection
  system(line);
  char copy[128];
  strcpy(copy, "echo ");
  // ok: c-command-injection
  system(copy);
  strcat(copy, line);
  // ruleid: c-command-injection
  system(copy);
  char word[16];
  scanf("%15s", word);
  // ruleid: c-command-injection
  system(word);
}

void received(int socket, SSL *ssl) {
  char data[64];
  // ok: c-command-injection
  system(data);
  recv(socket, data, sizeof data, 0);
  // ruleid: c-command-injection
  system(data);
  char sealed[64];
  SSL_read(ssl, sealed, sizeof sealed);
  // ruleid: c-command-injection
  system(sealed);
  char part[32];
  sscanf(data, "%31s", part);
  // ruleid: c-command-injection
  system(part);
}
