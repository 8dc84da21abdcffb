import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseSource } from '../../../test/support/facts.ts';
import { NodeIndex } from './nodeIndex.ts';

async function wordsIn(path: string, source: string): Promise<ReadonlySet<string>> {
  const { tree } = await parseSource(path, source);
  try {
    return new NodeIndex(tree.root, null).words;
  } finally {
    tree.dispose();
  }
}

describe('the words of a program', () => {
  it('are there with what stands before variables and without', async () => {
    const words = await wordsIn('a.php', '<?php $name = other();');
    assert.deepEqual(
      ['$name', 'name', 'other', 'ame'].map((word) => words.has(word)),
      [true, true, true, false],
    );
  });

  it('may be nothing but such signs', async () => {
    const word = '$'.repeat(50_000);
    const words = await wordsIn('a.js', `${word} = 1;`);
    assert.ok(words.has(word) && words.has(word.slice(1)));
  });
});
