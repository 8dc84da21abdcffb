<?php
// ruleid: field--promoted
class A {
  public function __construct(public readonly string $key) {}
  // ruleid: field--assigned
  protected $open = [];
  protected $other = [];
}
class B {
  public function __construct(private readonly string $key, string $open) {
    // ruleid: field--assigned
    $open = [];
  }
}
// ruleid: field--promoted
class C {
  public readonly string $key;
}
