#include <cstdlib>
#include <cstring>

void wrong() {
  char *text = new char[16];
  // ruleid: cpp-mismatched-delete
  delete text;
  int *number = new int(4);
  // ruleid: cpp-mismatched-delete
  delete[] number;
  char *copy = strdup("a");
  // ruleid: cpp-mismatched-delete
  delete copy;
  char *other = new char[4];
  // ruleid: cpp-mismatched-delete
  free(other);
}

void right() {
  char *text = new char[16];
  // ok: cpp-mismatched-delete
  delete[] text;
  int *number = new int(4);
  // ok: cpp-mismatched-delete
  delete number;
  char *copy = strdup("a");
  // ok: cpp-mismatched-delete
  free(copy);
}

struct item { int number; };
typedef item *pointer;

void list(int count) {
  pointer *all = new pointer[count];
  all[0] = new item();
  // ok: cpp-mismatched-delete
  delete[] all;
  item *several = new item[count];
  // ruleid: cpp-mismatched-delete
  delete several;
}
