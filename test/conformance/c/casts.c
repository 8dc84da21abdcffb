int f() {
  // ruleid: cast--assigned
  v = (V *)grab(3);
  // ruleid: cast--assigned
  w = grab(3);
  x = (V *)drop(3);
}
