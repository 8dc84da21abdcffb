<?php
// ruleid: parameter--default
function a($b, $c = 'x', $d = 1) {
  return $c;
}
function e($f = 1) {
  return $g;
}
class H {
  // ruleid: parameter--words
  public function one(readonly public string $i) {}
  // ruleid: parameter--words
  public function two(public readonly string $i, int $j) {}
  public function three(readonly private string $i, public string $j) {}
  // ruleid: parameter--words
  public function four(int $i, READONLY public string $j) {}
  public function five(public string $readonly) {}
}
