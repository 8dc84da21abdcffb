interface I {
  // ruleid: parameter--declared
  public int a(String b, int c);
  public int d();
}
class A {
  int f(String s, final int i) {
    // ruleid: parameter--among
    keep(s);
    // ruleid: parameter--among
    keep(i);
    keep(field);
    return 1;
  }
}
