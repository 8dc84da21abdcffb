use A::B::go as g;
fn main() {
  // ruleid: macro--name
  println!("a");
  println("a");
  other!("b");
  // ruleid: use--name
  g();
  h();
}
