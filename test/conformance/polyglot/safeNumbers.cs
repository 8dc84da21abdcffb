class A {
  void F(int size) {
    size = given();
    emit("of " + size);
    emit(int.Parse(given()));
    emit((long)given());
    string text = given();
    // ruleid: numbers
    emit("of " + text);
    bool b = given();
    show(b);
    // ruleid: booleans
    show((long)given());
  }
}
