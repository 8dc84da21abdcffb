import { c } from './c.ts';
import { indented, type LanguageSpellings } from './spelling.ts';

/** What C++ spells in its own way; all that C spells is tried as C++ too. */
const OWN: LanguageSpellings['constructs'] = {
  'declaration by auto': 'auto x = VALUE;\nsink(x);',
  'declaration in braces': 'std::string x{VALUE};\nsink(x);',
  'declaration in parentheses': 'std::string x(VALUE);\nsink(x);',
  reference: 'std::string x = VALUE;\nstd::string &r = x;\nsink(r);',
  'structured binding': 'auto [a, b] = std::make_pair(VALUE, "b");\nsink(a);',
  concatenation: 'sink(std::string("a") + VALUE);',
  'string that grows': 'std::string x;\nx += VALUE;\nsink(x);',
  append: 'std::string x;\nx.append(VALUE);\nsink(x);',
  'text of a string': 'std::string x = VALUE;\nsink(x.c_str());',
  stream: 'std::ostringstream s;\ns << "a" << VALUE;\nsink(s.str());',
  format: 'sink(std::format("a {}", VALUE));',
  vector: 'std::vector<std::string> v;\nv.push_back(VALUE);\nsink(v[0]);',
  'vector read by at': 'std::vector<std::string> v;\nv.push_back(VALUE);\nsink(v.at(0));',
  'list of values': 'std::vector<std::string> v = {VALUE, "b"};\nsink(v[0]);',
  'map by key': 'std::map<std::string, std::string> m;\nm["k"] = VALUE;\nsink(m["k"]);',
  'static cast': 'sink(static_cast<char *>(VALUE));',
  move: 'std::string x = VALUE;\nsink(std::move(x));',
  'smart pointer': 'auto p = std::make_unique<std::string>(VALUE);\nsink(*p);',
  new: 'auto p = new std::string(VALUE);\nsink(*p);',
  throw: 'try {\n  throw VALUE;\n} catch (const char *e) {\n  sink(e);\n}',
  'value before a catch': 'std::string x;\ntry {\n  x = VALUE;\n  risky();\n} catch (...) {\n  sink(x);\n}',
  lambda: {
    body: 'auto f = [](std::string x) { return x; };\nsink(f(VALUE));',
    harmless: 'auto f = [](std::string x) { return "a"; };\nsink(f(source()));',
  },
  closure: 'std::string x = VALUE;\nauto f = [&]() { sink(x); };\nf();',
  callback: {
    beside: 'template <typename F> std::string apply(F f, std::string x) { return f(x); }',
    body: 'sink(apply([](std::string x) { return x; }, VALUE));',
    harmless: 'sink(apply([](std::string x) { return "a"; }, source()));',
  },
  'loop over values': 'std::vector<std::string> v = {VALUE};\nfor (const auto &x : v) {\n  sink(x);\n}',
  'statement of a condition': 'if (auto x = VALUE; flag()) {\n  sink(x);\n}',
  'argument by reference': {
    beside: 'void fill(std::string &out, std::string x) { out = x; }',
    body: 'std::string x;\nfill(x, VALUE);\nsink(x);',
  },
  'default argument': { beside: 'void put(std::string x = VALUE) { sink(x); }', body: 'put();' },
  template: {
    beside: 'template <typename T> T same(T x) { return x; }',
    body: 'sink(same<std::string>(VALUE));',
  },
  'namespace function': {
    beside: 'namespace n { std::string same(std::string x) { return x; } }',
    body: 'sink(n::same(VALUE));',
  },
  'method by receiver': {
    beside:
      'class A { public: std::string same(std::string x) { return x; } };\nclass B { public: std::string same(std::string x) { return "b"; } };',
    body: 'A a;\nsink(a.same(VALUE));',
    harmless: 'B b;\nsink(b.same(source()));',
  },
  'field of the receiver': {
    beside:
      'class A {\n public:\n  void set(std::string x) { this->f = x; }\n  void put() { sink(this->f); }\n  std::string f;\n};',
    body: 'A a;\na.set(VALUE);\na.put();',
  },
  'bare field': {
    beside:
      'class A {\n public:\n  void set(std::string x) { f_ = x; }\n  void put() { sink(f_); }\n  std::string f_;\n};',
    body: 'A a;\na.set(VALUE);\na.put();',
  },
  constructor: {
    beside: 'class A {\n public:\n  A(std::string x) : f(x) {}\n  std::string f;\n};',
    body: 'A a(VALUE);\nsink(a.f);',
  },
  co_await: 'auto x = co_await VALUE;\nsink(x);',
};

/** C++'s spelling of what data flows through. */
export const cpp: LanguageSpellings = {
  language: 'cpp',
  path: 'case.cpp',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) =>
    `struct o { char *f; char *g; };\n${beside}\n\nvoid handler() {\n${indented(body, '  ')}\n}\n`,
  lacks: 'interpolation; generators are coroutines that a library defines',
  constructs: {
    'variable of a condition': {
      body: 'if (const char *x = VALUE) sink(x);',
      harmless: 'if (const char *x = source()) sink("a");\nelse sink(x);',
    },
    'variable of the condition of a loop': 'while (auto x = VALUE) sink(x);',
    'each of an algorithm':
      'std::vector<std::string> l = {VALUE};\nstd::for_each(l.begin(), l.end(), [](std::string x) { sink(x); });',
    accumulate: {
      body: 'std::vector<std::string> l = {VALUE};\nstd::accumulate(l.begin(), l.end(), "a", [](auto a, auto x) { sink(x); return a; });',
      harmless:
        'std::vector<std::string> l = {source()};\nstd::accumulate(l.begin(), "z", "a", [](auto a, auto x) { sink(a); return "b"; });',
    },
    'removed key': {
      body: 'std::map<std::string, std::string> m;\nm["k"] = VALUE;\nm.erase("j");\nsink(m["k"]);',
      harmless: 'std::map<std::string, std::string> m;\nm["k"] = source();\nm.erase("k");\nsink(m["k"]);',
    },
    'setter and getter': {
      body: 'Thing o;\no.setName(VALUE);\nsink(o.getName());',
      harmless: 'Thing o;\no.setName(source());\nsink(o.getAge());',
    },
    ...c.constructs,
    ...OWN,
  },
};
