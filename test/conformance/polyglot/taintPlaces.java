class A {
  void f(D d, D e) throws Exception {
    // ruleid: index
    table[given()] = 1;
    table[0] = 1;
    d.close();
    // ruleid: later
    d.read(1);
    e.read(1);
    // ruleid: start
    String a = origin(1);
    String b = origin(2);
    emit(a);
    C c = whole();
    // ruleid: assigned
    show(c);
    show(c.part);
    show(table[c]);
  }
}
