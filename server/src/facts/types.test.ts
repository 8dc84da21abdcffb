import { checkAll } from '../../../test/support/facts.ts';

describe('types', () => {
  checkAll('a.js', {
    'variables that are changed': `
function f(p) {
  for (let i = 0; i < p; i += 2) use(i) //= type number|float|int
  let s = "a";
  for (const c of p) { s += "b"; use(s) //= type string
  }
  let t = 1;
  t += p;
  use(t) //= type none
  let u = 1;
  while (p) u += "c";
  use(u) //= type none
}
`,
  });

  checkAll('a.py', {
    'literals and operators': `
use("a") #= type str|string
use(f"{x}") #= type str|string
use("a" + x) #= type str|string
use(1) #= type int
use(1.5) #= type float
use(a == b) #= type bool
use(not a) #= type bool
use(None) #= type None
use(x) #= type none
use(1 + 2) #= type int
`,
    declarations: `
from typing import Optional
from lib import Conn as C
def f(a: str, b: Optional[int], c: C, d: "x | None" = None, *e):
    use(a) #= type str
    use(b) #= type Optional[int]|typing.Optional[int]|int
    use(c) #= type C|lib.Conn
    g: list[str] = h()
    use(g) #= type list[str]
    use(e) #= type none
class A:
    n: int
    def m(self) -> str:
        use(self) #= type A
        use(self.n) #= type int
        use(self.m()) #= type str
`,
    'constructors and functions of the file': `
import requests
class A: pass
def f() -> A: ...
def g(c):
    s = requests.Session()
    use(s) #= type requests.Session
    use(A()) #= type A
    use(f()) #= type A
    use(requests.get()) #= type none
    x = "a" if c else "b"
    use(x) #= type str|string
    x = A()
    use(x) #= type A
    y = None
    if c: y = A()
    use(y) #= type A
`,
  });

  checkAll('a.ts', {
    declarations: `
import { Foo as F } from 'lib';
class A {
  private y: string; z = new F(); static m(): string { return ""; }
  foo(req: Request | null, s?: number) {
    use(req) //= type Request | null|Request
    use(s) //= type number
    use(this.y) //= type string
    use(this.z) //= type F|lib.Foo
    use(A.m()) //= type string
    use(this) //= type A
    const q = new A();
    use(q) //= type A
    use(q.y) //= type string
    let v = "hello"; var n: boolean;
    use(v) //= type string
    use(n) //= type boolean
    use(v + 1) //= type string
    use(v as Foo) //= type Foo
    use(s ? v : "x") //= type string
    use(s ? v : null) //= type string
    use(s ? v : 3) //= type none
    use(/a/) //= type RegExp
    use(unknown) //= type none
    use(Unknown) //= type Unknown
  }
}
`,
    shadowing: `
let a: string;
function f(a: number) { use(a) //= type number
  { let a: boolean; use(a) //= type boolean
  }
}
use(a) //= type string
`,
  });
});
