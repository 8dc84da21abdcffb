import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Author } from '../provenance/provenance.ts';
import { isInScope } from './scope.ts';

const by = (author: Author) => ({ author, confidence: 'high' as const, evidence: [] });

describe('the scope', () => {
  it('is everybody unless less is asked for', () => {
    for (const author of ['ai', 'human', 'unknown'] as const) assert.ok(isInScope('all', by(author)));
    assert.ok(isInScope('all', undefined));
  });

  it('may leave out what a person wrote', () => {
    assert.deepEqual(
      [by('ai'), by('unknown'), undefined, by('human')].map((each) => isInScope('ai-and-unknown', each)),
      [true, true, true, false],
    );
  });

  it('may be what is known to be of AI alone, likely included', () => {
    assert.deepEqual(
      [by('ai'), { ...by('ai'), confidence: 'low' as const }, by('unknown'), undefined, by('human')].map(
        (each) => isInScope('ai', each),
      ),
      [true, true, false, false, false],
    );
  });
});
