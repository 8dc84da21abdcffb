<?php
// ruleid: parameter--default
function a($b, $c = 'x', $d = 1) {
  return $c;
}
function e($f = 1) {
  return $g;
}
