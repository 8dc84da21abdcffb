import assert from 'node:assert/strict';
import { readGrammar } from '../../../test/support/grammars.ts';
import { countInstructionsMade } from '../flow/lower.ts';
import { countStepsTaken } from '../flow/solve.ts';
import { Grammars } from '../syntax/grammars.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { Language } from '../syntax/languages/language.ts';
import { visit } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import { createFacts } from './index.ts';
import { countRegionsRead } from './regionReader.ts';
import { countRegionsSolved } from './usesOf.ts';

const PROGRAMS: Readonly<Record<string, string>> = {
  'a.py': `
import os as o
from m import run as r, x
A = "a"
B = A + "b"
class C:
    F = B
    def __init__(self, p: str):
        self.p = p
    @deco(A)
    def m(self, q):
        y = self.F + "c"
        for i in q:
            y = y + i
        z = [k for k in q if r(k, A)]
        return lambda: (y, z, B)
def f(c, d=B):
    global A
    s = "s"
    try:
        s = o.system(c)
    except E as e:
        s = "t"
    finally:
        t = "u"
    if c: w = s
    else: w = "w"
    run2 = r
    run2(w, t, A, B, C.F)
    return C(s).p
use(A, B, f(B))
`,
  'a.js': `
import cp, { exec as e } from 'child_process';
const { spawn } = require('child_process'), K = "k";
let g = K + 1;
class C {
  #a = K; b = new C();
  m(p) { let x = this.#a; { const x = p; e(x); } switch (p) { case 1: x = "1"; case 2: spawn(x, g); } return () => x + K; }
}
function f(a, { b }, ...c) {
  let x = "x", y = 1;
  for (const k of c) { y++; x += k; }
  out: while (a) { if (b) break; x = "z"; }
  const h = cp.exec, i = (z) => { g = z; return h(z, K, y); };
  return i(x) + \`\${K}\${y}\`;
}
var v = f(g, K);
`,
};

/** Snippets that change what is known: scopes, imports, constants, structure. */
const INSERTS: Readonly<Record<string, readonly string[]>> = {
  'a.py': [
    '\nA = 1\n',
    '\nimport os as r\n',
    ' + "q"',
    '\n    x = 3\n',
    'x',
    '(',
    '"',
    '\ndef n(A): return A\n',
    ' ',
  ],
  'a.js': ['\nK2 = g;\n', '\nimport e from "y";\n', ' + "q"', ';let x = 3;', 'x', '(', '"', '{', '}', ' '],
};

const grammars = new Grammars(readGrammar);

/** All that is known of a program, by place. */
function describeAll(tree: SyntaxTree, language: Language): string[] {
  const facts = createFacts(tree.root, language, tree.text);
  const lines: string[] = [];
  visit(tree.root, (node) => {
    const definition = facts.definition(node);
    const known = [
      facts.qualifiedNames(node).join(),
      JSON.stringify(facts.constant(node)),
      definition && `${definition.start}-${definition.end}`,
      facts.typeNames(node).join(),
      facts.wildcardModules(node).join(),
    ];
    if (known.some((fact) => fact !== undefined && fact !== '')) {
      lines.push(`${node.start}-${node.end} ${node.kind} ${known.join(' ')}`);
    }
  });
  return lines;
}

/** A small generator of pseudo-random numbers, so that a seed gives the same edits everywhere. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The regions that were read and solved, the instructions made for it and the steps taken, while something ran. */
function countWork(run: () => void): Record<'read' | 'solved' | 'instructions' | 'steps', number> {
  const counts = (): readonly number[] => [
    countRegionsRead(),
    countRegionsSolved(),
    countInstructionsMade(),
    countStepsTaken(),
  ];
  const before = counts();
  run();
  const [read = 0, solved = 0, instructions = 0, steps = 0] = counts().map(
    (count, i) => count - (before[i] ?? 0),
  );
  return { read, solved, instructions, steps };
}

describe('facts after edits', () => {
  for (const path of Object.keys(PROGRAMS)) {
    it(`${path}: are those of a fresh parse`, async () => {
      const language = languageOf({ path }) as Language;
      await grammars.load(language);
      let compared = 0;
      let changed = 0;
      for (let seed = 1; seed <= 12; seed++) {
        const next = random(seed);
        const tree = grammars.parse(PROGRAMS[path] as string, language) as SyntaxTree;
        let before = describeAll(tree, language).join('\n');
        for (let step = 0; step < 25; step++) {
          const start = next(tree.text.length);
          const inserts = INSERTS[path] as readonly string[];
          const remove = next(3) === 0 ? next(12) : 0;
          const text = inserts[next(inserts.length)] as string;
          const end = Math.min(tree.text.length, start + remove);
          const removed = tree.text.slice(start, end);
          tree.edit({ start, end, text });
          // With syntax errors an incremental tree may differ from a fresh one, facts aside.
          if (!tree.hasErrors) {
            const fresh = grammars.parse(tree.text, language) as SyntaxTree;
            const incremental = describeAll(tree, language);
            assert.deepEqual(incremental, describeAll(fresh, language), `seed ${seed}, step ${step}`);
            fresh.dispose();
            compared++;
            if (incremental.join('\n') !== before) changed++;
            before = incremental.join('\n');
          } else {
            describeAll(tree, language);
            // Mended, so that most steps can be compared.
            tree.edit({ start, end: start + text.length, text: removed });
          }
        }
        tree.dispose();
      }
      assert.ok(compared > 60 && changed > 40, `${compared} states compared, ${changed} changes seen`);
    });
  }

  it('what an edit did not touch is not worked out again', async () => {
    const language = languageOf({ path: 'a.py' }) as Language;
    await grammars.load(language);
    const body = Array.from({ length: 200 }, (_, i) => `def f${i}(p):\n    x = "a"\n    return use(x, p)\n`);
    const tree = grammars.parse(body.join(''), language) as SyntaxTree;
    const first = countWork(() => describeAll(tree, language));
    assert.equal(first.read, 201);
    assert.ok(first.solved >= 200);
    const at = tree.text.indexOf('"a"');
    tree.edit({ start: at, end: at + 3, text: '"b"' });
    const work = countWork(() => describeAll(tree, language));
    // The module and the function.
    assert.ok(work.read <= 2, `${work.read} regions read`);
    assert.ok(work.solved <= 2, `${work.solved} solved`);
    // A function of two lines, of 200.
    assert.ok(work.instructions * 100 < first.instructions, `${work.instructions} instructions made`);
    assert.ok(work.steps * 100 < first.steps, `${work.steps} steps taken`);
    tree.dispose();
  });
});
