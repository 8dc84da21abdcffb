// ruleid: field--promoted
class A {
  constructor(private key: string) {}
}
class B {
  constructor(key: string) {}
}
// ruleid: field--promoted
class C {
  private key: string;
}
