import { checkAll, checkFacts } from '../../../test/support/facts.ts';

describe('definitions', () => {
  checkAll('a.py', {
    'the only definition that reaches': `
def f(c):
    x = g(1)
    use(x) #= def g(1)
    if c: y = 3
    use(x) #= def g(1)
    if c: x = h()
    use(x) #= def none
    x = x.attr
    use(x) #= def x.attr
    x += 1
    use(x) #= def none
`,
    'equal looking definitions of two branches are two': `
def f(c):
    if c:
        x = a
        y = x.foo
    else:
        x = b
        y = x.foo
    use(y) #= def none
`,
    'in functions inside and in other functions': `
conn = connect()
def f():
    z = bar(conn)
    run(lambda: use(z)) #= def bar(conn)
    use(conn) #= def connect()
`,
    'an object that was changed is no longer what it was assigned': `
def f(p):
    d = {}
    use(d) #= def {}
    d["a"] = p
    use(d) #= def none
    use(G) #= def none
    o = Thing()
    o.a.b = p
    use(o) #= def none
    q = Thing()
    q.run()
    use(q) #= def Thing()
G = {}
def g(p):
    G["x"] = p
`,
    'parts that are deleted, and parts of fields that are changed': `
class A:
    def m(self, p):
        d = {}
        del d["a"]
        use(d) #= def none
        self.o = {}
        use(self.o) #= def {}
        self.o["a"] = p
        use(self.o) #= def none
`,
    'what a pattern captures is what is tested': `
def f(p):
    x = g()
    match x:
        case [y]: use(y) #= def none
        case z: use(z) #= def x
`,
    loops: `
def f(p):
    x = g()
    for i in p:
        use(x) #= def g()
        y = h(y)
        use(y) #= def h(y)
    use(y) #= def none
`,
  });

  checkAll('a.go', {
    'what a pointer points to is not the pointer': `
package m
func f() {
	p := g()
	use(p) //= def g()
	*p = 1
	use(p) //= def none
	for i := 0; i < 3; i++ { use(i) //= none
	}
	goto end
	p = h()
end:
	use(p) //= def none
}
`,
  });

  it('a.js: substitution has an end', () => {
    const lines = Array.from({ length: 30 }, () => 'a = f(a, a);').join('\n');
    return checkFacts(
      'a.js',
      `function t(p) {\nlet a = p();\nuse(a) //= def p()\n${lines}\nuse(a) //= def none\n}`,
    );
  });
});
