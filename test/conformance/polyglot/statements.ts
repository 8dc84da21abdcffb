class A {
  // ruleid: statement--call
  private readonly a: number =
    submit(1);

  g(q: number): number {
    const b: number =
      // ruleid: statement--expression
      deliver(q);
    // ruleid: statement--call
    return show(
      submit(q));
  }

  h(
    // ruleid: statement--call
    q: number = submit(1),
  ): void {}
}
