import assert from 'node:assert/strict';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';

/*
 * Programs in which the way that code takes decides whether data from `source()` gets to `sink(…)`. A sink that it
 * reaches says BAD in its line, others say OK.
 */

const LANGUAGES = ['javascript', 'python', 'java', 'csharp', 'php', 'ruby', 'go', 'rust', 'cpp'];

const RULES = `
rules:
  - id: flow
    mode: taint
    message: found
    severity: WARNING
    languages: [${LANGUAGES.join(', ')}]
    pattern-sources: [{ pattern: source() }]
    pattern-sinks: [{ pattern: sink(...) }]
    pattern-sanitizers: [{ pattern: clean(...) }]
`;

interface Program {
  readonly path: string;
  readonly text: string;
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  'what was there before an exception, and what was put there': {
    path: 'a.py',
    text: `
def f():
    v = source()
    try:
        v = clean(v)
        other()
    except E:
        sink(v)  # BAD
    sink(v)  # BAD
def g():
    v = clean(source())
    try:
        other()
        v = source()
    except E:
        sink(v)  # OK
    sink(v)  # BAD
`,
  },
  'a finalizer on each way': {
    path: 'a.js',
    text: `
function f() {
  let v = source();
  try { other(); } finally { v = "a"; }
  sink(v); // OK
}
function g() {
  let v = "a";
  try { if (h()) return; v = source(); } finally { sink(v); } // BAD
  sink(v); // BAD
}
function h() {
  let v = "a";
  try { if (k()) { v = source(); return; } } finally { other(); }
  sink(v); // OK
}
`,
  },
  'what is thrown': {
    path: 'A.java',
    text: `
class A {
  void f() {
    try { throw new E(source()); } catch (E e) { sink(e.getMessage()); } // BAD
    try { throw new E("a"); } catch (E e) { sink(e.getMessage()); } // OK
  }
}
`,
  },
  'ways out': {
    path: 'a.js',
    text: `
function f(list) {
  let v = source();
  if (!list) { v = "a"; } else { return; }
  sink(v); // OK
}
function g(list) {
  let v = "a";
  for (const x of list) {
    if (x) { v = source(); continue; }
    sink(x); // OK
  }
  sink(v); // BAD
}
function h() {
  let v = source();
  do { v = "a"; if (k()) break; v = source(); } while (false);
  sink(v); // BAD
}
function k() {
  let v = source();
  while (true) { v = "a"; if (h()) break; }
  sink(v); // OK
}
`,
  },
  'labels and numbers of loops': {
    path: 'a.php',
    text: `<?php
function f($a) {
  $v = "a";
  while (g()) {
    foreach ($a as $x) { if ($x) { $v = source(); break 2; } }
    sink($v); // OK
  }
  sink($v); // BAD
}
function h($a) {
  $v = "a";
  while (g()) {
    foreach ($a as $x) { if ($x) { $v = source(); break; } }
    sink($v); // BAD
  }
}
`,
  },
  'labels of loops': {
    path: 'a.rs',
    text: `
fn f() {
    let mut v = "a";
    'outer: while g() {
        loop {
            if h() { v = source(); break 'outer; }
            if k() { break; }
        }
        sink(v); // OK
    }
    sink(v); // BAD
}
`,
  },
  'what is put off to the end': {
    path: 'a.go',
    text: `
package a
func f() {
	v := "a"
	defer func() { sink(v) }() // OK
	defer sink(source()) // BAD
	w := source()
	defer sink(clean(w)) // OK
	w = "a"
	sink(w) // OK
}
`,
  },
  'operators that decide': {
    path: 'a.js',
    text: `
function f(o) {
  let v = "a";
  o && (v = source());
  sink(v); // BAD
  v && sink(v); // BAD
  v || sink(v); // OK
  let w = source();
  w ||= "a";
  sink(w); // BAD
  w &&= "a";
  sink(w); // OK
  let u = source();
  u = u && "a";
  sink(u); // OK
}
`,
  },
  'conditions whose outcome is known, negated and joined': {
    path: 'a.js',
    text: `
function f(x) {
  const on = true, off = !on;
  if (off) sink(source()); // OK
  if (!off) sink(source()); // BAD
  if (x && off) sink(source()); // OK
  if (x || on) sink(source()); // BAD
  if (!(x || on)) sink(source()); // OK
  if (on) return;
  sink(source()); // OK
}
`,
  },
  'what is missing, or equal to a text of the program': {
    path: 'a.py',
    text: `
def f():
    v = source()
    if not v:
        sink(v)  # OK
        return
    sink(v)  # BAD
    if v == "a":
        sink(v)  # OK
    if "a" != v:
        sink(v)  # BAD
    else:
        sink(v)  # OK
    if v not in ("a", "b"):
        raise E()
    sink(v)  # OK
def g(w):
    v = source()
    if v in ("a", w):
        sink(v)  # BAD
    if v == w or v == "a":
        sink(v)  # BAD
`,
  },
  'a case that is known to fit, or not to': {
    path: 'a.js',
    text: `
function f() {
  const kind = "b";
  switch (kind) {
    case "a": sink(source()); break; // OK
    case "b": sink(source()); break; // BAD
    default: sink(source()); // OK
  }
}
`,
  },
  'generators and what they are given': {
    path: 'a.py',
    text: `
def make():
    v = source()
    yield v
def harmless():
    v = source()
    yield "a"
def f():
    for x in make():
        sink(x)  # BAD
    for x in harmless():
        sink(x)  # OK
`,
  },
  'what a loop puts into what it walks': {
    path: 'a.py',
    text: `
def f(first):
    queue = [first]
    for x in queue:
        sink(x)  # BAD
        queue.append(source())
def g(first):
    queue = [first]
    other = []
    for x in queue:
        sink(x)  # OK
        other.append(source())
`,
  },
  'variables of comprehensions': {
    path: 'a.py',
    text: `
def f():
    x = "a"
    y = [x for x in source()]
    sink(x)  # OK
    sink(y)  # BAD
    z = ["a" for x in source()]
    sink(z)  # OK
`,
  },
};

describe('ways that code takes', () => {
  let scanner: Scanner;
  const loaded = loadRules(RULES, 'flow.yaml');
  const rules = new RuleSet(loaded.rules.map((rule) => ({ ...rule, confidence: 'high' as const })));

  before(async () => {
    assert.deepEqual(loaded.problems, []);
    scanner = await Scanner.create({ readGrammar });
    for (const language of LANGUAGES) await scanner.prepareLanguage(language);
  });
  after(() => scanner.dispose());

  for (const [name, { path, text }] of Object.entries(PROGRAMS))
    it(`decide: ${name}`, () => {
      const { findings, problems } = scanner.scan({ path, text }, rules);
      assert.deepEqual(problems, []);
      const reached = new Set(findings.map(({ start }) => text.slice(0, start).split('\n').length));
      const lines = text.split('\n').map((line, i) => {
        const isSink = /(?:BAD|OK)$/.test(line);
        return isSink ? line.replace(/(?:BAD|OK)$/, reached.has(i + 1) ? 'BAD' : 'OK') : line;
      });
      assert.equal(lines.join('\n'), text);
    });
});
