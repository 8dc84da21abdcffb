import { indented, type LanguageSpellings } from './spelling.ts';

/** C#'s spelling of what data flows through. */
export const csharp: LanguageSpellings = {
  language: 'csharp',
  path: 'Case.cs',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) =>
    `class Case\n{\n${indented(beside, '    ')}\n    void Handler(Request request)\n    {\n${indented(body, '        ')}\n    }\n}\n`,
  constructs: {
    reduce: {
      body: 'new[] { VALUE }.Aggregate("a", (a, x) => { sink(x); return a; });',
      harmless: 'new[] { source() }.Aggregate("a", (a, x) => { sink(a); return "b"; });',
    },
    'each of a class': 'Array.ForEach(new[] { VALUE }, x => sink(x));',
    'removed key': {
      body: 'var d = new Dictionary<string, string>();\nd["k"] = VALUE;\nd.Remove("j");\nsink(d["k"]);',
      harmless:
        'var d = new Dictionary<string, string>();\nd["k"] = source();\nd.Remove("k");\nsink(d["k"]);',
    },
    declaration: 'var x = VALUE;\nsink(x);',
    assignment: 'string x;\nx = VALUE;\nsink(x);',
    'augmented assignment': 'var x = "a";\nx += VALUE;\nsink(x);',
    'assignment if missing': 'string x = null;\nx ??= VALUE;\nsink(x);',
    'tuple taken apart': {
      body: 'var (a, b) = (VALUE, "b");\nsink(a);',
      harmless: 'var (a, b) = (source(), "b");\nsink(b);',
    },
    field: {
      body: 'var o = new O();\no.F = VALUE;\nsink(o.F);',
      harmless: 'var o = new O();\no.F = source();\nsink(o.G);',
    },
    initializer: {
      body: 'var o = new O { F = VALUE, G = "g" };\nsink(o.F);',
      harmless: 'var o = new O { F = source(), G = "g" };\nsink(o.G);',
    },
    'conditional access': 'var o = new O();\no.F = VALUE;\nsink(o?.F);',
    array: 'var x = new[] { VALUE };\nsink(x[0]);',
    'unknown index': 'var x = new string[3];\nx[I()] = VALUE;\nsink(x[J()]);',
    list: 'var x = new List<string>();\nx.Add(VALUE);\nsink(x[0]);',
    dictionary: {
      body: 'var m = new Dictionary<string, string>();\nm["k"] = VALUE;\nsink(m["k"]);',
      harmless: 'var m = new Dictionary<string, string>();\nm["k"] = source();\nsink(m["j"]);',
    },
    builder: 'var b = new StringBuilder();\nb.Append(VALUE);\nsink(b.ToString());',
    concatenation: 'sink("a" + VALUE);',
    interpolation: 'sink($"a {VALUE}");',
    format: 'sink(string.Format("a {0}", VALUE));',
    'unknown method': 'sink(Unknown(VALUE));',
    'method of the data': 'sink(VALUE.Trim());',
    cast: 'sink((string)VALUE);',
    as: 'sink(VALUE as string);',
    ternary: 'sink(Flag() ? VALUE : "a");',
    'or else': 'sink(VALUE ?? "a");',
    'method result': {
      beside: 'string Same(string x) { return x; }\nstring Other(string x) => "a";',
      body: 'sink(Same(VALUE));',
      harmless: 'sink(Other(source()));',
    },
    'sink in a method': { beside: 'void Put(string x) => sink(x);', body: 'Put(VALUE);' },
    'source in a method': { beside: 'string Get() => VALUE;', body: 'sink(Get());' },
    'named argument': {
      beside: 'void Put(string a, string b) { sink(b); }',
      body: 'Put(b: VALUE, a: "a");',
      harmless: 'Put(a: source(), b: "b");',
    },
    'rest parameter': { beside: 'void Put(params string[] a) { sink(a[1]); }', body: 'Put("a", VALUE);' },
    'out parameter': { beside: 'void Fill(out string x) { x = VALUE; }', body: 'Fill(out var y);\nsink(y);' },
    'argument written into': {
      beside: 'void Fill(O o, string x) { o.F = x; }',
      body: 'var o = new O();\nFill(o, VALUE);\nsink(o.F);',
    },
    lambda: 'Func<string, string> f = x => x;\nsink(f(VALUE));',
    'lambda by Invoke': 'Func<string, string> f = x => x;\nsink(f.Invoke(VALUE));',
    'local function': 'string Same(string x) { return x; }\nsink(Same(VALUE));',
    closure: 'var x = VALUE;\nAction r = () => sink(x);\nr();',
    callback: {
      beside: 'string Apply(Func<string, string> f, string x) { return f(x); }',
      body: 'sink(Apply(x => x, VALUE));',
      harmless: 'sink(Apply(x => "a", source()));',
    },
    'method as a value': {
      beside: 'void Put(string x) { sink(x); }\nvoid Each(Action<string> f, string x) { f(x); }',
      body: 'Each(Put, VALUE);',
    },
    'query method': 'var x = new[] { VALUE };\nsink(x.Select(y => y).First());',
    'loop over values': 'foreach (var x in new[] { VALUE })\n{\n    sink(x);\n}',
    'counting loop': 'var x = "";\nfor (int i = 0; i < 3; i++)\n{\n    sink(x);\n    x = VALUE;\n}',
    'while loop':
      'var a = "a";\nvar b = "b";\nwhile (Flag())\n{\n    sink(a);\n    a = b;\n    b = VALUE;\n}',
    'one branch': {
      body: 'var x = VALUE;\nif (Flag())\n{\n    x = clean(x);\n}\nsink(x);',
      harmless: 'var x = source();\nif (Flag())\n{\n    x = clean(x);\n}\nelse\n{\n    x = "a";\n}\nsink(x);',
    },
    'constant that decides': {
      beside: 'void Put(string x, int code) { switch (code) { case < 0: sink(x); break; } }',
      body: 'Put(VALUE, -1);',
      harmless: 'Put(source(), 1);',
    },
    switch: {
      body: 'var x = "a";\nswitch (Kind())\n{\n    case 1:\n        x = VALUE;\n        break;\n}\nsink(x);',
      harmless:
        'var x = "a";\nswitch (Kind())\n{\n    case 1:\n        x = source();\n        break;\n    case 2:\n        sink(x);\n        break;\n}',
    },
    'switch expression': 'var x = Kind() switch { 1 => VALUE, _ => "a" };\nsink(x);',
    'type test': 'object o = VALUE;\nif (o is string s)\n{\n    sink(s);\n}',
    'thrown value': {
      body: 'try\n{\n    throw new E(VALUE);\n}\ncatch (E e)\n{\n    sink(e.Message);\n}',
      harmless:
        'var x = source();\ntry\n{\n    throw new E("a");\n}\ncatch (E e)\n{\n    sink(e.Message);\n}',
    },
    exception:
      'var x = "a";\ntry\n{\n    x = VALUE;\n    MayFail();\n}\ncatch (Exception e)\n{\n    sink(x);\n}',
    finally: 'var x = VALUE;\ntry\n{\n    MayFail();\n}\nfinally\n{\n    sink(x);\n}',
    using: 'using (var r = VALUE)\n{\n    sink(r);\n}',
    'using declaration': 'using var r = VALUE;\nsink(r);',
    lock: 'var x = VALUE;\nlock (this)\n{\n    sink(x);\n}',
    await: { beside: 'async Task Go() { var x = await VALUE; sink(x); }', body: 'Go();' },
    generator: {
      beside: 'IEnumerable<string> Numbers() { yield return VALUE; }',
      body: 'foreach (var x in Numbers())\n{\n    sink(x);\n}',
    },
    goto: 'var x = VALUE;\ngoto end;\nend:\nsink(x);',
    'field of this': {
      beside: 'string f;\nvoid Set(string x) { this.f = x; }\nvoid Put() { sink(f); }',
      body: 'Set(VALUE);\nPut();',
    },
    property: { beside: 'string F { get; set; }', body: 'F = VALUE;\nsink(F);' },
    constructor: {
      beside: 'class A { public string F; public string G; public A(string x) { F = x; G = "g"; } }',
      body: 'var a = new A(VALUE);\nsink(a.F);',
      harmless: 'var a = new A(source());\nsink(a.G);',
    },
    'primary constructor': {
      beside: 'record P(string A, string B);',
      body: 'var p = new P(VALUE, "b");\nsink(p.A);',
    },
    'method by class': {
      beside:
        'class A { public string Same(string x) { return x; } }\nclass B { public string Same(string x) { return "b"; } }',
      body: 'var a = new A();\nsink(a.Same(VALUE));',
      harmless: 'var b = new B();\nsink(b.Same(source()));',
    },
    'inherited method': {
      beside: 'class A { public string Same(string x) { return x; } }\nclass B : A { }',
      body: 'var b = new B();\nsink(b.Same(VALUE));',
    },
    'field with a value': { beside: 'private string f = VALUE;', body: 'sink(f);' },
    recursion: {
      beside: 'string Down(string x, int n) { if (n == 0) return x; return Down(x, n - 1); }',
      body: 'sink(Down(VALUE, 3));',
    },
  },
};
