import { indented, type LanguageSpellings } from './spelling.ts';

/** Python's spelling of what data flows through. */
export const python: LanguageSpellings = {
  language: 'python',
  path: 'case.py',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) => `${beside}\n\ndef handler(request):\n${indented(body, '    ')}\n`,
  constructs: {
    reduce: {
      body: 'functools.reduce(lambda a, x: sink(x), [VALUE], "a")',
      harmless: 'functools.reduce(lambda a, x: sink(a) or "b", [source()], "a")',
    },
    'reduce that hands on': 'sink(functools.reduce(lambda a, x: a + x, [VALUE], "a"))',
    'removed key': {
      body: 'd = {"k": VALUE}\nd.pop("j")\nsink(d["k"])',
      harmless: 'd = {"k": source()}\nd.pop("k")\nsink(d["k"])',
    },
    'result of a removal': {
      body: 'd = {"k": VALUE}\nsink(d.pop("k"))',
      harmless: 'd = {"k": source()}\nsink(d.pop("j"))',
    },
    'rest behind the first': {
      body: 'l = ["a", VALUE]\na, *b = l\nsink(b)',
      harmless: 'l = [source(), "b"]\na, *b = l\nsink(b)',
    },
    assignment: 'x = VALUE\nsink(x)',
    chain: 'a = b = VALUE\nsink(a)',
    'augmented assignment': 'x = "a"\nx += VALUE\nsink(x)',
    walrus: 'if (x := VALUE):\n    sink(x)',
    destructuring: {
      body: 'a, b = VALUE, "b"\nsink(a)',
      harmless: 'a, b = source(), "b"\nsink(b)',
    },
    'rest in destructuring': 'a, *b = ["a", VALUE]\nsink(b)',
    field: { body: 'o.f = VALUE\nsink(o.f)', harmless: 'o.f = source()\nsink(o.g)' },
    list: 'x = [VALUE]\nsink(x[0])',
    dictionary: {
      body: 'x = {"a": VALUE, "b": "b"}\nsink(x["a"])',
      harmless: 'x = {"a": source(), "b": "b"}\nsink(x["b"])',
    },
    'unknown key': 'x = {}\nx[key()] = VALUE\nsink(x[other()])',
    append: 'x = []\nx.append(VALUE)\nsink(x[0])',
    'place in a list': {
      body: 'x = []\nx.append("a")\nx.append(VALUE)\nx.append("c")\nx.pop(0)\nsink(x[0])',
      harmless: 'x = []\nx.append("a")\nx.append(source())\nx.append("c")\nx.pop(0)\nsink(x[1])',
    },
    'list that is sorted': 'x = []\nx.append("a")\nx.append(VALUE)\nx.sort()\nsink(x[0])',
    'list on one branch': 'x = ["a"]\nif flag():\n    x.append("b")\nx.append(VALUE)\nsink(x[1])',
    get: {
      body: 'x = {}\nx["k"] = VALUE\nsink(x.get("k"))',
      harmless: 'x = {}\nx["k"] = source()\nsink(x.get("j"))',
    },
    getattr: {
      body: 'o.k = VALUE\nsink(getattr(o, "k"))',
      harmless: 'o.k = source()\nsink(getattr(o, "j"))',
    },
    concatenation: 'sink("a" + VALUE)',
    interpolation: 'x = VALUE\nsink(f"a {x}")',
    'percent format': 'sink("a %s" % VALUE)',
    'format method': 'sink("a {}".format(VALUE))',
    join: 'sink(",".join(["a", VALUE]))',
    slice: 'sink(VALUE[1:])',
    'unknown function': 'sink(unknown(VALUE))',
    'method of the data': 'sink(VALUE.strip())',
    ternary: 'sink(VALUE if flag() else "a")',
    or: 'sink(VALUE or "a")',
    'function result': {
      beside: 'def same(x):\n    return x\ndef other(x):\n    return "a"',
      body: 'sink(same(VALUE))',
      harmless: 'sink(other(source()))',
    },
    'sink in a function': { beside: 'def put(x):\n    sink(x)', body: 'put(VALUE)' },
    'source in a function': { beside: 'def get():\n    return VALUE', body: 'sink(get())' },
    'keyword argument': {
      beside: 'def put(a, b):\n    sink(b)',
      body: 'put(b=VALUE, a="a")',
      harmless: 'put(a=source(), b="b")',
    },
    'default argument': { beside: 'def put(a=VALUE):\n    sink(a)', body: 'put()' },
    'spread argument': { beside: 'def put(a):\n    sink(a)', body: 'put(*[VALUE])' },
    'rest parameter': {
      beside: 'def put(*a):\n    sink(a[1])',
      body: 'put("a", VALUE)',
      harmless: 'put(source(), "a")',
    },
    'argument written into': { beside: 'def fill(o, x):\n    o.f = x', body: 'fill(o, VALUE)\nsink(o.f)' },
    closure: 'x = VALUE\ndef inner():\n    sink(x)\ninner()',
    'parameter of a lambda': {
      beside: 'def f(a, b):\n    g = lambda c: sink(c)\n    g(b)',
      body: 'f("a", VALUE)',
      harmless: 'f(source(), "b")',
    },
    callback: {
      beside: 'def apply(f, x):\n    return f(x)',
      body: 'sink(apply(lambda x: x, VALUE))',
      harmless: 'sink(apply(lambda x: "a", source()))',
    },
    'callback passed on': {
      beside: 'def inner(f, x):\n    f(x)\ndef outer(x, f):\n    inner(f, x)\ndef last(x):\n    sink(x)',
      body: 'outer(VALUE, last)',
    },
    'callback of an unknown function': 'list(map(lambda x: sink(x), [VALUE]))',
    'function that is returned': {
      beside: 'def make(x):\n    def inner():\n        return x\n    return inner',
      body: 'sink(make(VALUE)())',
    },
    'for loop': 'for x in [VALUE]:\n    sink(x)',
    'while loop': 'a = "a"\nb = "b"\nwhile flag():\n    sink(a)\n    a = b\n    b = VALUE',
    comprehension: 'sink([x for x in [VALUE]])',
    'one branch': {
      body: 'x = VALUE\nif flag():\n    x = clean(x)\nsink(x)',
      harmless: 'x = source()\nif flag():\n    x = clean(x)\nelse:\n    x = "a"\nsink(x)',
    },
    'branch never taken': {
      body: 'x = "a"\nif True:\n    x = VALUE\nsink(x)',
      harmless: 'x = "a"\nif False:\n    x = source()\nsink(x)',
    },
    'constant that decides': {
      beside: 'def put(x, really):\n    if really:\n        sink(x)',
      body: 'put(VALUE, True)',
      harmless: 'put(source(), False)',
    },
    match: 'match VALUE:\n    case [a, _]:\n        sink(a)\n    case _ as b:\n        sink(b)',
    'thrown value': {
      body: 'try:\n    raise E(VALUE)\nexcept E as e:\n    sink(e)',
      harmless: 'x = source()\ntry:\n    raise E("a")\nexcept E as e:\n    sink(e)',
    },
    exception: 'x = "a"\ntry:\n    x = VALUE\n    may_fail()\nexcept Exception:\n    sink(x)',
    finally: 'x = VALUE\ntry:\n    may_fail()\nfinally:\n    sink(x)',
    'value of an exception': {
      body: 'try:\n    x = VALUE\n    may_fail()\nexcept E as e:\n    pass\nsink(x)',
    },
    with: 'with VALUE as x:\n    sink(x)',
    await: 'async def go():\n    x = await VALUE\n    sink(x)\ngo()',
    generator: { beside: 'def numbers():\n    yield VALUE', body: 'for x in numbers():\n    sink(x)' },
    'field of self': {
      beside: 'class A:\n    def set(self, x):\n        self.f = x\n    def put(self):\n        sink(self.f)',
      body: 'a = A()\na.set(VALUE)\na.put()',
    },
    constructor: {
      beside: 'class A:\n    def __init__(self, x):\n        self.f = x\n        self.g = "g"',
      body: 'a = A(VALUE)\nsink(a.f)',
      harmless: 'a = A(source())\nsink(a.g)',
    },
    'method by class': {
      beside:
        'class A:\n    def get(self, x):\n        return x\nclass B:\n    def get(self, x):\n        return "b"',
      body: 'a = A()\nsink(a.get(VALUE))',
      harmless: 'b = B()\nsink(b.get(source()))',
    },
    'inherited method': {
      beside: 'class A:\n    def get(self, x):\n        return x\nclass B(A):\n    pass',
      body: 'b = B()\nsink(b.get(VALUE))',
    },
    'class attribute': {
      beside: 'class A:\n    f = VALUE\n    def put(self):\n        sink(self.f)',
      body: 'A().put()',
    },
    'variable of the module': { beside: 'shared = VALUE', body: 'sink(shared)' },
    recursion: {
      beside: 'def down(x, n):\n    if n == 0:\n        return x\n    return down(x, n - 1)',
      body: 'sink(down(VALUE, 3))',
    },
    'mutual recursion': {
      beside:
        'def even(x, n):\n    return odd(x, n)\ndef odd(x, n):\n    if flag():\n        return x\n    return even(x, n)',
      body: 'sink(even(VALUE, 3))',
    },
  },
};
