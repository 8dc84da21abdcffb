import { checkAll } from '../../../test/support/facts.ts';

describe('constants', () => {
  checkAll('a.py', {
    'a variable that was assigned once': `
x = "abc"
use(x) #= "abc"
def f():
    use(x) #= "abc"
`,
    'the last assignment before the use': `
def f(p):
    x = "a"
    use(x) #= "a"
    x = p
    use(x) #= none
    x = 3
    use(x) #= 3
`,
    'literals of every type': `
def f():
    a = True; b = None; c = -1.5; d = 0x10; e = 'x' 'y'; g = not a
    use(a) #= true
    use(b) #= null
    use(c) #= -1.5
    use(d) #= 16
    use(e) #= "xy"
    use(g) #= false
    use(a and b) #= null
    use(~d) #= -17
`,
    'a character of a constant text': `
letters = "ABC"
def f(p):
    use(letters[1]) #= "B"
    use("ABC"[3]) #= none
    use("äBC"[1]) #= none
    use(p[1]) #= none
    use(letters[p]) #= none
`,
    'branches that agree, differ, or leave it open': `
def f(c, p):
    if c: x = "a"
    else: x = "a"
    use(x) #= "a"
    if c: x = "a"
    elif p: x = "b"
    else: x = "c"
    use(x) #= some-string
    y = "a"
    if c: y = p
    use(y) #= none
    if c: z = "a"
    use(z) #= none
    n = 1
    if c: n = 2
    use(n) #= some-number
    if c: n = "x"
    use(n) #= none
    b = True if c else False
    use(b) #= some-bool
`,
    'code that is never reached does not count': `
def f(c, p):
    x = "a"
    if c:
        return 1
        x = p
    elif p:
        raise E
        x = p
    use(x) #= "a"
    return x
    x = "b"
    use(x) #= none
`,
    'a loop makes unknown what it assigns, and only that': `
def f(p):
    x = "a"; y = "b"
    for i in p:
        use(x) #= none
        use(y) #= "b"
        x = p
        use(i) #= none
    use(x) #= none
    use(y) #= "b"
    while p:
        z = "c"
        use(z) #= "c"
        break
    use(z) #= none
    i = 5
    use(i) #= 5
`,
    'a loop over a list that is written out': `
def f(p):
    for x in ("a", "b"):
        use(x) #= some-string
    for y in ["a"]:
        use(y) #= "a"
        y = p
        use(y) #= none
    for z in ["a", p]:
        use(z) #= none
    for v in ["a", *p]:
        use(v) #= none
    for k, w in ("a", "b"):
        use(k) #= none
    for n in []:
        use(n) #= none
`,
    'a loop left by every way out that assigns': `
def f(p):
    x = "a"
    while p:
        return x
        x = "b"
    use(x) #= "a"
    while p:
        if p:
            x = "c"
            break
        continue
        x = "d"
    use(x) #= some-string
`,
    'nested loops': `
def f(p):
    x = "a"; y = "a"; z = "a"
    for i in p:
        for j in p:
            for k in p:
                use(x) #= none
                x = p
            use(y) #= none
        y = p
        use(z) #= "a"
`,
    'try, except, else and finally': `
def f(p):
    x = "a"
    try:
        x = "b"
        g()
        x = "c"
    except E:
        use(x) #= "b"
        x = "d"
    else:
        use(x) #= "c"
    finally:
        use(x) #= some-string
        z = "e"
    use(x) #= some-string
    use(z) #= "e"
    try:
        y = "a"
    except E:
        y = "b"
    use(y) #= "a"
`,
    'a finally that changes it': `
def f(p):
    x = "a"
    try:
        g()
    finally:
        x = "b"
    use(x) #= "b"
`,
    'with, and what it binds': `
def f(p):
    with open("a") as x, g() as y:
        z = "b"
    use(z) #= "b"
    use(x) #= none
    use(x) #= def open("a")
`,
    match: `
def f(p, x):
    a = "a"; b = "b"; c = "c"
    match p:
        case 1:
            a = "x"
        case [b, *c]:
            use(b) #= none
        case _:
            pass
    use(a) #= some-string
    use(b) #= none
`,
    'augmented assignment': `
def f(p):
    x = "a"
    x += "b"
    use(x) #= "ab"
    x += p
    use(x) #= none
    x += "c"
    use(x) #= none
    n = 4
    n *= 2
    n -= 1
    use(n) #= 7
`,
    arithmetic: `
N = 60 * 60
def f():
    use(N * 24 + 1) #= 86401
    use(7 / 2) #= 3.5
    use(7 // 2) #= 3
    use(7 % 4) #= 3
    use(2 ** 10) #= 1024
    use(1 << 4 | 3) #= 19
    use(1 / 0) #= some-number
    use(9007199254740993 + 1) #= some-number
`,
    'strings put together': `
def f(p):
    a = "x"; n = 3
    use(a + "y" + 'z') #= "xyz"
    use(a + p) #= none
    use(f"{a}-{n}!") #= "x-3!"
    use(f"{a:>10}") #= some-string
    use(f"{a}{p}") #= none
    use("%s=%d" % (a, n)) #= "x=3"
    use("%s" % a) #= "x"
    use("%5.2f" % n) #= some-string
    use("%s" % p) #= none
    use(a * 3) #= "xxx"
    use(a * p) #= some-string
    use("{}".format(a)) #= some-string
    use("{}".format(p)) #= none
    use(a.upper()) #= some-string
    use(",".join([a, "b"])) #= some-string
    use(",".join([a, p])) #= none
    use(str(a)) #= some-string
`,
    'no constant on the left, as a property or as an argument name': `
def f(o):
    a = "x"
    use(o.a) #= none
    use(g(a=1)) #= none
    a = "y"
    use(a) #= "y"
`,
    'parameters, and names that they hide': `
x = "a"
def f(x, y="b"):
    use(x) #= none
    use(y) #= none
def g():
    x = p
    use(x) #= none
lambda x: use(x) #= none
[use(x) for x in p] #= none
`,
    'names of outer functions only when assigned once': `
def f():
    a = "a"; b = "b"; c = "c"
    b = "d"
    def g():
        nonlocal c
        use(a) #= "a"
        use(b) #= none
        c = "e"
        use(c) #= "e"
    g()
    use(a) #= "a"
    use(b) #= "d"
    use(c) #= none
    run(lambda: use(a)) #= "a"
`,
    'globals that functions write': `
x = "a"; y = "b"; z = "c"
def f(p):
    global x
    x = p
    y = p
def g():
    use(x) #= none
    use(y) #= "b"
use(x) #= none
use(y) #= "b"
`,
    'a module is read in its order': `
x = "a"
use(x) #= "a"
x = "b"
use(x) #= "b"
def f():
    use(x) #= none
`,
    'what is taken apart': `
def f(p):
    a, b = "a", "b"
    use(a) #= "a"
    use(b) #= "b"
    a, b = b, a
    use(a) #= "b"
    (c, *d) = p
    use(c) #= none
    e = g = "e"
    use(e) #= "e"
    use(g) #= "e"
    if (n := 5) > p: use(n) #= 5
`,
    'deleted, indexed and mutated variables': `
def f(p):
    a = "a"
    del a
    use(a) #= none
    b = "b"
    b[0] = p
    use(b) #= none
`,
    'class attributes': `
class A:
    X = "x"
    Y = X + "y"
    W = "w"
    V = "v"
    def f(self):
        use(self.X) #= "x"
        use(A.Y) #= "xy"
        use(X) #= none
        use(self.W) #= none
        use(A.V) #= none
    def g(self, p):
        self.W = p
A.V = p
`,
    lengths: `
def f(p):
    a = [1, p]; b = (1, 2, 3); c = [1]; d = {}; e = [*p]; g = "abc"; h = {1, 1}; k = [2]; m = [1]
    use(len(a)) #= 2
    use(len(b) == 3) #= true
    use(len(c)) #= none
    c.append(p)
    use(len(d)) #= 0
    use(len(e)) #= none
    use(len(g)) #= 3
    use(len(h)) #= none
    use(len(k)) #= none
    use(len({1, 2})) #= 2
    use(len({'a': p, 'b': p})) #= 2
    use(len({'a': p, 'a': p})) #= none
    q(k)
    use(len(m) + m[0]) #= none
    use(len(m)) #= 1
    use(len("é")) #= some-number
    use(len(p)) #= none
`,
    conditions: `
def f(p):
    a = False; n = 3; s = "s"
    use(n == 3) #= true
    use(n < 2) #= false
    use(s != "s") #= false
    use(n == s) #= none
    use(a and p) #= false
    use(not a or p) #= true
    use(None == None) #= true
    use(a == p) #= none
`,
  });
});
