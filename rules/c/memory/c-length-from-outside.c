#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
  char target[64], source[256];
  int table[16];
  int count = atoi(argv[1]);
  // ruleid: c-length-from-outside
  memcpy(target, source, count);
  // ruleid: c-length-from-outside
  printf("%d", table[count]);
  unsigned size;
  scanf("%u", &size);
  // ruleid: c-length-from-outside
  char *made = malloc(size);
  if (size < sizeof(target)) {
    // ok: c-length-from-outside
    memcpy(target, source, size);
  }
  if (count < 0 || count >= 16) {
    return 1;
  }
  // ok: c-length-from-outside
  printf("%d", table[count]);
  // ok: c-length-from-outside
  printf("%d", table[atoi(argv[1]) % 16]);
  // ok: c-length-from-outside
  memcpy(target, source, sizeof(target));
  free(made);
  return 0;
}

struct record { uint16_t length; char name[64]; };

int read_record(FILE *file, struct record *record, uint32_t *count) {
  if (fread(&record->length, sizeof(record->length), 1, file) != 1) return -1;
  // ruleid: c-length-from-outside
  if (fread(record->name, 1, record->length, file) != record->length) return -1;
  if (fread(count, sizeof(*count), 1, file) != 1) return -1;
  // ruleid: c-length-from-outside
  struct record *all = malloc(*count * sizeof(struct record));
  free(all);
  uint8_t size;
  if (fread(&size, sizeof(size), 1, file) != 1) return -1;
  if (size >= sizeof(record->name)) return -1;
  // ok: c-length-from-outside
  return fread(record->name, 1, size, file) == size ? 0 : -1;
}

char *read_body(const char *header) {
  int length = atoi(header);
  // ruleid: c-length-from-outside
  char *body = malloc(length + 1);
  if (body == NULL) return NULL;
  // ok: c-length-from-outside
  body[length] = '\0';
  return body;
}

void from_network(const uint32_t *table, int i, const uint16_t *given, char *target, const char *source) {
  // ok: c-length-from-outside
  uint32_t first = ntohl(table[i]);
  uint16_t length = ntohs(*given);
  // ok: c-length-from-outside
  char *made = malloc(length);
  // ruleid: c-length-from-outside
  memcpy(target, source, length);
  // ruleid: c-length-from-outside
  char *large = malloc(first);
  free(made);
  free(large);
}

char *read_text(FILE *file, const char *header) {
  int length = atoi(header);
  char *text;
  text = allocate(length + 1);
  // ok: c-length-from-outside
  fread(text, 1, length, file);
  // ruleid: c-length-from-outside
  memcpy(text, header, length);
  return text;
}

int looked_up(const uint32_t *key, const int *table) {
  uint32_t raw = ntohl(*key);
  // ok: c-length-from-outside
  int first = table[raw >> 25];
  // ruleid: c-length-from-outside
  return first + table[raw >> 1];
}
