import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import type { TraceStep } from '../finding/finding.ts';
import { handlingAt } from '../routes/handling.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { parametersNamed } from './namedParameter.ts';

/** All of a query is a source, and so is the parameter that a route fills. */
const RULES = `rules:
  - id: python
    mode: taint
    message: A query.
    severity: ERROR
    languages: [python]
    pattern-sources:
      - pattern-either: [{ pattern: request.args }, { pattern: request.args.get(...) }]
      - patterns: [{ pattern: item }, { pattern-inside: "def $F(..., item, ...): ..." }]
    pattern-sinks: [{ pattern: db.execute(...) }]
  - id: javascript
    mode: taint
    message: A query.
    severity: ERROR
    languages: [javascript]
    pattern-sources: [{ pattern: req.query }, { pattern: req.body }]
    pattern-sinks: [{ pattern: db.execute(...) }]
`;

/** Handlers, with the parameters that the source of their only flow names. */
const HANDLERS: readonly (readonly [path: string, body: string, names: string])[] = [
  // Read at the source.
  ['a.py', 'def f():\n    db.execute(request.args["id"])', 'id'],
  ['a.py', 'def f():\n    db.execute(request.args.get("id"))', 'id'],
  ['a.py', 'def f():\n    db.execute(request.args.get("id", "0"))', 'id'],
  ['a.js', '(req) => db.execute(req.query.id)', 'id'],
  ['a.js', "(req) => db.execute(req.query['id'])", 'id'],
  ['a.js', 'async (req) => db.execute((await req.body).id)', 'id'],
  // Read behind it.
  ['a.py', 'def f():\n    data = request.args\n    db.execute(data["id"])', 'id'],
  ['a.py', 'def f():\n    data = request.args\n    more = data\n    db.execute(more.get("id"))', 'id'],
  ['a.js', '(req) => { const { id } = req.query; db.execute(id); }', 'id'],
  ['a.js', '(req) => { const { id: key } = req.query; db.execute(key); }', 'id'],
  ['a.js', '(req) => { const all = req.query; const { id } = all; db.execute(id); }', 'id'],
  [
    'a.py',
    'def f():\n    data = request.args\n    a = data["x"]\n    b = data["id"]\n    db.execute(b)',
    'id',
  ],
  ['a.py', 'def f():\n    data = request.args\n    db.execute(data["a"] + data["b"])', 'a b'],
  ['a.py', 'def f():\n    data = request.args\n    db.execute(f"select {data[\'id\']}")', 'id'],
  // The parameter of the handler, by its own name.
  ['a.py', 'def f(item):\n    db.execute(item)', 'item'],
  ['a.py', 'def f(item = Query(alias="id")):\n    db.execute(item)', 'id item'],
  // Which one it is the program alone knows.
  ['a.py', 'def f():\n    key = name()\n    db.execute(request.args[key])', ''],
  ['a.py', 'def f():\n    db.execute(request.args.get(name()))', ''],
  ['a.js', '(req) => db.execute(req.body[name()])', ''],
  // All of it.
  ['a.py', 'def f():\n    db.execute(request.args)', 'any'],
  ['a.py', 'def f():\n    data = request.args\n    db.execute(data)', 'any'],
  ['a.js', '(req) => db.execute(req.body)', 'any'],
];

describe('the parameters that a source names', () => {
  const rules = new RuleSet(loadRules(RULES, 'rules.yaml').rules);
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const path of ['a.py', 'a.js']) await scanner.prepare({ path, text: '' });
  });
  after(() => scanner.dispose());

  /** The names in their order, or 'any'. */
  const named = (path: string, text: string, trace: readonly TraceStep[]): string => {
    const names = scanner.withTree({ path, text }, (root) =>
      parametersNamed(trace, root, handlingAt(root, 0)?.parameters ?? []),
    );
    return names === undefined || names === 'any' ? String(names) : [...names].sort().join(' ');
  };

  for (const [path, body, names] of HANDLERS)
    it(`are ${names === '' ? 'not known' : names}: ${body.replaceAll('\n', ' ')}`, () => {
      const { findings } = scanner.scan({ path, text: body }, rules);
      assert.equal(findings.length, 1);
      assert.equal(named(path, body, findings[0]?.trace ?? []), names);
    });

  it('are none where the flow has no source, or one that stands nowhere', () => {
    const text = 'def f():\n    db.execute(request.args["id"])';
    const at = (start: number, end: number): TraceStep => ({ kind: 'source', message: '', start, end });
    assert.equal(named('a.py', text, []), '');
    for (const [start, end] of [
      [3, 5],
      [5, 3],
      [-1, 4],
      [1000, 2000],
      [Number.NaN, Number.NaN],
    ] as const)
      assert.equal(named('a.py', text, [at(start, end)]), '');
    const start = text.indexOf('request.args');
    assert.equal(named('a.py', text, [at(start, start + 'request.args'.length)]), 'id');
  });

  it('are not known where the flow leaves a variable in a way that is not seen', () => {
    const text = 'def f():\n    data = request.args\n    keep(1)\n    db.execute(kept)';
    const at = (code: string): TraceStep => {
      const start = text.indexOf(code);
      return { kind: 'step', message: '', start, end: start + code.length };
    };
    assert.equal(named('a.py', text, [at('request.args'), at('data'), at('keep(1)'), at('kept')]), '');
    assert.equal(named('a.py', text, [at('request.args'), at('data')]), 'any');
  });
});
