import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProvenancePart } from '../../../protocol/messages.ts';
import { markedLines as markedLinesOf } from './authorLines.ts';

/** Every line of the document has ten characters. */
const markedLines = (parts: readonly ProvenancePart[]) => markedLinesOf(parts, () => 10);

function part(
  [startLine, start, endLine, end]: [number, number, number, number],
  author: ProvenancePart['author'],
  confidence: ProvenancePart['confidence'] = 'high',
  sentence = `${author} ${confidence}`,
): ProvenancePart {
  return {
    range: { start: { line: startLine, character: start }, end: { line: endLine, character: end } },
    author,
    confidence,
    evidence: [{ kind: 'pasted' }],
    sentence,
  };
}

describe('the marks of authors', () => {
  it('are on every line of a part, but not on the one after its line break', () => {
    assert.deepEqual(markedLines([part([2, 0, 5, 0], 'ai')]), [
      { first: 2, last: 4, mark: 'ai', sentence: 'ai high' },
    ]);
  });

  it('are not on the line whose break a part begins with', () => {
    const [accepted, typedOn] = [part([2, 10, 3, 10], 'ai'), part([2, 4, 3, 10], 'ai')];
    assert.deepEqual(
      [accepted, typedOn].map((each) => markedLines([each]).map(({ first, last }) => [first, last])),
      [[[3, 3]], [[2, 3]]],
    );
  });

  it('tell what is likely from what is known, and an unknown author from none', () => {
    const nothing = { ...part([3, 0, 3, 4], 'unknown'), evidence: [] };
    assert.deepEqual(
      markedLines([part([0, 0, 0, 4], 'ai', 'low'), part([1, 0, 1, 4], 'unknown'), nothing]).map(
        ({ first, mark }) => [first, mark],
      ),
      [
        [0, 'likely-ai'],
        [1, 'unknown'],
      ],
    );
  });

  it('leave out what a person wrote', () => assert.deepEqual(markedLines([part([0, 0, 9, 0], 'human')]), []));

  it('are one a line, the strongest, and joined where they say the same', () => {
    const parts = [
      part([0, 0, 0, 5], 'unknown'),
      part([0, 5, 0, 9], 'ai'),
      part([1, 0, 1, 9], 'ai'),
      part([2, 0, 2, 9], 'ai', 'high', 'another time'),
    ];
    assert.deepEqual(markedLines(parts), [
      { first: 0, last: 1, mark: 'ai', sentence: 'ai high' },
      { first: 2, last: 2, mark: 'ai', sentence: 'another time' },
    ]);
  });
});
