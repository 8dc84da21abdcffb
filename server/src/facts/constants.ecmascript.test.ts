import { checkAll } from '../../../test/support/facts.ts';

describe('constants', () => {
  checkAll('a.js', {
    'a loop over a list that is written out': `
for (const x of ['a', 'b']) use(x) //= some-string
for (const x of ['a', ...p]) use(x) //= none
for (const x of ['a', p]) use(x) //= none
for (const x in ['a', 'b']) use(x) //= none
for (const [x] of ['a', 'b']) use(x) //= none
`,
    'a variable that was assigned once': `
const x = "abc"; let y = 'y'; var z = \`z\`;
use(x) //= "abc"
function f() {
  use(x) //= "abc"
  use(y) //= "y"
  use(z) //= "z"
}
`,
    'blocks have scopes of their own': `
function f(p) {
  let x = "a";
  { let x = p; use(x) //= none
  }
  use(x) //= "a"
  if (p) { const y = "b"; use(y) //= "b"
  }
  use(y) //= none
  if (p) { var z = "c"; }
  use(z) //= none
  var w = "d";
  { var w = p; }
  use(w) //= none
}
`,
    'what concatenation makes of numbers': `
function f(p) {
  use('a' + 1 + '-' + 2) //= "a1-2"
  use(1 + 2 + 'a') //= "3a"
  use(\`\${1}\${'b'}\`) //= "1b"
  use('a' + 1.5) //= some-string
  use('a' + true) //= some-string
  use('a' + p) //= none
  use('a'.concat('b', 1)) //= "ab1"
  use('a'.toString()) //= "a"
  use(-3 - 4) //= -7
}
`,
    'assignments inside expressions': `
function f(p) {
  let a = "a", b = "b", c = "c";
  p && (a = "x");
  use(a) //= some-string
  p ? (b = p) : 0;
  use(b) //= none
  use(c = "d") //= none
  use(c) //= "d"
  c ||= p;
  use(c) //= none
  let n = 1; n++; ++n; n--;
  use(n) //= 2
}
`,
    'a switch falls through': `
function f(p) {
  let x = "a", y = "a", z = "a";
  switch (p) {
    case 1: x = "b";
    case 2: use(x); //= some-string
      y = "b"; break;
    case 3: use(x); //= "a"
      y = p; return;
    default: y = "b"; z = "b";
  }
  use(x) //= some-string
  use(y) //= "b"
  use(z) //= some-string
}
`,
    'labels, throw and do': `
function f(p) {
  let x = "a", y = "b";
  out: { if (p) break out; x = p; }
  use(x) //= none
  if (p) { y = p; throw y; }
  use(y) //= "b"
  let z = "z";
  do { use(z) //= none
    z = p } while (p);
}
`,
    'what functions inside change': `
function f(p) {
  let x = "a", y = "b";
  p.forEach(function () { x = p; use(y) }); //= "b"
  use(x) //= none
  use(y) //= "b"
}
`,
    'variables that nothing declares': `
foo = "a"
use(foo) //= "a"
function f() { bar = "b"; use(bar) //= "b"
}
`,
    destructuring: `
function f(p) {
  let a = null, b = null;
  [a] = p();
  use(a) //= none
  ({ b } = p());
  use(b) //= none
  const [c, d] = ["c", p];
  use(c) //= "c"
  use(d) //= none
  const { e = "e" } = p;
  use(e) //= none
  for (const k of p) use(k) //= none
  const o = { a: b, c };
}
`,
    'fields of classes': `
class A {
  #a = "a"; b = "b"; #c = "c";
  f() {
    use(this.#a) //= "a"
    use(this.b) //= none
    use(this.#c) //= none
    use(a) //= none
  }
  g(p) { this.#c = p; use(this.#c) //= none
    this.#c = "d"; use(this.#c) //= "d"
  }
}
`,
    'entries of literal objects': `
const C = { a: "a", 'b': "b", n: { x: "x" }, w: "w" };
const D = { ...p, a: "a" };
const E = { a: "a" };
function f(p) {
  use(C.a) //= "a"
  use(C.b) //= "b"
  use(C['b']) //= "b"
  use(C.c) //= none
  use(C.w) //= none
  use(D.a) //= none
  use(E.a) //= none
  const L = { a: "a" };
  use(L.a) //= "a"
  L.q = p;
  use(L.a) //= none
}
function g(p) { x.w = p; E[p] = p }
`,
    'regular expressions': `
function f() { const r = /a+/i; use(r) //= /a+/i
}
`,
    exceptions: `
function f(p) {
  let x = "a";
  try { g(); x = "b"; } catch (e) { use(e) //= none
  }
  use(x) //= some-string
  let y = "a";
  try { g(); } catch { y = "a"; } finally { }
  use(y) //= "a"
}
`,
    'a doubling string has an end': `
function f() {
  let s = "aaaaaaaaaaaaaaaa";
  s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s;
  use(s) //= some-string
}
`,
  });

  checkAll('a.ts', {
    'private and readonly fields, casts': `
class A {
  private a = "a"; readonly b = "b"; public c = "c"; private d: string;
  private readonly e: string;
  constructor(p: string) { this.d = p; this.e = "e"; }
  f() {
    use(this.a) //= "a"
    use(this.b) //= "b"
    use(this.c) //= none
    use(this.d) //= none
    use(this.e) //= "e"
    use("x" as string) //= "x"
    use(<any>"y"!) //= "y"
  }
}
`,
  });

  checkAll('enums.ts', {
    'members of enumerations': `
enum Part { Disk = 'df', Up = "uptime", Made = make(), One = 1 }
function f(p) {
  use(Part.Disk) //= "df"
  use(Part.One) //= 1
  use(Part.Made) //= none
  use(Part.Other) //= none
}
const PARTS = { list: 'ls' } as const;
use(PARTS.list) //= "ls"
`,
  });
});
