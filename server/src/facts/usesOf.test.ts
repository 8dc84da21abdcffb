import assert from 'node:assert/strict';
import { parseSource } from '../../../test/support/facts.ts';
import { countInstructionsMade } from '../flow/lower.ts';
import { countStepsTaken } from '../flow/solve.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { Language } from '../syntax/languages/language.ts';
import { visit } from '../syntax/node.ts';
import { moduleScope } from './regionReader.ts';
import { regionOf } from './scopes.ts';
import { usesOf } from './usesOf.ts';

/** The uses of `use`'s arguments in the only function of a program, and what it took to find them. */
async function solved(source: string): Promise<{ known: string[]; isWidened: boolean; steps: number }> {
  const language = languageOf({ path: 'a.js' }) as Language;
  const { tree } = await parseSource('a.js', source);
  moduleScope(tree.root, language);
  const [definition] = tree.root.children;
  const region = definition && regionOf(definition);
  assert.ok(region);
  const before = countStepsTaken();
  const { known, isWidened } = usesOf(region, language.semantics);
  const steps = countStepsTaken() - before;
  const names: string[] = [];
  visit(tree.root, (node) => {
    if (known.has(node)) names.push(node.text);
  });
  tree.dispose();
  return { known: names, isWidened, steps };
}

function repeat(count: number, piece: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => piece(i)).join('');
}

/** A switch that falls through, with a variable a case: at each case all those before may be given or not. */
const wide = (count: number): string =>
  `function f(p) { let ${repeat(count, (i) => `v${i} = 1,`)} z = 2; use(z); switch (p) { ${repeat(count, (i) => `case ${i}: v${i} = 3;`)} } use(v0); }`;

describe('uses of variables', () => {
  it('are known as far as the budget goes, and it is said where it ends', async () => {
    const small = await solved(wide(50));
    assert.deepEqual([small.isWidened, small.known], [false, ['z', 'v0']]);
    const large = await solved(wide(3000));
    assert.deepEqual([large.isWidened, large.known], [true, ['z']]);
    // The budget of two million, and what a look at each block costs after that.
    assert.ok(large.steps < 2_100_000, `${large.steps} steps`);
  });

  it('cost what the code is long', async () => {
    const statements = (count: number): string =>
      `function f(p) { ${repeat(count, (i) => `let v${i} = g(p);`)} }`;
    const tries = (count: number): string =>
      `function f(p) { try { ${repeat(count, (i) => `var v${i} = g(p);`)} } catch {} }`;
    for (const program of [statements, tries]) {
      const made = countInstructionsMade();
      const [some, more] = [await solved(program(300)), await solved(program(600))];
      assert.ok(more.steps < 2.2 * some.steps, `${some.steps} and ${more.steps} steps`);
      assert.ok(countInstructionsMade() - made < 900 * 10);
    }
  });
});
