function f(q) {
  // ruleid: statement--call
  const a =
      submit(q);
  const b =
      // ruleid: statement--expression
      deliver(q);
  // ruleid: statement--call
  if (submit(q)) {
    other(q);
  } else if (other(q)) {
    other(q);
    // ruleid: statement--call
  } else if (
      submit(q)) {
    other(q);
  }
  // ruleid: statement--not
  const c =
      keep(q);
  keep(0);
  keep(1);
  point(
      // ruleid: statement--focus
      q);
  // ruleid: statement--alone
  alone(
      q);
  const d = alone(q);
  g((x) =>
    // ruleid: statement--call
    submit(x));
}
