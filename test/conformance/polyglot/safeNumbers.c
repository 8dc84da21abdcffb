void f() {
  unsigned int n = given();
  emit(n);
  emit(atoi(given()));
  emit((size_t)given());
  char *s = given();
  // ruleid: numbers
  emit(s);
  bool b = given();
  show(b);
  // ruleid: booleans
  show(atoi(given()));
}
