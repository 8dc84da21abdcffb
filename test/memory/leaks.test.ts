/** Memory stays what it was however much is typed: trees, cursors, the parsers' own memory, and the heap. */

import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { after, before, describe, it } from 'mocha';
import { Parser, Tree } from 'web-tree-sitter';
import { type Engine, startEngine } from '../../bench/engine.ts';
import { LANGUAGES } from '../../server/src/syntax/languages/index.ts';
import { countLiveTrees } from '../../server/src/syntax/syntaxTree.ts';
import { countLiveCursors, wasmMemory } from '../../server/src/syntax/treeCursor.ts';
import { type, typingRound } from '../support/typing.ts';

/** Edits of each language, in each of three turns: the first warms up, the others must not take more memory. */
const EDITS = Number(process.env.LEAK_EDITS ?? 40);
const LINES = 150;
/** What the heap may differ by between two turns although nothing leaks: code that was compiled, caches. */
const HEAP_SLACK = 3_000_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('memory', () => {
  let engine: Engine;
  let trees = 0;
  const { parse } = Parser.prototype;
  const { delete: free } = Tree.prototype;

  before(async () => {
    // The binding's own trees are counted too, whoever makes them.
    Parser.prototype.parse = function (...args: Parameters<typeof parse>) {
      const tree = parse.apply(this, args);
      if (tree !== null) trees++;
      return tree;
    };
    Tree.prototype.delete = function () {
      trees--;
      free.call(this);
    };
    engine = await startEngine();
  });
  after(() => {
    engine.dispose();
    Parser.prototype.parse = parse;
    Tree.prototype.delete = free;
  });

  it('is flat over more than a thousand edits in all languages', function () {
    // Not a measurement: three suites run beside each other, on machines of any speed.
    this.timeout(900_000);
    const turn = (): { heap: number; wasm: number } => {
      for (const { id, extensions } of LANGUAGES) {
        const round = typingRound(id, LINES);
        const document = engine.scanner.open({ path: `a${extensions[0]}`, text: round.text });
        const changed = type(document, engine.rules, round, EDITS);
        assert.ok(changed > EDITS * 0.6, `${id}: ${changed} of ${EDITS} edits changed findings`);
        assert.deepEqual([trees, countLiveTrees(), countLiveCursors()], [1, 1, 0], id);
        document.close();
        assert.deepEqual([trees, countLiveTrees(), countLiveCursors()], [0, 0, 0], id);
      }
      collectGarbage();
      return { heap: process.memoryUsage().heapUsed, wasm: wasmMemory() };
    };
    turn();
    const early = turn();
    const late = turn();
    assert.ok(early.wasm > 0);
    assert.equal(late.wasm, early.wasm, 'the parsers took more memory');
    const grown = late.heap - early.heap;
    assert.ok(grown < HEAP_SLACK, `the heap grew by ${grown} bytes in ${EDITS * LANGUAGES.length} edits`);
  });

  it('is counted: a document that is not closed is noticed', () => {
    const document = engine.scanner.open({ path: 'a.py', text: 'x = 1\n' });
    assert.deepEqual([trees, countLiveTrees()], [1, 1]);
    document.close();
  });
});
