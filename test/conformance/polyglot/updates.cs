class A { void F(int n) {
  // ruleid: update--behind
  show(n++);
  show(++n);
  // ruleid: update--behind
  show((n)++);
  // ruleid: update--before
  show(--n);
  show(n--);
} }
