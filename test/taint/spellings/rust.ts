import { indented, type LanguageSpellings } from './spelling.ts';

/** Rust's spelling of what data flows through. */
export const rust: LanguageSpellings = {
  language: 'rust',
  path: 'case.rs',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) =>
    `struct O { f: String, g: String }\n${beside}\n\nfn handler() {\n${indented(body, '    ')}\n}\n`,
  lacks: 'exceptions (results take their place), generators, classes that inherit',
  constructs: {
    'variable that a block hides': {
      body: 'let x = VALUE;\n{ let x = "a"; keep(x); }\nsink(x);',
      harmless: 'let x = "a";\n{ let x = source(); keep(x); }\nsink(x);',
    },
    fold: {
      body: 'vec![VALUE].iter().fold("a", |a, x| { sink(x); a });',
      harmless: 'vec![source()].iter().fold("a", |a, x| { sink(a); "b" });',
    },
    'removed key': {
      body: 'let mut m = HashMap::new();\nm.insert("k", VALUE);\nm.remove("j");\nsink(m.get("k"));',
      harmless: 'let mut m = HashMap::new();\nm.insert("k", source());\nm.remove("k");\nsink(m.get("k"));',
    },
    declaration: 'let x = VALUE;\nsink(x);',
    assignment: 'let x;\nx = VALUE;\nsink(x);',
    'augmented assignment': 'let mut x = String::new();\nx += VALUE;\nsink(x);',
    tuple: {
      body: 'let (a, b) = (VALUE, "b");\nsink(a);',
      harmless: 'let (a, b) = (source(), "b");\nsink(b);',
    },
    'field of a tuple': {
      body: 'let t = (VALUE, "b");\nsink(t.0);',
      harmless: 'let t = (source(), "b");\nsink(t.1);',
    },
    field: {
      body: 'let mut o = O::default();\no.f = VALUE;\nsink(o.f);',
      harmless: 'let mut o = O::default();\no.f = source();\nsink(o.g);',
    },
    'struct expression': {
      body: 'let o = O { f: VALUE, g: "g" };\nsink(o.f);',
      harmless: 'let o = O { f: source(), g: "g" };\nsink(o.g);',
    },
    'struct pattern': {
      body: 'let O { f, g } = O { f: VALUE, g: "g" };\nsink(f);',
      harmless: 'let O { f, g } = O { f: source(), g: "g" };\nsink(g);',
    },
    reference: 'let x = VALUE;\nlet r = &x;\nsink(*r);',
    'borrowed argument': 'let x = VALUE;\nsink(&x);',
    array: 'let a = [VALUE, "b"];\nsink(a[0]);',
    vec: 'let a = vec![VALUE, "b"];\nsink(a[0]);',
    push: 'let mut a = Vec::new();\na.push(VALUE);\nsink(a[0]);',
    'slice of a list': 'let a = vec![VALUE];\nsink(&a[1..]);',
    'map of keys': 'let mut m = HashMap::new();\nm.insert("k", VALUE);\nsink(m["k"]);',
    'map read by get': 'let mut m = HashMap::new();\nm.insert("k", VALUE);\nsink(m.get("k"));',
    'string that grows': 'let mut s = String::new();\ns.push_str(VALUE);\nsink(s);',
    concatenation: 'sink(a + VALUE);',
    format: 'sink(format!("a {}", VALUE));',
    'format with a name': 'let x = VALUE;\nsink(format!("a {x}"));',
    cast: 'sink(VALUE as u8);',
    'question mark': 'let x = VALUE?;\nsink(x);',
    unwrap: 'sink(VALUE.unwrap());',
    await: 'let x = VALUE.await;\nsink(x);',
    'method of the data': 'sink(VALUE.trim());',
    'unknown function': 'sink(unknown(VALUE));',
    'block value': 'let x = { let y = VALUE; y };\nsink(x);',
    'if value': {
      body: 'let x = if flag() { VALUE } else { "a" };\nsink(x);',
      harmless: 'let x = if source() { "b" } else { "a" };\nsink(x);',
    },
    'function result': {
      beside: 'fn same(x: String) -> String { x }\nfn other(x: String) -> String { "a".into() }',
      body: 'sink(same(VALUE));',
      harmless: 'sink(other(source()));',
    },
    'function that returns early': {
      beside:
        'fn same(x: String) -> String {\n    if flag() {\n        return x;\n    }\n    String::new()\n}',
      body: 'sink(same(VALUE));',
    },
    'sink in a function': { beside: 'fn put(x: String) { sink(x); }', body: 'put(VALUE);' },
    'source in a function': { beside: 'fn get() -> String { VALUE }', body: 'sink(get());' },
    'argument written into': {
      beside: 'fn fill(o: &mut O, x: String) { o.f = x; }',
      body: 'let mut o = O::default();\nfill(&mut o, VALUE);\nsink(o.f);',
    },
    closure: 'let x = VALUE;\nlet f = || sink(x);\nf();',
    'closure with a result': {
      body: 'let f = |x| x;\nsink(f(VALUE));',
      harmless: 'let f = |x| "a";\nsink(f(source()));',
    },
    callback: {
      beside: 'fn apply(f: impl Fn(String) -> String, x: String) -> String { f(x) }',
      body: 'sink(apply(|x| x, VALUE));',
      harmless: 'sink(apply(|x| "a", source()));',
    },
    'iterator chain': 'let a = vec![VALUE];\nlet b: Vec<_> = a.iter().map(|x| x.trim()).collect();\nsink(b);',
    'option map': 'sink(Some(VALUE).map(|x| x));',
    'loop over values': 'for x in vec![VALUE] {\n    sink(x);\n}',
    'counting loop': 'let mut x = String::new();\nfor i in 0..3 {\n    sink(x);\n    x = VALUE;\n}',
    'loop with a condition':
      'let mut a = "a";\nlet mut b = "b";\nwhile flag() {\n    sink(a);\n    a = b;\n    b = VALUE;\n}',
    'while let': 'while let Some(x) = VALUE {\n    sink(x);\n}',
    'if let': 'if let Some(x) = VALUE {\n    sink(x);\n}',
    'let else': 'let Some(x) = VALUE else { return };\nsink(x);',
    match: { body: 'match VALUE {\n    Some(x) => sink(x),\n    None => {}\n}' },
    'match value': 'let x = match kind() {\n    1 => VALUE,\n    _ => "a",\n};\nsink(x);',
    'one branch': {
      body: 'let mut x = VALUE;\nif flag() {\n    x = clean(x);\n}\nsink(x);',
      harmless: 'let mut x = source();\nif flag() {\n    x = clean(x);\n} else {\n    x = "a";\n}\nsink(x);',
    },
    'constant that decides': {
      beside: 'fn put(x: String, really: bool) {\n    if really {\n        sink(x);\n    }\n}',
      body: 'put(VALUE, true);',
      harmless: 'put(source(), false);',
    },
    'method by receiver': {
      beside:
        'struct A;\nstruct B;\nimpl A { fn same(&self, x: String) -> String { x } }\nimpl B { fn same(&self, x: String) -> String { "b".into() } }',
      body: 'let a = A {};\nsink(a.same(VALUE));',
      harmless: 'let b = B {};\nsink(b.same(source()));',
    },
    'field of the receiver': {
      beside:
        'struct A { f: String }\nimpl A {\n    fn set(&mut self, x: String) { self.f = x; }\n    fn put(&self) { sink(self.f); }\n}',
      body: 'let mut a = A { f: String::new() };\na.set(VALUE);\na.put();',
    },
    'associated function': {
      beside: 'struct A;\nimpl A { fn same(x: String) -> String { x } }',
      body: 'sink(A::same(VALUE));',
    },
    recursion: {
      beside:
        'fn down(x: String, n: u8) -> String {\n    if n == 0 {\n        return x;\n    }\n    down(x, n - 1)\n}',
      body: 'sink(down(VALUE, 3));',
    },
  },
};
