int f() {
  // ruleid: statement--sink
  auto a =
      send(given());
  auto b =
      send(1) + show(given());
  // ruleid: statement--sink
  return show(
      send(given()));
}
