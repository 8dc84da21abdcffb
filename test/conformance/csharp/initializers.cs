class A {
  void F() {
    var o = new Options {
      // ruleid: initializer--assignment
      Strict = false,
      Deep = true
    };
    var p = new Other { Strict = false };
  }
  public void Setup(Host h, string s) {
    // ruleid: chain--statement
    h.UseA();
    // ruleid: chain--statement
    h.UseB().C();
    s.Trim();
  }
}
// ruleid: record--struct
public record Point(int X) { int Y; }
// ruleid: record--struct
public record struct Dot(int X) { int Y; }
public struct Other { int Z; }
