function f(count: number, name: string) {
  count = given();
  emit(`${count}`);
  name = given();
  // ruleid: numbers
  emit(`${name}`);
  const flag: boolean = given();
  show(flag);
  const many: boolean[] = given();
  // ruleid: booleans
  show(many);
}
