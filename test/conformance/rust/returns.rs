fn f(x: i32) -> i32 {
  if x < 0 {
    // ruleid: return--implicit
    return 1;
  } else {
    // ruleid: return--implicit
    2
  }
}
fn g() -> i32 {
  prepare();
  // ruleid: return--implicit
  3
}
fn h() {
  prepare();
}
fn i(x: i32) -> i32 {
  if x > 1 {
    // ruleid: return--nothing
    return;
  }
  // ruleid: return--implicit
  x
}
