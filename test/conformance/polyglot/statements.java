class A { void f(int q) {
  // ruleid: statement--call
  int a =
      submit(q);
  int b =
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
  int c =
      keep(q);
  keep(0);
  keep(1);
  point(
      // ruleid: statement--focus
      q);
  // ruleid: statement--alone
  alone(
      q);
  int d = alone(q);
} }
