class A {
  void F(Cmd c, string s) {
    c.Text = "one";
    // ruleid: typed--value
    go(s);
  }
}
