/**
 * Which parameter a data flow reads: of programs made at random, of which it is known by how they were made, with the
 * flows that the analysis finds in them; and with flows that lead anywhere, which must do no harm.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import type { TraceStep } from '../../server/src/finding/finding.ts';
import { parametersNamed } from '../../server/src/imports/namedParameter.ts';
import { handlingAt } from '../../server/src/routes/handling.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from '../support/grammars.ts';
import { Random } from '../support/random.ts';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 150);

const RULES = `rules:
  - id: python
    mode: taint
    message: A query.
    severity: ERROR
    languages: [python]
    pattern-sources: [{ pattern: request.args }]
    pattern-sinks: [{ pattern: db.execute(...) }]
  - id: javascript
    mode: taint
    message: A query.
    severity: ERROR
    languages: [javascript]
    pattern-sources: [{ pattern: request.args }]
    pattern-sinks: [{ pattern: db.execute(...) }]
`;

/** How a name is read of all data, and how a variable and a handler are written. */
const LANGUAGES = [
  {
    path: 'a.py',
    reads: [
      (all: string, name: string) => `${all}["${name}"]`,
      (all: string, name: string) => `${all}.get("${name}")`,
      (all: string, name: string) => `${all}.get("${name}", "")`,
    ],
    variable: (name: string, value: string) => `    ${name} = ${value}\n`,
    handler: (lines: string, last: string) => `def f():\n${lines}    db.execute(${last})\n`,
  },
  {
    path: 'a.js',
    reads: [
      (all: string, name: string) => `${all}.${name}`,
      (all: string, name: string) => `${all}['${name}']`,
      (all: string, name: string) => `${all}.get('${name}')`,
    ],
    variable: (name: string, value: string) => `  const ${name} = ${value};\n`,
    handler: (lines: string, last: string) => `function f(request) {\n${lines}  db.execute(${last});\n}\n`,
  },
] as const;

/** A handler that hands all data on through variables, and reads a name of it somewhere on the way, or nowhere. */
function handlerAt(random: Random): { path: string; text: string; expected: string } {
  const { path, reads, variable, handler } = random.pick(LANGUAGES);
  const steps = random.below(6);
  const readAt = random.below(steps + 2);
  const name = random.pick(['id', 'sort', 'name']);
  let lines = '';
  let last = 'request.args';
  for (let i = 0; i <= steps; i++) {
    if (i === readAt) last = random.pick(reads)(last, name);
    // What else is read of it, and goes nowhere.
    else if (i < readAt && random.below(3) === 0)
      lines += variable(`other${i}`, random.pick(reads)(last, 'unused'));
    if (i === steps) break;
    lines += variable(`v${i}`, last);
    last = `v${i}`;
  }
  return { path, text: handler(lines, last), expected: readAt > steps ? 'any' : name };
}

describe('fuzz: the parameters that a flow names', function () {
  this.timeout(20_000 + ROUNDS * 500);
  const rules = new RuleSet(loadRules(RULES, 'rules.yaml').rules);
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const { path } of LANGUAGES) await scanner.prepare({ path, text: '' });
  });
  after(() => scanner.dispose());

  const namesOf = (path: string, text: string, trace: readonly TraceStep[]) =>
    scanner.withTree({ path, text }, (root) =>
      parametersNamed(trace, root, handlingAt(root, 0)?.parameters ?? []),
    );
  const told = (names: ReturnType<typeof namesOf>): string =>
    names === undefined || names === 'any' ? String(names) : [...names].sort().join(' ');

  it('are those that the program reads', () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { path, text, expected } = handlerAt(new Random(round));
      const { findings } = scanner.scan({ path, text }, rules);
      assert.equal(findings.length, 1, text);
      assert.equal(told(namesOf(path, text, findings[0]?.trace ?? [])), expected, text);
    }
  });

  it('are words of the program, wherever a flow leads', () => {
    for (let round = 0; round < ROUNDS; round++) {
      const random = new Random(round);
      const { path, text } = handlerAt(random);
      const cut = random.below(3) === 0 ? text.slice(0, random.below(text.length)) : text;
      const place = (): number =>
        random.pick([random.below(cut.length + 2), -1, 2 ** 31, 0.5, Number.NaN, cut.length]);
      const words = [...cut.matchAll(/\w+/g)];
      const trace = Array.from({ length: random.below(6) }, (): TraceStep => {
        const word = words.length === 0 ? undefined : random.pick(words);
        // Mostly what stands somewhere in the tree, so that the way is followed.
        const start = word === undefined || random.below(4) === 0 ? place() : word.index;
        const end = word === undefined || random.below(4) === 0 ? place() : word.index + word[0].length;
        return { kind: 'step', message: '', start, end };
      });
      const names = namesOf(path, cut, trace);
      if (names === undefined || names === 'any') continue;
      for (const name of names) assert.ok(cut.includes(name), `${name} in ${cut} (${round})`);
    }
  });
});
