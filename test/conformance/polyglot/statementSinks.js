function f() {
  // ruleid: statement--sink
  const a =
      send(given());
  const b =
      send(1) + show(given());
  // ruleid: statement--sink
  return show(
      send(given()));
}
