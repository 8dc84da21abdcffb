class A {
  void F(D d, D e) {
    // ruleid: index
    table[given()] = 1;
    table[0] = 1;
    d.close();
    // ruleid: later
    d.read(1);
    e.read(1);
    // ruleid: start
    var a = origin(1);
    var b = origin(2);
    emit(a);
    var c = whole();
    // ruleid: assigned
    show(c);
    show(c.part);
    show(table[c]);
  }
}
