<?php
function go($p) {
  // ruleid: text--part
  $q = "choose x where z='$p'";
  $q = "take x where z='$p'";
  // ruleid: name--use
  go($q);
  // ruleid: text--braces
  keep("hi {$z} there");
  keep("hi there");
}
