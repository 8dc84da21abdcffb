<?php
emit((int) given());
emit(intval(given()));
emit(given() * 2);
// ruleid: numbers
emit(given() . 2);
// ruleid: numbers
emit((string) given());
show((bool) given());
// ruleid: booleans
show((int) given());
function f(int $size) {
  $size = given();
  emit($size);
}
