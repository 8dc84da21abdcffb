import { indented, type LanguageSpellings } from './spelling.ts';

/** JavaScript's spelling of what data flows through. */
export const javascript: LanguageSpellings = {
  language: 'javascript',
  path: 'case.js',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) => `${beside}\n\nfunction handler(request) {\n${indented(body, '  ')}\n}\n`,
  constructs: {
    'variable that a block hides': {
      body: 'let x = VALUE;\n{\n  let x = "a";\n  keep(x);\n}\nsink(x);',
      harmless: 'let x = "a";\n{\n  let x = source();\n  keep(x);\n}\nsink(x);',
    },
    'variable that a loop hides': {
      body: 'let X = VALUE;\nfor (let X = "a"; X; X = "") keep(X);\nsink(X);',
      harmless: 'let X = "a";\nfor (let X = source(); X; X = "") keep(X);\nsink(X);',
    },
    reduce: {
      body: '[VALUE].reduce((a, x) => { sink(x); return a; }, "a");',
      harmless: '[source()].reduce((a, x) => { sink(a); return "b"; }, "a");',
    },
    'reduce that hands on': '[VALUE].reduce((a, x) => { sink(a); return a + x; }, "a");',
    'reduce of a library': '_.reduce([VALUE], (a, x) => { sink(x); return a; }, "a");',
    'each of a library': '_.each([VALUE], (x) => sink(x));',
    'removed key': {
      body: 'const d = new Map();\nd.set("k", VALUE);\nd.delete("j");\nsink(d.get("k"));',
      harmless: 'const d = new Map();\nd.set("k", source());\nd.delete("k");\nsink(d.get("k"));',
    },
    'setter and getter': {
      body: 'const o = make();\no.setName(VALUE);\nsink(o.getName());',
      harmless: 'const o = make();\no.setName(source());\nsink(o.getAge());',
    },
    'rest behind the first': {
      body: 'const l = ["a", VALUE];\nconst [a, ...b] = l;\nsink(b);',
      harmless: 'const l = [source(), "b"];\nconst [a, ...b] = l;\nsink(b);',
    },
    'rest without a key': {
      body: 'const o = { a: "a", b: VALUE };\nconst { a, ...b } = o;\nsink(b.b);',
      harmless: 'const o = { a: source(), b: "b" };\nconst { a, ...b } = o;\nsink(b);',
    },
    'rest of a parameter': {
      beside: 'function tail([a, ...b]) { return b; }',
      body: 'sink(tail(["a", VALUE]));',
      harmless: 'sink(tail([source(), "b"]));',
    },
    'function that is assigned to a member': {
      beside:
        'const Model = {};\nModel.make = function (x, y) { sink(x); };\nOther.make = (x, y) => sink(y);',
      body: 'Model.make(VALUE, "a");',
      harmless: 'Model.make("a", source());',
    },
    'function that is exported': {
      beside: 'exports.find = (x, y) => sink(x);',
      body: 'exports.find(VALUE, "a");',
      harmless: 'exports.find("a", source());',
    },
    'method of an object that is written out': {
      beside: 'const model = { find(x, y) { sink(x); } };\nconst other = { find(x, y) { sink(y); } };',
      body: 'model.find(VALUE, "a");',
      harmless: 'model.find("a", source());',
    },
    'function under a key': {
      beside: 'const model = { find: (x, y) => sink(x), count: (x, y) => y };',
      body: 'model.find(VALUE, "a");',
      harmless: 'model.count(source(), source());',
    },
    assignment: 'let x;\nx = VALUE;\nsink(x);',
    declaration: 'const x = VALUE;\nsink(x);',
    'augmented assignment': 'let x = "a";\nx += VALUE;\nsink(x);',
    'assignment if missing': 'let x = null;\nx ??= VALUE;\nsink(x);',
    'array destructuring': {
      body: 'const [a, b] = [VALUE, "b"];\nsink(a);',
      harmless: 'const [a, b] = [source(), "b"];\nsink(b);',
    },
    'object destructuring': {
      body: 'const { a, b: c } = { a: "a", b: VALUE };\nsink(c);',
      harmless: 'const { a, b: c } = { a: "a", b: source() };\nsink(a);',
    },
    'default in destructuring': 'const { a = VALUE } = {};\nsink(a);',
    'rest in destructuring': 'const [a, ...b] = ["a", VALUE];\nsink(b);',
    field: {
      body: 'const o = {};\no.f = VALUE;\nsink(o.f);',
      harmless: 'const o = {};\no.f = source();\nsink(o.g);',
    },
    'optional chain': 'const o = { f: VALUE };\nsink(o?.f);',
    array: 'const x = [VALUE];\nsink(x[0]);',
    'unknown key': 'const x = {};\nx[key()] = VALUE;\nsink(x[other()]);',
    object: {
      body: 'const x = { a: VALUE, b: "b" };\nsink(x.a);',
      harmless: 'const x = { a: source(), b: "b" };\nsink(x.b);',
    },
    'spread in an object': 'const o = { a: VALUE };\nsink({ ...o }.a);',
    push: 'const x = [];\nx.push(VALUE);\nsink(x[0]);',
    'place in an array': {
      body: 'const x = [];\nx.push("a");\nx.push(VALUE);\nsink(x[1]);',
      harmless: 'const x = [];\nx.push("a");\nx.push(source());\nsink(x[0]);',
    },
    'array that is reversed': 'const x = ["a", VALUE];\nx.reverse();\nsink(x[0]);',
    map: {
      body: 'const m = new Map();\nm.set("k", VALUE);\nsink(m.get("k"));',
      harmless: 'const m = new Map();\nm.set("k", source());\nsink(m.get("j"));',
    },
    concatenation: 'sink("a" + VALUE);',
    template: 'sink(`a $' + '{VALUE}`);',
    join: 'sink(["a", VALUE].join(","));',
    'unknown function': 'sink(unknown(VALUE));',
    'method of the data': 'sink(VALUE.trim());',
    ternary: 'sink(flag() ? VALUE : "a");',
    or: 'sink(VALUE || "a");',
    'function result': {
      beside: 'function same(x) {\n  return x;\n}\nfunction other(x) {\n  return "a";\n}',
      body: 'sink(same(VALUE));',
      harmless: 'sink(other(source()));',
    },
    'sink in a function': { beside: 'function put(x) {\n  sink(x);\n}', body: 'put(VALUE);' },
    'source in a function': { beside: 'const get = () => VALUE;', body: 'sink(get());' },
    'default parameter': { beside: 'function put(a = VALUE) {\n  sink(a);\n}', body: 'put();' },
    'destructured parameter': {
      beside: 'function put({ a, b }) {\n  sink(b);\n}',
      body: 'put({ a: "a", b: VALUE });',
      harmless: 'put({ a: source(), b: "b" });',
    },
    'spread argument': { beside: 'function put(a) {\n  sink(a);\n}', body: 'put(...[VALUE]);' },
    'rest parameter': {
      beside: 'function put(...a) {\n  sink(a[1]);\n}',
      body: 'put("a", VALUE);',
      harmless: 'put(source(), "b");',
    },
    'argument written into': {
      beside: 'function fill(o, x) {\n  o.f = x;\n}',
      body: 'const o = {};\nfill(o, VALUE);\nsink(o.f);',
    },
    closure: 'const x = VALUE;\nconst inner = () => sink(x);\ninner();',
    'parameter of a lambda': {
      beside: 'function f(a, b) {\n  const g = (c) => sink(c);\n  g(b);\n}',
      body: 'f("a", VALUE);',
      harmless: 'f(source(), "b");',
    },
    callback: {
      beside: 'function apply(f, x) {\n  return f(x);\n}',
      body: 'sink(apply((x) => x, VALUE));',
      harmless: 'sink(apply((x) => "a", source()));',
    },
    'callback passed on': {
      beside:
        'function inner(f, x) {\n  f(x);\n}\nfunction outer(x, f) {\n  inner(f, x);\n}\nfunction last(x) {\n  sink(x);\n}',
      body: 'outer(VALUE, last);',
    },
    'callback of an unknown function': '[VALUE].forEach((x) => sink(x));',
    'callback in an object': {
      beside: 'function run(options, x) {\n  options.done(x);\n}',
      body: 'run({ done: (x) => sink(x) }, VALUE);',
    },
    'function that is returned': {
      beside: 'function make(x) {\n  return () => x;\n}',
      body: 'sink(make(VALUE)());',
    },
    'callback of a promise': 'Promise.resolve(VALUE).then((x) => sink(x));',
    'loop over values': 'for (const x of [VALUE]) {\n  sink(x);\n}',
    'counting loop': 'let x = "";\nfor (let i = 0; i < 3; i++) {\n  sink(x);\n  x = VALUE;\n}',
    'while loop': 'let a = "a";\nlet b = "b";\nwhile (flag()) {\n  sink(a);\n  a = b;\n  b = VALUE;\n}',
    'one branch': {
      body: 'let x = VALUE;\nif (flag()) {\n  x = clean(x);\n}\nsink(x);',
      harmless: 'let x = source();\nif (flag()) {\n  x = clean(x);\n} else {\n  x = "a";\n}\nsink(x);',
    },
    'constant that decides': {
      beside: 'function put(x, options) {\n  if (options.really) {\n    sink(x);\n  }\n}',
      body: 'put(VALUE, { really: true });',
      harmless: 'put(source(), { really: false });',
    },
    switch: {
      body: 'let x = "a";\nswitch (kind()) {\n  case 1:\n    x = VALUE;\n  case 2:\n    sink(x);\n}',
      harmless:
        'let x = "a";\nswitch (kind()) {\n  case 1:\n    x = source();\n    break;\n  case 2:\n    sink(x);\n}',
    },
    'thrown value': {
      body: 'try {\n  throw new Error(VALUE);\n} catch (error) {\n  sink(error.message);\n}',
      harmless:
        'const x = source();\ntry {\n  throw new Error("a");\n} catch (error) {\n  sink(error.message);\n}',
    },
    exception: 'let x = "a";\ntry {\n  x = VALUE;\n  mayFail();\n} catch (error) {\n  sink(x);\n}',
    finally: 'const x = VALUE;\ntry {\n  mayFail();\n} finally {\n  sink(x);\n}',
    await: 'async function go() {\n  const x = await VALUE;\n  sink(x);\n}\ngo();',
    generator: {
      beside: 'function* numbers() {\n  yield VALUE;\n}',
      body: 'for (const x of numbers()) {\n  sink(x);\n}',
    },
    'field of this': {
      beside: 'class A {\n  set(x) {\n    this.f = x;\n  }\n  put() {\n    sink(this.f);\n  }\n}',
      body: 'const a = new A();\na.set(VALUE);\na.put();',
    },
    constructor: {
      beside: 'class A {\n  constructor(x) {\n    this.f = x;\n    this.g = "g";\n  }\n}',
      body: 'const a = new A(VALUE);\nsink(a.f);',
      harmless: 'const a = new A(source());\nsink(a.g);',
    },
    'method by class': {
      beside: 'class A {\n  get(x) {\n    return x;\n  }\n}\nclass B {\n  get(x) {\n    return "b";\n  }\n}',
      body: 'const a = new A();\nsink(a.get(VALUE));',
      harmless: 'const b = new B();\nsink(b.get(source()));',
    },
    'inherited method': {
      beside: 'class A {\n  same(x) {\n    return x;\n  }\n}\nclass B extends A {}',
      body: 'const b = new B();\nsink(b.same(VALUE));',
    },
    'class field': {
      beside: 'class A {\n  f = VALUE;\n  put() {\n    sink(this.f);\n  }\n}',
      body: 'new A().put();',
    },
    'variable of the module': { beside: 'const shared = VALUE;', body: 'sink(shared);' },
    recursion: {
      beside: 'function down(x, n) {\n  if (n === 0) return x;\n  return down(x, n - 1);\n}',
      body: 'sink(down(VALUE, 3));',
    },
  },
};

/** TypeScript has what JavaScript has, and types. */
export const typescript: LanguageSpellings = {
  ...javascript,
  language: 'typescript',
  path: 'case.ts',
  constructs: {
    ...javascript.constructs,
    'declared parameter': {
      beside:
        'class A {\n  get(x: string): string {\n    return x;\n  }\n}\nclass B {\n  get(x: string): string {\n    return "b";\n  }\n}\nfunction use(a: A, b: B, x: string) {\n  sink(a.get(x));\n}\nfunction useOther(a: A, b: B, x: string) {\n  sink(b.get(x));\n}',
      body: 'use(one(), two(), VALUE);',
      harmless: 'useOther(one(), two(), source());',
    },
    'parameter property': {
      beside: 'class A {\n  constructor(private readonly f: string) {}\n  put() {\n    sink(this.f);\n  }\n}',
      body: 'new A(VALUE).put();',
    },
    cast: 'sink(VALUE as string);',
    'non-null assertion': 'sink(VALUE!);',
  },
};
