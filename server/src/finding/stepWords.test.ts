import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { translator } from '../text/translate.ts';
import { stepWordsIn } from './stepWords.ts';

describe('the words of a step', () => {
  const german = translator({ assigned: 'zugewiesen', toString: 'nie', 'taken from a queue': 'nie' });

  it('are in the language of the person', () => assert.equal(stepWordsIn('assigned', german), 'zugewiesen'));

  it('stay as they are where another tool says them', () => {
    for (const words of ['taken from a queue', 'toString', ''])
      assert.equal(stepWordsIn(words, german), words);
  });
});
