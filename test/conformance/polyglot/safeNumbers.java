class A {
  void f(long size) {
    size = given();
    emit("of " + size);
    emit(Long.parseLong(given()));
    emit(given().length());
    String text = given();
    // ruleid: numbers
    emit("of " + text);
    // ruleid: numbers
    emit(given() + 1);
    boolean b = given();
    show(b);
    Boolean c = Boolean.valueOf(given());
    show(c);
    // ruleid: booleans
    show(Long.parseLong(given()));
  }
}
