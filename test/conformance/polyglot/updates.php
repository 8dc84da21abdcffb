<?php
function f($n) {
  // ruleid: update--behind
  show($n++);
  show(++$n);
  // ruleid: update--before
  show(--$n);
  show($n--);
}
