import { indented, type LanguageSpellings } from './spelling.ts';

/** Java's spelling of what data flows through. */
export const java: LanguageSpellings = {
  language: 'java',
  path: 'Case.java',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) =>
    `class Case {\n${indented(beside, '  ')}\n  void handler(Request request) {\n${indented(body, '    ')}\n  }\n}\n`,
  constructs: {
    'buffer that is filled': 'byte[] b = new byte[8]; VALUE.read(b); sink(new String(b));',
    reduce: {
      body: 'List.of(VALUE).stream().reduce("a", (a, x) -> { sink(x); return a; });',
      harmless: 'List.of(source()).stream().reduce("a", (a, x) -> { sink(a); return "b"; });',
    },
    'callback of two':
      'Map<String, String> m = new HashMap<>();\nm.put("k", VALUE);\nm.forEach((k, v) -> sink(v));',
    'removed key': {
      body: 'Map<String, String> m = new HashMap<>();\nm.put("k", VALUE);\nm.remove("j");\nsink(m.get("k"));',
      harmless:
        'Map<String, String> m = new HashMap<>();\nm.put("k", source());\nm.remove("k");\nsink(m.get("k"));',
    },
    'setter and getter': {
      body: 'Thing o = make();\no.setName(VALUE);\nsink(o.getName());',
      harmless: 'Thing o = make();\no.setName(source());\nsink(o.getAge());',
    },
    'setter and field': {
      body: 'Thing o = make();\no.setName(VALUE);\nsink(o.name);',
      harmless: 'Thing o = make();\no.setName(source());\no.setName("a");\nsink(o.name);',
    },
    declaration: 'String x = VALUE;\nsink(x);',
    assignment: 'String x;\nx = VALUE;\nsink(x);',
    'augmented assignment': 'String x = "a";\nx += VALUE;\nsink(x);',
    field: {
      body: 'O o = new O();\no.f = VALUE;\nsink(o.f);',
      harmless: 'O o = new O();\no.f = source();\nsink(o.g);',
    },
    array: 'String[] x = { VALUE };\nsink(x[0]);',
    'unknown index': 'String[] x = new String[3];\nx[i()] = VALUE;\nsink(x[j()]);',
    list: 'List<String> x = new ArrayList<>();\nx.add(VALUE);\nsink(x.get(0));',
    'place in a list': {
      body: 'List<String> x = new ArrayList<>();\nx.add("a");\nx.add(VALUE);\nx.add("c");\nx.remove(0);\nsink(x.get(0));',
      harmless:
        'List<String> x = new ArrayList<>();\nx.add("a");\nx.add(source());\nx.add("c");\nx.remove(0);\nsink(x.get(1));',
    },
    'list that is sorted':
      'List<String> x = new ArrayList<>();\nx.add("a");\nx.add(VALUE);\nx.sort(null);\nsink(x.get(0));',
    'list filled in a loop':
      'List<String> x = new ArrayList<>();\nwhile (flag()) {\n  x.add("a");\n  x.add(VALUE);\n}\nsink(x.get(0));',
    map: {
      body: 'Map<String, String> m = new HashMap<>();\nm.put("k", VALUE);\nsink(m.get("k"));',
      harmless: 'Map<String, String> m = new HashMap<>();\nm.put("k", source());\nsink(m.get("j"));',
    },
    builder: 'StringBuilder b = new StringBuilder();\nb.append(VALUE);\nsink(b.toString());',
    concatenation: 'sink("a" + VALUE);',
    format: 'sink(String.format("a %s", VALUE));',
    'unknown method': 'sink(unknown(VALUE));',
    'method of the data': 'sink(VALUE.trim());',
    cast: 'sink((String) VALUE);',
    ternary: 'sink(flag() ? VALUE : "a");',
    'method result': {
      beside: 'String same(String x) { return x; }\nString other(String x) { return "a"; }',
      body: 'sink(same(VALUE));',
      harmless: 'sink(other(source()));',
    },
    overload: {
      beside: 'String get(String x) { return x; }\nString get(String x, String y) { return "a"; }',
      body: 'sink(get(VALUE));',
      harmless: 'sink(get(source(), "b"));',
    },
    'sink in a method': { beside: 'void put(String x) { sink(x); }', body: 'put(VALUE);' },
    'source in a method': { beside: 'String get() { return VALUE; }', body: 'sink(get());' },
    'rest parameter': { beside: 'void put(String... a) { sink(a[1]); }', body: 'put("a", VALUE);' },
    'argument written into': {
      beside: 'void fill(O o, String x) { o.f = x; }',
      body: 'O o = new O();\nfill(o, VALUE);\nsink(o.f);',
    },
    lambda: 'Function<String, String> f = x -> x;\nsink(f.apply(VALUE));',
    closure: 'String x = VALUE;\nRunnable r = () -> sink(x);\nr.run();',
    callback: {
      beside: 'String apply(Function<String, String> f, String x) { return f.apply(x); }',
      body: 'sink(apply(x -> x, VALUE));',
      harmless: 'sink(apply(x -> "a", source()));',
    },
    'method reference': {
      beside:
        'static void put(String x) { sink(x); }\nvoid each(Consumer<String> f, String x) { f.accept(x); }',
      body: 'each(Case::put, VALUE);',
    },
    'callback of an unknown method': 'List.of(VALUE).forEach(x -> sink(x));',
    'loop over values': 'for (String x : List.of(VALUE)) {\n  sink(x);\n}',
    'counting loop': 'String x = "";\nfor (int i = 0; i < 3; i++) {\n  sink(x);\n  x = VALUE;\n}',
    'while loop': 'String a = "a";\nString b = "b";\nwhile (flag()) {\n  sink(a);\n  a = b;\n  b = VALUE;\n}',
    'one branch': {
      body: 'String x = VALUE;\nif (flag()) {\n  x = clean(x);\n}\nsink(x);',
      harmless: 'String x = source();\nif (flag()) {\n  x = clean(x);\n} else {\n  x = "a";\n}\nsink(x);',
    },
    'constant that decides': {
      beside: 'void put(String x, boolean really) { if (really) { sink(x); } }',
      body: 'put(VALUE, true);',
      harmless: 'put(source(), false);',
    },
    switch: {
      body: 'String x = "a";\nswitch (kind()) {\n  case 1:\n    x = VALUE;\n  case 2:\n    sink(x);\n}',
      harmless:
        'String x = "a";\nswitch (kind()) {\n  case 1:\n    x = source();\n    break;\n  case 2:\n    sink(x);\n}',
    },
    'switch expression': 'String x = switch (kind()) {\n  case 1 -> VALUE;\n  default -> "a";\n};\nsink(x);',
    'type test': 'Object o = VALUE;\nif (o instanceof String s) {\n  sink(s);\n}',
    'thrown value': {
      body: 'try {\n  throw new E(VALUE);\n} catch (E e) {\n  sink(e.getMessage());\n}',
      harmless:
        'String x = source();\ntry {\n  throw new E("a");\n} catch (E e) {\n  sink(e.getMessage());\n}',
    },
    exception: 'String x = "a";\ntry {\n  x = VALUE;\n  mayFail();\n} catch (Exception e) {\n  sink(x);\n}',
    finally: 'String x = VALUE;\ntry {\n  mayFail();\n} finally {\n  sink(x);\n}',
    resource: 'try (Reader r = VALUE) {\n  sink(r);\n}',
    'field of this': {
      beside: 'String f;\nvoid set(String x) { this.f = x; }\nvoid put() { sink(f); }',
      body: 'set(VALUE);\nput();',
    },
    constructor: {
      beside: 'static class A {\n  String f;\n  String g;\n  A(String x) { this.f = x; this.g = "g"; }\n}',
      body: 'A a = new A(VALUE);\nsink(a.f);',
      harmless: 'A a = new A(source());\nsink(a.g);',
    },
    record: { beside: 'record P(String a, String b) {}', body: 'P p = new P(VALUE, "b");\nsink(p.a());' },
    'method by class': {
      beside:
        'static class A {\n  String same(String x) { return x; }\n}\nstatic class B {\n  String same(String x) { return "b"; }\n}',
      body: 'A a = new A();\nsink(a.same(VALUE));',
      harmless: 'B b = new B();\nsink(b.same(source()));',
    },
    'inherited method': {
      beside: 'static class A {\n  String same(String x) { return x; }\n}\nstatic class B extends A {}',
      body: 'B b = new B();\nsink(b.same(VALUE));',
    },
    'field with a value': { beside: 'private String f = VALUE;', body: 'sink(f);' },
    'static block': { beside: 'static String f;\nstatic { f = VALUE; }', body: 'sink(f);' },
    recursion: {
      beside: 'String down(String x, int n) {\n  if (n == 0) return x;\n  return down(x, n - 1);\n}',
      body: 'sink(down(VALUE, 3));',
    },
  },
};
