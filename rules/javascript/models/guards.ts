enum Color {
  Red = "red",
}

type Name = "name" | "date";

const NAMES: readonly Name[] = ["name", "date"];

function isName(x: unknown): x is Name {
  return NAMES.includes(x as Name);
}

function assertName(x: string): asserts x is Name {
  if (!(NAMES as readonly string[]).includes(x)) throw new Error("no");
}

function declared(id: number, name: string, color: Color) {
  // ok: sql
  to_sql(id);
  id = source();
  // ok: sql
  to_sql(id);
  // ruleid: size
  to_size(id);
  name = source();
  // ruleid: sql
  to_sql(name);
  color = source();
  // ok: sql
  to_sql(color);
}

function narrowed() {
  const x: string = source();
  if (!isName(x)) return;
  // ok: sql
  to_sql(x);
}

function asserted() {
  const x: string = source();
  // ruleid: sql
  to_sql(x);
  assertName(x);
  // ok: sql
  to_sql(x);
}

function cast() {
  const x = source() as string;
  if (NAMES.includes(x as Name)) {
    // ok: sql
    to_sql(x);
  }
  // ruleid: sql
  to_sql(x as Name);
}
