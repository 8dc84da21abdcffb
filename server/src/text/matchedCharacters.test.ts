import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { matchedCharacters, unmatchedCharacters } from './matchedCharacters.ts';

/** What of some characters an expression lets somebody choose. */
function chosen(source: string, of = 'aZ5_-./ ;<\n'): string | undefined {
  const matched = matchedCharacters(source);
  return matched && [...of].filter((character) => matched.chooses(character)).join('');
}

describe('matched characters', () => {
  it('are those of classes and of what may be repeated', () => {
    assert.equal(chosen('[a-z]+'), 'a');
    assert.equal(chosen('^[\\w-]+$'), 'aZ5_-');
    assert.equal(chosen('\\d{3}'), '5');
    assert.equal(chosen('[^;]*'), 'aZ5_-./ <\n');
    assert.equal(chosen('.+'), 'aZ5_-./ ;<');
    assert.equal(chosen('[[:alnum:]]+'), 'aZ5');
    assert.equal(chosen('\\p{L}+'), 'aZ');
    assert.equal(chosen('\\p{Alnum}+'), 'aZ5');
    assert.equal(chosen('[a-\\w]+'), 'aZ5_-');
    assert.equal(chosen('\\x2f+'), '/');
    assert.equal(chosen(';{,3}'), ';');
    assert.equal(chosen('a*'), 'a');
    assert.equal(chosen('(?:a/)+'), 'a/');
    assert.equal(chosen('(a|/){2}'), 'a/');
  });

  it('are not what the expression spells out', () => {
    assert.equal(chosen('^(?:asc|desc)$'), '');
    assert.equal(chosen('^\\w+\\.png$'), 'aZ5_');
    assert.equal(chosen('^https?://a/$'), '');
    assert.equal(matchedCharacters('^https://a/\\w+$')?.prefix, 'https://a/');
  });

  it('count where the expression is anchored, each alternative by itself', () => {
    const anchors = (source: string, dialect?: 'ruby'): unknown[] => {
      const { fromStart, toEnd } = matchedCharacters(source, dialect) ?? {};
      return [fromStart, toEnd];
    };
    assert.deepEqual(anchors('^a$'), [true, true]);
    assert.deepEqual(anchors('^a|b$'), [false, false]);
    assert.deepEqual(anchors('^a$|^b$'), [true, true]);
    assert.deepEqual(anchors('^(?:a|b)$'), [true, true]);
    assert.deepEqual(anchors('(^a$)'), [true, true]);
    assert.deepEqual(anchors('(^a$)?'), [false, false]);
    assert.deepEqual(anchors('\\Aa\\z'), [true, true]);
    assert.deepEqual(anchors('\\Aa\\z', 'ruby'), [true, true]);
    assert.deepEqual(anchors('^a$', 'ruby'), [false, false]);
    assert.deepEqual(anchors('(?m)^a$'), [false, false]);
    assert.deepEqual(anchors('(?m)^a$', 'ruby'), [false, false]);
    assert.deepEqual(anchors('(^a$){0,1}'), [false, false]);
  });

  it('are not known where the expression says what is not understood', () => {
    for (const source of ['(?=a)b', '(a)\\1', '[a', '(a', 'a)'])
      assert.equal(matchedCharacters(source), undefined, source);
  });

  it('are those of the dialect', () => {
    const of = (source: string, dialect?: 'ruby'): string =>
      [...'afg \n'].filter((each) => matchedCharacters(source, dialect)?.chooses(each)).join('');
    assert.equal(of('\\h+'), ' ');
    assert.equal(of('\\h+', 'ruby'), 'af');
    assert.equal(of('(?m).+'), 'afg ');
    assert.equal(of('(?m).+', 'ruby'), 'afg \n');
  });

  it('are beyond ASCII where something else than letters may be there', () => {
    for (const source of ['[^a]+', '.+', '\\W+', '[–]+', '\\P{L}+', '\\p{S}+'])
      assert.equal(matchedCharacters(source)?.choosesAnything, true, source);
    for (const source of ['\\w+', '\\p{Lu}+', '[[:punct:]]+', '–', '(?i)k+'])
      assert.equal(matchedCharacters(source)?.choosesAnything, false, source);
  });

  it('are those of a class where all others are gone', () => {
    const left = (source: string): string | undefined => {
      const matched = unmatchedCharacters(source);
      return matched && [...'aZ5_-./;'].filter((character) => matched.chooses(character)).join('');
    };
    assert.equal(left('[^a-z]'), 'a');
    assert.equal(left('[^\\w-]+'), 'aZ5_-');
    assert.equal(left('\\W'), 'aZ5_');
    for (const source of ['[a-z]', '[^a-z]b', '[^a-z]|b', '^[^a-z]']) assert.equal(left(source), undefined);
  });
});
