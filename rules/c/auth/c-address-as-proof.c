#include <netdb.h>
#include <stdlib.h>
#include <string.h>

int is_admin(void) {
  const char *address = getenv("REMOTE_ADDR");
  // ruleid: c-address-as-proof
  if (strcmp(address, "127.0.0.1") == 0) return 1;
  // ruleid: c-address-as-proof
  if (strcmp("backup.example.com", getenv("REMOTE_HOST")) == 0) return 1;
  // ok: c-address-as-proof
  if (strcmp(address, "none") == 0) return 0;
  // ok: c-address-as-proof
  return strcmp(getenv("HOME"), "/root") == 0;
}

int is_trusted(const char *bytes, int length) {
  struct hostent *host = gethostbyaddr(bytes, length, 2);
  // ruleid: c-address-as-proof
  return strcasecmp(host->h_name, "trusted.example.com") == 0;
}

int is_local(const char *configured) {
  // ok: c-address-as-proof
  return strcmp(configured, "127.0.0.1") == 0;
}
