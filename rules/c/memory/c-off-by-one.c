#define SIZE 8

void fill(void) {
  int table[8];
  char text[SIZE];
  for (int i = 0; i <= 8; i++) {
    // ruleid: c-off-by-one
    table[i] = 0;
  }
  for (int i = 0; i <= SIZE; i++) {
    // ruleid: c-off-by-one
    text[i] = 'a';
  }
  int i;
  for (i = 0; i <= 8; i++)
    // ruleid: c-off-by-one
    table[i] = i;
  for (int j = 0; j < 8; j++) {
    // ok: c-off-by-one
    table[j] = 0;
  }
  for (int j = 0; j <= 7; j++) {
    // ok: c-off-by-one
    table[j] = 0;
  }
  for (int j = 1; j <= 8; j++) {
    // ok: c-off-by-one
    table[j - 1] = 0;
  }
}

void receive(int socket, FILE *file) {
  char buffer[256], other[256], third[256], fourth[256];
  ssize_t length = recv(socket, buffer, sizeof(buffer), 0);
  if (length < 0) return;
  // ruleid: c-off-by-one
  buffer[length] = '\0';
  size_t count;
  while ((count = fread(other, 1, sizeof(other), file)) > 0) {
    // ruleid: c-off-by-one
    other[count] = '\0';
  }
  ssize_t some = recv(socket, third, sizeof(third) - 1, 0);
  if (some < 0) return;
  // ok: c-off-by-one
  third[some] = '\0';
  ssize_t all = read(socket, fourth, sizeof(fourth));
  if (all < 0 || (size_t)all >= sizeof(fourth)) return;
  // ok: c-off-by-one
  fourth[all] = '\0';
}

struct table { int *rows; int *offsets; size_t count; };

int total(struct table *table) {
  int sum = 0;
  for (size_t i = 0; i <= table->count; i++) {
    // ruleid: c-off-by-one
    sum += table->rows[i];
    // ok: c-off-by-one
    table->offsets[i] = sum;
  }
  for (size_t i = 0; i < table->count; i++) {
    // ok: c-off-by-one
    sum += table->rows[i];
  }
  return sum;
}
