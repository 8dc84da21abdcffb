#include <string.h>
#include <unistd.h>

void send_name(int file, char *packet) {
  char name[8] = "name";
  // ruleid: c-read-beyond-end
  memcpy(packet, name, 16);
  // ok: c-read-beyond-end
  memcpy(packet, name, sizeof(name));
  // ruleid: c-read-beyond-end
  write(file, name, 9);
  // ok: c-read-beyond-end
  write(file, name, 8);
  // ruleid: c-read-beyond-end
  write(file, "short", 16);
  // ok: c-read-beyond-end
  write(file, "short", 5);
}
