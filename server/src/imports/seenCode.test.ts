import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { HashedText } from '../review/anchor.ts';
import type { ImportedPlace } from './imported.ts';
import { repeatsCode, seenInSnippet, seenInText } from './seenCode.ts';

const TEXT = new HashedText('import os\npassword = "plainsecret"\nprint(1)\n');

const repeated = (text: string, isPartial = false): ImportedPlace => ({
  path: 'a.py',
  isAbsolute: false,
  region: { startLine: 2, endLine: 2, unit: 'utf16' },
  snippet: { startLine: 2, text, isPartial },
});

describe('code that a report repeats with its secrets masked', () => {
  for (const [startLine, code] of [
    [2, 'password = "plain**********"\n'],
    [2, 'password = "***"'],
    [2, 'password = "REDACTED"'],
    [1, 'import os\npassword = "plain****"\nprint(1)'],
  ] as const)
    it(`tells the text it is from: ${JSON.stringify(code)}`, () => {
      const place = { ...repeated(code), snippet: { startLine, text: code, isPartial: false } };
      assert.ok(repeatsCode(place));
      assert.deepEqual(seenInText(place, TEXT)?.lines, ['password = "plainsecret"']);
      // The masked code itself stands in no text.
      assert.equal(seenInSnippet(place), undefined);
    });

  for (const code of ['password = "other**********"', 'passphrase = "***"', '"plain***" = password'])
    it(`tells that a text is another: ${code}`, () => {
      assert.ok(repeatsCode(repeated(code)));
      assert.equal(seenInText(repeated(code), TEXT), undefined);
    });

  it('tells nothing where all of it is masked', () => {
    for (const code of ['REDACTED', '**********', 'key = ****'])
      assert.equal(repeatsCode(repeated(code, true)), false);
  });

  it('is the code itself where nothing is', () => {
    assert.ok(repeatsCode(repeated('a ** b', true)));
    const place = repeated('password = "plainsecret"');
    assert.deepEqual(seenInSnippet(place)?.lines, ['password = "plainsecret"']);
    assert.equal(seenInText(repeated('password = "plain"'), TEXT), undefined);
    assert.equal(repeatsCode({ path: 'a.py', isAbsolute: false }), false);
  });
});
