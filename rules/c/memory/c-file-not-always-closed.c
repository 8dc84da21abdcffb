#include <dirent.h>
#include <stdio.h>

int failing(const char *path, int failed) {
  // ruleid: c-file-not-always-closed
  FILE *file = fopen(path, "r");
  if (file == NULL) return -1;
  if (failed) return -2;
  fclose(file);
  return 0;
}

void listed(const char *path) {
  // ok: c-file-not-always-closed
  DIR *folder = opendir(path);
  if (folder) printf("there");
}

void written(const char *path, const char *text) {
  // ok: c-file-not-always-closed
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%s", text);
}

void closed(const char *path, const char *text) {
  // ok: c-file-not-always-closed
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%s", text);
  fclose(file);
}

FILE *opened(const char *path) {
  // ok: c-file-not-always-closed
  FILE *file = fopen(path, "w");
  return file;
}

int handed(const char *path) {
  // ok: c-file-not-always-closed
  FILE *file = fopen(path, "w");
  if (file == NULL) return -1;
  return write_all(file);
}

int listed_or_not(const char *path, int is_quiet) {
  // ruleid: c-file-not-always-closed
  DIR *folder = opendir(path);
  if (folder == NULL) return -1;
  if (is_quiet) return 0;
  printf("there");
  return closedir(folder);
}

int asked(const char *command, int is_early) {
  // ruleid: c-file-not-always-closed
  FILE *output = popen(command, "r");
  if (output == NULL) return -1;
  if (is_early) return fgetc(output);
  return pclose(output);
}
