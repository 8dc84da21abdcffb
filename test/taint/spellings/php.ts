import { indented, type LanguageSpellings } from './spelling.ts';

/** PHP's spelling of what data flows through. */
export const php: LanguageSpellings = {
  language: 'php',
  path: 'case.php',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) =>
    `<?php\n${beside}\n\nfunction handler($request) {\n${indented(body, '    ')}\n}\n`,
  constructs: {
    reduce: {
      body: 'array_reduce([VALUE], function ($a, $x) { sink($x); return $a; }, "a");',
      harmless: 'array_reduce([source()], function ($a, $x) { sink($a); return "b"; }, "a");',
    },
    'removed key': {
      body: '$d = [];\n$d["k"] = VALUE;\nunset($d["j"]);\nsink($d["k"]);',
      harmless: '$d = [];\n$d["k"] = source();\nunset($d["k"]);\nsink($d["k"]);',
    },
    'setter and getter': {
      body: '$o = make();\n$o->setName(VALUE);\nsink($o->getName());',
      harmless: '$o = make();\n$o->setName(source());\nsink($o->getAge());',
    },
    assignment: '$x = VALUE;\nsink($x);',
    'augmented assignment': '$x = "a";\n$x .= VALUE;\nsink($x);',
    'assignment if missing': '$x ??= VALUE;\nsink($x);',
    'list taken apart': {
      body: '[$a, $b] = [VALUE, "b"];\nsink($a);',
      harmless: '[$a, $b] = [source(), "b"];\nsink($b);',
    },
    'list by key': {
      body: '["a" => $a] = ["a" => VALUE, "b" => "b"];\nsink($a);',
      harmless: '["b" => $b] = ["a" => source(), "b" => "b"];\nsink($b);',
    },
    field: {
      body: '$o = new O();\n$o->f = VALUE;\nsink($o->f);',
      harmless: '$o = new O();\n$o->f = source();\nsink($o->g);',
    },
    array: '$x = [VALUE];\nsink($x[0]);',
    'appended element': '$x = [];\n$x[] = VALUE;\nsink($x[0]);',
    'unknown key': '$x = [];\n$x[key()] = VALUE;\nsink($x[other()]);',
    'array with keys': {
      body: '$x = ["a" => VALUE, "b" => "b"];\nsink($x["a"]);',
      harmless: '$x = ["a" => source(), "b" => "b"];\nsink($x["b"]);',
    },
    array_push: '$x = [];\narray_push($x, VALUE);\nsink($x[0]);',
    concatenation: 'sink("a" . VALUE);',
    interpolation: '$x = VALUE;\nsink("a $x");',
    'interpolation in braces': '$x = VALUE;\nsink("a {$x}");',
    heredoc: '$x = VALUE;\nsink(<<<END\na $x\nEND);',
    format: 'sink(sprintf("a %s", VALUE));',
    'unknown function': 'sink(unknown(VALUE));',
    'method of the data': 'sink(VALUE->trim());',
    cast: 'sink((string) VALUE);',
    ternary: 'sink(flag() ? VALUE : "a");',
    'short ternary': 'sink(VALUE ?: "a");',
    'or else': 'sink(VALUE ?? "a");',
    'function result': {
      beside: 'function same($x) { return $x; }\nfunction other($x) { return "a"; }',
      body: 'sink(same(VALUE));',
      harmless: 'sink(other(source()));',
    },
    'sink in a function': { beside: 'function put($x) { sink($x); }', body: 'put(VALUE);' },
    'source in a function': { beside: 'function get() { return VALUE; }', body: 'sink(get());' },
    'default parameter': { beside: 'function put($a = VALUE) { sink($a); }', body: 'put();' },
    'named argument': {
      beside: 'function put($a, $b) { sink($b); }',
      body: 'put(b: VALUE, a: "a");',
      harmless: 'put(a: source(), b: "b");',
    },
    'rest parameter': { beside: 'function put(...$a) { sink($a[1]); }', body: 'put("a", VALUE);' },
    'parameter by reference': { beside: 'function fill(&$x) { $x = VALUE; }', body: 'fill($y);\nsink($y);' },
    'argument written into': {
      beside: 'function fill($o, $x) { $o->f = $x; }',
      body: '$o = new O();\nfill($o, VALUE);\nsink($o->f);',
    },
    closure: '$x = VALUE;\n$f = function () use ($x) { sink($x); };\n$f();',
    'arrow function': '$x = VALUE;\n$f = fn() => sink($x);\n$f();',
    callback: {
      beside: 'function apply($f, $x) { return $f($x); }',
      body: 'sink(apply(fn($x) => $x, VALUE));',
      harmless: 'sink(apply(fn($x) => "a", source()));',
    },
    'callback of an unknown function': 'array_map(function ($x) { sink($x); }, [VALUE]);',
    'loop over values': 'foreach ([VALUE] as $x) {\n    sink($x);\n}',
    'loop over keys and values': 'foreach (["k" => VALUE] as $k => $x) {\n    sink($x);\n}',
    'counting loop': '$x = "";\nfor ($i = 0; $i < 3; $i++) {\n    sink($x);\n    $x = VALUE;\n}',
    'while loop': '$a = "a";\n$b = "b";\nwhile (flag()) {\n    sink($a);\n    $a = $b;\n    $b = VALUE;\n}',
    'one branch': {
      body: '$x = VALUE;\nif (flag()) {\n    $x = clean($x);\n}\nsink($x);',
      harmless: '$x = source();\nif (flag()) {\n    $x = clean($x);\n} else {\n    $x = "a";\n}\nsink($x);',
    },
    'constant that decides': {
      beside: 'function put($x, $really) { if ($really) { sink($x); } }',
      body: 'put(VALUE, true);',
      harmless: 'put(source(), false);',
    },
    switch: {
      body: '$x = "a";\nswitch (kind()) {\n    case 1:\n        $x = VALUE;\n    case 2:\n        sink($x);\n}',
      harmless:
        '$x = "a";\nswitch (kind()) {\n    case 1:\n        $x = source();\n        break;\n    case 2:\n        sink($x);\n}',
    },
    match: '$x = match (kind()) {\n    1 => VALUE,\n    default => "a",\n};\nsink($x);',
    'thrown value': {
      body: 'try {\n    throw new E(VALUE);\n} catch (E $e) {\n    sink($e->getMessage());\n}',
      harmless:
        '$x = source();\ntry {\n    throw new E("a");\n} catch (E $e) {\n    sink($e->getMessage());\n}',
    },
    exception:
      '$x = "a";\ntry {\n    $x = VALUE;\n    mayFail();\n} catch (Exception $e) {\n    sink($x);\n}',
    finally: '$x = VALUE;\ntry {\n    mayFail();\n} finally {\n    sink($x);\n}',
    generator: {
      beside: 'function numbers() { yield VALUE; }',
      body: 'foreach (numbers() as $x) {\n    sink($x);\n}',
    },
    global: {
      beside: '$shared = VALUE;',
      body: 'global $shared;\nsink($shared);',
      harmless: '$shared = "a";\nsink($shared);',
    },
    'field of this': {
      beside:
        'class A {\n    public $f;\n    function set($x) { $this->f = $x; }\n    function put() { sink($this->f); }\n}',
      body: '$a = new A();\n$a->set(VALUE);\n$a->put();',
    },
    constructor: {
      beside: 'class A {\n    function __construct($x) { $this->f = $x; $this->g = "g"; }\n}',
      body: '$a = new A(VALUE);\nsink($a->f);',
      harmless: '$a = new A(source());\nsink($a->g);',
    },
    'promoted parameter': {
      beside: 'class A {\n    function __construct(private $f) {}\n    function put() { sink($this->f); }\n}',
      body: '$a = new A(VALUE);\n$a->put();',
    },
    'method by class': {
      beside:
        'class A {\n    function same($x) { return $x; }\n}\nclass B {\n    function same($x) { return "b"; }\n}',
      body: '$a = new A();\nsink($a->same(VALUE));',
      harmless: '$b = new B();\nsink($b->same(source()));',
    },
    'static method': {
      beside: 'class A {\n    static function same($x) { return $x; }\n}',
      body: 'sink(A::same(VALUE));',
    },
    recursion: {
      beside: 'function down($x, $n) {\n    if ($n === 0) return $x;\n    return down($x, $n - 1);\n}',
      body: 'sink(down(VALUE, 3));',
    },
  },
};
