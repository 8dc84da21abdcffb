#include <stdio.h>

void told(int value, unsigned char byte, const char *name) {
  char small[4], large[16];
  // ruleid: c-possible-format-overflow
  sprintf(small, "%d", value);
  // ruleid: c-possible-format-overflow
  sprintf(large, "value: %d", value);
  // ok: c-possible-format-overflow
  sprintf(large, "%d", value);
  // ok: c-possible-format-overflow
  sprintf(small, "%u", byte);
  // ok: c-possible-format-overflow
  sprintf(large, "%s", name);
  // ok: c-possible-format-overflow
  sprintf(large, "%f", 1.5);
  // ok: c-possible-format-overflow
  snprintf(small, sizeof(small), "%d", value);
  if (value >= 0 && value < 1000)
    // ok: c-possible-format-overflow
    sprintf(small, "%d", value);
  if (value < 1000)
    // ruleid: c-possible-format-overflow
    sprintf(small, "%d", value);
}
