#include <dirent.h>
#include <stdio.h>

int failing(const char *path, int failed) {
  // ok: c-file-not-closed
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  if (failed) return -2;
  fclose(file);
  return 0;
}

void listed(const char *path) {
  // ruleid: c-file-not-closed
  DIR *folder = opendir(path);
  if (folder) printf("there");
}

void written(const char *path, const char *text) {
  // ruleid: c-file-not-closed
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%s", text);
}

void closed(const char *path, const char *text) {
  // ok: c-file-not-closed
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%s", text);
  fclose(file);
}

FILE *opened(const char *path) {
  // ok: c-file-not-closed
  FILE *file = fopen(path, "w");
  return file;
}

int handed(const char *path) {
  // ok: c-file-not-closed
  FILE *file = fopen(path, "w");
  if (file == NULL) return -1;
  return write_all(file);
}

int asked(void) {
  // ruleid: c-file-not-closed
  FILE *output = popen("uptime", "r");
  if (output == NULL) return -1;
  return fgetc(output);
}
