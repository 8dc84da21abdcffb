function one() {
  // ruleid: behind-block
  begin();
  if (a) {
    work();
  }
  finish();
}
function two() {
  begin();
  if (a) {
    finish();
  }
  work();
}
