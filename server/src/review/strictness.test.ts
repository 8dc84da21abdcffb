import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Confidence, Finding, Strictness } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import { asksForLines, type KnownLines, shownFindings } from './strictness.ts';
import { findingOn } from './testing.ts';

const TEXT = 'one\ntwo\n\nfour\n';
const lines = new LineIndex(TEXT);

/** A finding from the start of a line to the end of another, from 0. */
function inLines(first: number, last: number, confidence: Confidence, more: Partial<Finding> = {}): Finding {
  const end = lines.startOf(last + 1) - 1;
  return { ...findingOn('', ''), start: lines.startOf(first), end, confidence, ...more };
}

/** What is known, a letter a line: who wrote it (`a`, `h`, `u`, `-` for nothing), in capitals where it is reviewed. */
function known(said: string): KnownLines {
  const authors = { a: 'ai', h: 'human', u: 'unknown' } as const;
  return {
    authors: [...said].map((each) => authors[each.toLowerCase() as 'a']),
    reviews: [...said].map((each, line) => ({
      state: TEXT.split('\n')[line] === '' ? 'blank' : /[A-Z]/.test(each) ? 'reviewed' : 'unreviewed',
    })),
  };
}

function shown(strictness: Strictness, given: Finding, said?: string): boolean | string {
  const [found] = shownFindings([given], strictness, lines, said === undefined ? undefined : known(said));
  return found === undefined ? false : (found.shownFor ?? true);
}

describe('what is shown', () => {
  it('is what is sure enough, whoever wrote it', () => {
    for (const said of ['aaaa', 'hhhh', 'AAAA', undefined]) {
      assert.equal(shown('adaptive', inLines(0, 0, 'medium'), said), true);
      assert.equal(shown('high', inLines(0, 0, 'high'), said), true);
      assert.equal(shown('low', inLines(0, 0, 'low'), said), true);
      assert.equal(shown('high', inLines(0, 0, 'medium'), said), false);
      assert.equal(shown('medium', inLines(0, 0, 'low'), said), false);
    }
  });

  it('is of low confidence where an assistant wrote it and nobody has reviewed it', () => {
    assert.equal(shown('adaptive', inLines(0, 0, 'low'), 'aaaa'), 'unreviewed-ai');
    assert.equal(shown('adaptive', inLines(0, 0, 'low'), 'Aaaa'), false);
    assert.equal(shown('adaptive', inLines(0, 0, 'low'), 'haaa'), false);
    assert.equal(shown('adaptive', inLines(0, 0, 'low'), 'uaaa'), false);
    assert.equal(shown('adaptive', inLines(0, 0, 'low'), '-aaa'), false);
    assert.equal(shown('adaptive', inLines(0, 0, 'low')), false);
  });

  it('asks all lines of the finding but blank ones', () => {
    assert.equal(shown('adaptive', inLines(1, 3, 'low'), 'haha'), 'unreviewed-ai');
    assert.equal(shown('adaptive', inLines(1, 3, 'low'), 'aaah'), false);
    assert.equal(shown('adaptive', inLines(1, 3, 'low'), 'aaaA'), false);
  });

  it('is what other tools report, as that was asked for', () =>
    assert.equal(shown('high', inLines(0, 0, 'low', { tool: { name: 'T', report: 'r' } }), 'hhhh'), true));

  it('depends on the lines for findings of low confidence alone', () => {
    assert.equal(asksForLines([inLines(0, 0, 'medium')], 'adaptive'), false);
    assert.equal(asksForLines([inLines(0, 0, 'medium'), inLines(0, 0, 'low')], 'adaptive'), true);
    assert.equal(asksForLines([inLines(0, 0, 'low')], 'low'), false);
  });
});
