void f(D d, D e) {
  // ruleid: index
  table[given()] = 1;
  table[0] = 1;
  d.close();
  // ruleid: later
  d.read(1);
  e.read(1);
  // ruleid: start
  char *a = origin(1);
  char *b = origin(2);
  emit(a);
  C c = whole();
  // ruleid: assigned
  show(c);
  show(c.part);
  show(table[c]);
}
