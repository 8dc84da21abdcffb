class A { void F(int q) {
  // ruleid: statement--call
  var a =
      submit(q);
  var b =
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
  var c =
      keep(q);
  keep(0);
  keep(1);
  point(
      // ruleid: statement--focus
      q);
  // ruleid: statement--alone
  alone(
      q);
  var d = alone(q);
} }
