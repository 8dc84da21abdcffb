declare const db: Database;
declare class Database {
  run(sql: string): void;
}
declare class Other {
  run(sql: string): void;
}
declare function source(): string;
declare function sink(value: unknown): void;

class A {
  constructor(
    private readonly db: Database,
    public title: string,
    plain: string,
    private other: Other,
  ) {
    this.rest = plain.length;
  }
  rest: number;
  go() {
    // ruleid: typed
    this.db.run('a');
    this.other.run('a');
  }
  name() {
    return this.title;
  }
  size() {
    return this.rest;
  }
}
const a = new A(db, source(), 'a', new Other());
// ruleid: echo
sink(a.name());
sink(a.size());
