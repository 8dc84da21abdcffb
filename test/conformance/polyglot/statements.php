<?php
function f($q) {
  // ruleid: statement--call
  $a =
      submit($q);
  $b =
      // ruleid: statement--expression
      deliver($q);
  // ruleid: statement--call
  return
      submit($q);
}
class A {
  public function g($q) {
    // ruleid: statement--not
    $this->x =
        keep($q);
    keep(0);
    // ruleid: statement--alone
    alone(
        $q);
    $d = alone($q);
  }
}
