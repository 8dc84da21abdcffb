// ruleid: types--any
class A<S, T> { }
// ruleid: types--among
class B<R, S> { }
class B<T> { }
class C {
  // ruleid: parameter--any-number
  void f(double... x) { }
  void g(double x) { }
  void h(String k) {
    // ruleid: constant--format
    show(String.format("a %s", "1"));
    show(String.format("a %s", k));
  }
}
@interface One {
  // ruleid: member--default
  String a();
  // ruleid: member--default
  int b() default 0;
}
