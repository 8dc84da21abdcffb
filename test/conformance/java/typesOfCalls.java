import java.util.List;
import java.util.Map;
import org.acme.Box;

class A {
  void f(List<Boolean> l, Map<String, Integer> m, String s, Other o) {
    // ruleid: typed--boolean
    check(s.equals("a"));
    // ruleid: typed--boolean
    check(a() || b());
    // ruleid: typed--boolean
    check(x ^ true);
    // ruleid: typed--boolean
    check(l.get(0));
    check(1 ^ 2);
    check(a());
    check(m.get("k"));
    // ruleid: typed--integer
    count(m.get("k"));
    // ruleid: typed--integer
    count(s.length());
    count(s.trim());
    Box b = new Box();
    // ruleid: typed--imported
    b.seal();
    o.seal();
  }
}
