import { indented, type LanguageSpellings } from './spelling.ts';

/** Ruby's spelling of what data flows through. */
export const ruby: LanguageSpellings = {
  language: 'ruby',
  path: 'case.rb',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) => `${beside}\n\ndef handler(request)\n${indented(body, '  ')}\nend\n`,
  constructs: {
    inject: {
      body: '[VALUE].inject("a") { |a, x| sink(x) }',
      harmless: '[source()].inject("a") { |a, x| sink(a); "b" }',
    },
    'block with key and value': 'd = { k: VALUE }\nd.each { |k, v| sink(v) }',
    'removed key': {
      body: 'd = { k: VALUE }\nd.delete(:j)\nsink(d[:k])',
      harmless: 'd = { k: source() }\nd.delete(:k)\nsink(d[:k])',
    },
    'rest behind the first': {
      body: 'l = ["a", VALUE]\na, *b = l\nsink(b)',
      harmless: 'l = [source(), "b"]\na, *b = l\nsink(b)',
    },
    assignment: 'x = VALUE\nsink(x)',
    'augmented assignment': 'x = "a"\nx += VALUE\nsink(x)',
    'assignment if missing': 'x ||= VALUE\nsink(x)',
    'several assignments': { body: 'a, b = VALUE, "b"\nsink(a)', harmless: 'a, b = source(), "b"\nsink(b)' },
    array: 'x = [VALUE]\nsink(x[0])',
    'first element': 'x = [VALUE]\nsink(x.first)',
    'unknown key': 'x = {}\nx[key()] = VALUE\nsink(x[other()])',
    hash: {
      body: 'x = { a: VALUE, b: "b" }\nsink(x[:a])',
      harmless: 'x = { a: source(), b: "b" }\nsink(x[:b])',
    },
    'hash with strings': {
      body: 'x = { "a" => VALUE, "b" => "b" }\nsink(x["a"])',
      harmless: 'x = { "a" => source(), "b" => "b" }\nsink(x["b"])',
    },
    fetch: {
      body: 'x = { a: VALUE, b: "b" }\nsink(x.fetch(:a))',
      harmless: 'x = { a: source(), b: "b" }\nsink(x.fetch(:b))',
    },
    dig: {
      body: 'x = { a: { b: VALUE, c: "c" } }\nsink(x.dig(:a, :b))',
      harmless: 'x = { a: { b: source(), c: "c" } }\nsink(x.dig(:a, :c))',
    },
    push: 'x = []\nx.push(VALUE)\nsink(x[0])',
    shovel: 'x = []\nx << VALUE\nsink(x[0])',
    concatenation: 'sink("a" + VALUE)',
    interpolation: 'x = VALUE\nsink("a #{x}")',
    format: 'sink("a %s" % VALUE)',
    'unknown method': 'sink(unknown(VALUE))',
    'method of the data': 'sink(VALUE.strip)',
    'safe navigation': 'x = VALUE\nsink(x&.strip)',
    ternary: 'sink(flag() ? VALUE : "a")',
    or: 'sink(VALUE || "a")',
    'value of an if': 'x = if flag()\n  VALUE\nelse\n  "a"\nend\nsink(x)',
    'value of a case': 'x = case kind()\n    when 1 then VALUE\n    else "a"\n    end\nsink(x)',
    'method result': {
      beside: 'def same(x)\n  x\nend\ndef other(x)\n  "a"\nend',
      body: 'sink(same(VALUE))',
      harmless: 'sink(other(source()))',
    },
    'returned result': { beside: 'def same(x)\n  return x\nend', body: 'sink(same(VALUE))' },
    'sink in a method': { beside: 'def put(x)\n  sink(x)\nend', body: 'put(VALUE)' },
    'source in a method': { beside: 'def get\n  VALUE\nend', body: 'sink(get)' },
    'keyword argument': {
      beside: 'def put(a:, b:)\n  sink(b)\nend',
      body: 'put(b: VALUE, a: "a")',
      harmless: 'put(a: source(), b: "b")',
    },
    'rest parameter': { beside: 'def put(*a)\n  sink(a[1])\nend', body: 'put("a", VALUE)' },
    block: '[VALUE].each { |x| sink(x) }',
    'block with do': '[VALUE].each do |x|\n  sink(x)\nend',
    'block parameter': {
      beside: 'def each_of(x, &f)\n  f.call(x)\nend',
      body: 'each_of(VALUE) do |y|\n  sink(y)\nend',
    },
    lambda: 'f = ->(x) { x }\nsink(f.call(VALUE))',
    'lambda with a dot': 'f = ->(x) { sink(x) }\nf.(VALUE)',
    closure: 'x = VALUE\nf = -> { sink(x) }\nf.call',
    'loop over values': 'for x in [VALUE]\n  sink(x)\nend',
    'while loop': 'a = "a"\nb = "b"\nwhile flag()\n  sink(a)\n  a = b\n  b = VALUE\nend',
    'one branch': {
      body: 'x = VALUE\nif flag()\n  x = clean(x)\nend\nsink(x)',
      harmless: 'x = source()\nif flag()\n  x = clean(x)\nelse\n  x = "a"\nend\nsink(x)',
    },
    'condition behind': 'x = "a"\nx = VALUE if flag()\nsink(x)',
    'constant that decides': {
      beside: 'def put(x, really)\n  if really\n    sink(x)\n  end\nend',
      body: 'put(VALUE, true)',
      harmless: 'put(source(), false)',
    },
    exception: 'x = "a"\nbegin\n  x = VALUE\n  may_fail()\nrescue StandardError => e\n  sink(x)\nend',
    ensure: 'x = VALUE\nbegin\n  may_fail()\nensure\n  sink(x)\nend',
    'instance variable': {
      beside: 'class A\n  def set(x)\n    @f = x\n  end\n  def put\n    sink(@f)\n  end\nend',
      body: 'a = A.new\na.set(VALUE)\na.put',
    },
    constructor: {
      beside: 'class A\n  def initialize(x)\n    @f = x\n    @g = "g"\n  end\n  attr_reader :f, :g\nend',
      body: 'a = A.new(VALUE)\nsink(a.f)',
      harmless: 'a = A.new(source())\nsink(a.h)',
    },
    'method by class': {
      beside: 'class A\n  def same(x)\n    x\n  end\nend\nclass B\n  def same(x)\n    "b"\n  end\nend',
      body: 'a = A.new\nsink(a.same(VALUE))',
      harmless: 'b = B.new\nsink(b.same(source()))',
    },
    'inherited method': {
      beside: 'class A\n  def same(x)\n    x\n  end\nend\nclass B < A\nend',
      body: 'b = B.new\nsink(b.same(VALUE))',
    },
    recursion: {
      beside: 'def down(x, n)\n  return x if n == 0\n  down(x, n - 1)\nend',
      body: 'sink(down(VALUE, 3))',
    },
  },
};
