class A { int f() {
  // ruleid: statement--sink
  int a =
      send(given());
  int b =
      send(1) + show(given());
  // ruleid: statement--sink
  return show(
      send(given()));
} }
