import { indented, type LanguageSpellings } from './spelling.ts';

/** Go's spelling of what data flows through. */
export const go: LanguageSpellings = {
  language: 'go',
  path: 'case.go',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) =>
    `package p\n\n${beside}\n\nfunc handler(r *Request) {\n${indented(body, '\t')}\n}\n`,
  constructs: {
    'variable that a block hides': {
      body: 'x := VALUE\n{\n\tx := "a"\n\tkeep(x)\n}\nsink(x)',
      harmless: 'x := "a"\n{\n\tx := source()\n\tkeep(x)\n}\nsink(x)',
    },
    'variable that a loop hides': {
      body: 'X := VALUE\nfor X := "a"; X != ""; X = "" {\n\tkeep(X)\n}\nsink(X)',
      harmless: 'X := "a"\nfor X := source(); X != ""; X = "" {\n\tkeep(X)\n}\nsink(X)',
    },
    'callback of a package':
      'slices.IndexFunc([]string{VALUE}, func(x string) bool {\n\tsink(x)\n\treturn true\n})',
    'removed key': {
      body: 'm := map[string]string{}\nm["k"] = VALUE\ndelete(m, "j")\nsink(m["k"])',
      harmless: 'm := map[string]string{}\nm["k"] = source()\ndelete(m, "k")\nsink(m["k"])',
    },
    declaration: 'var x = VALUE\nsink(x)',
    'short declaration': 'x := VALUE\nsink(x)',
    assignment: 'var x string\nx = VALUE\nsink(x)',
    'augmented assignment': 'x := "a"\nx += VALUE\nsink(x)',
    'several results': { body: 'a, b := VALUE, "b"\nsink(a)', harmless: 'a, b := source(), "b"\nsink(b)' },
    'result and error': 'x, err := VALUE\nsink(x)',
    field: { body: 'o := O{}\no.F = VALUE\nsink(o.F)', harmless: 'o := O{}\no.F = source()\nsink(o.G)' },
    'composite literal': {
      body: 'o := O{F: VALUE, G: "g"}\nsink(o.F)',
      harmless: 'o := O{F: source(), G: "g"}\nsink(o.G)',
    },
    pointer: 'x := VALUE\np := &x\nsink(*p)',
    slice: 'x := []string{VALUE}\nsink(x[0])',
    'part of a slice': 'x := []string{VALUE}\nsink(x[1:])',
    append: 'var x []string\nx = append(x, VALUE)\nsink(x[0])',
    copy: 'x := make([]string, 3)\ncopy(x, VALUE)\nsink(x)',
    map: {
      body: 'm := map[string]string{}\nm["k"] = VALUE\nsink(m["k"])',
      harmless: 'm := map[string]string{}\nm["k"] = source()\nsink(m["j"])',
    },
    builder: 'var b strings.Builder\nb.WriteString(VALUE)\nsink(b.String())',
    concatenation: 'sink("a" + VALUE)',
    format: 'sink(fmt.Sprintf("a %s", VALUE))',
    conversion: 'sink(string(VALUE))',
    'type assertion': 'sink(VALUE.(string))',
    'unknown function': 'sink(unknown(VALUE))',
    'method of the data': 'sink(VALUE.Trim())',
    'function result': {
      beside: 'func same(x string) string { return x }\nfunc other(x string) string { return "a" }',
      body: 'sink(same(VALUE))',
      harmless: 'sink(other(source()))',
    },
    'sink in a function': { beside: 'func put(x string) { sink(x) }', body: 'put(VALUE)' },
    'source in a function': { beside: 'func get() string { return VALUE }', body: 'sink(get())' },
    'second result': {
      beside: 'func two(x string) (string, string) { return "a", x }',
      body: '_, b := two(VALUE)\nsink(b)',
    },
    'rest parameter': { beside: 'func put(a ...string) { sink(a[1]) }', body: 'put("a", VALUE)' },
    'argument written into': {
      beside: 'func fill(o *O, x string) { o.F = x }',
      body: 'o := O{}\nfill(&o, VALUE)\nsink(o.F)',
    },
    closure: 'x := VALUE\nf := func() { sink(x) }\nf()',
    callback: {
      beside: 'func apply(f func(string) string, x string) string { return f(x) }',
      body: 'sink(apply(func(x string) string { return x }, VALUE))',
      harmless: 'sink(apply(func(x string) string { return "a" }, source()))',
    },
    'function that is returned': {
      beside: 'func mk(x string) func() string { return func() string { return x } }',
      body: 'sink(mk(VALUE)())',
    },
    goroutine: 'go sink(VALUE)',
    defer: 'defer sink(VALUE)',
    channel: 'c := make(chan string)\nc <- VALUE\nsink(<-c)',
    'loop over values': 'for _, x := range []string{VALUE} {\n\tsink(x)\n}',
    'counting loop': 'x := ""\nfor i := 0; i < 3; i++ {\n\tsink(x)\n\tx = VALUE\n}',
    'loop with a condition': 'a := "a"\nb := "b"\nfor flag() {\n\tsink(a)\n\ta = b\n\tb = VALUE\n}',
    'one branch': {
      body: 'x := VALUE\nif flag() {\n\tx = clean(x)\n}\nsink(x)',
      harmless: 'x := source()\nif flag() {\n\tx = clean(x)\n} else {\n\tx = "a"\n}\nsink(x)',
    },
    'statement of a condition': 'if x := VALUE; flag() {\n\tsink(x)\n}',
    'constant that decides': {
      beside: 'func put(x string, really bool) {\n\tif really {\n\t\tsink(x)\n\t}\n}',
      body: 'put(VALUE, true)',
      harmless: 'put(source(), false)',
    },
    switch: {
      body: 'x := "a"\nswitch kind() {\ncase 1:\n\tx = VALUE\n}\nsink(x)',
      harmless: 'x := "a"\nswitch kind() {\ncase 1:\n\tx = source()\ncase 2:\n\tsink(x)\n}',
    },
    'type switch': 'switch s := VALUE.(type) {\ncase string:\n\tsink(s)\n}',
    goto: 'x := VALUE\ngoto end\nend:\nsink(x)',
    'method by receiver': {
      beside:
        'type A struct{}\ntype B struct{}\nfunc (a A) Same(x string) string { return x }\nfunc (b B) Same(x string) string { return "b" }',
      body: 'a := A{}\nsink(a.Same(VALUE))',
      harmless: 'b := B{}\nsink(b.Same(source()))',
    },
    'field of the receiver': {
      beside:
        'type A struct{ f string }\nfunc (a *A) Set(x string) { a.f = x }\nfunc (a *A) Put() { sink(a.f) }',
      body: 'a := &A{}\na.Set(VALUE)\na.Put()',
    },
    'variable of the package': { beside: 'var shared = VALUE', body: 'sink(shared)' },
    recursion: {
      beside:
        'func down(x string, n int) string {\n\tif n == 0 {\n\t\treturn x\n\t}\n\treturn down(x, n-1)\n}',
      body: 'sink(down(VALUE, 3))',
    },
  },
};
