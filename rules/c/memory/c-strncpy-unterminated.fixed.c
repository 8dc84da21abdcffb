#include <string.h>

struct user { char name[16]; };

void set(struct user *user, const char *text) {
  char copy[16], other[16], third[16];
  // ruleid: c-strncpy-unterminated
  snprintf(user->name,  sizeof(user->name), "%s", text);
  // ruleid: c-strncpy-unterminated
  snprintf(copy,  sizeof(copy), "%s", text);
  // ruleid: c-strncpy-unterminated
  snprintf(third,  sizeof(third), "%s", text);
  // ok: c-strncpy-unterminated
  strncpy(other, text, sizeof(other));
  other[sizeof(other) - 1] = 0;
  // ok: c-strncpy-unterminated
  strncpy(copy, text, sizeof(copy) - 1);
  // ok: c-strncpy-unterminated
  strncpy(copy, "none", sizeof(copy));
}

#define NAME_SIZE 16

struct card { char name[NAME_SIZE]; };

void write_card(struct card *card, const char *text, int length) {
  char name[NAME_SIZE], title[16], whole[16];
  // ruleid: c-strncpy-unterminated
  snprintf(card->name, sizeof(card->name), "%s", text);
  // ok: c-strncpy-unterminated
  strncpy(card->name, text, NAME_SIZE - 1);
  // ok: c-strncpy-unterminated
  strncpy(card->name, text, length);
  // ok: c-strncpy-unterminated
  strncpy(title, text, 16);
  title[15] = '\0';
}

void write_title(const char *text) {
  char title[16];
  // ruleid: c-strncpy-unterminated
  snprintf(title, sizeof(title), "%s", text);
  puts(title);
}
