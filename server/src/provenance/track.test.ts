import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Provenance } from './provenance.ts';
import { Region } from './region.ts';
import { Track } from './track.ts';

const AI: Provenance = { author: 'ai', confidence: 'high', evidence: [] };
const HUMAN: Provenance = { author: 'human', confidence: 'high', evidence: [] };

/** Replaces in a track, with one region for the whole text. */
function replace(track: Track, start: number, end: number, text: string, provenance: Provenance): Region {
  const region = new Region(text.length, provenance);
  assert.ok(track.apply([{ start, end, text, runs: [{ length: text.length, region }] }], track.version + 1));
  return region;
}

/** One letter a character: who wrote it, `.` for original text. */
function letters(track: Track): string {
  const found = [...'.'.repeat(track.text.length)];
  for (const { start, end, region } of track.stretches())
    for (let at = start; at < end; at++) found[at] = region.provenance.author.charAt(0);
  return found.join('');
}

describe('Track', () => {
  it('splits a region that somebody types into', () => {
    const track = new Track('ab', 1);
    const region = replace(track, 1, 1, 'GENERATED', AI);
    replace(track, 4, 4, 'xy', HUMAN);
    assert.equal(track.text, 'aGENxyERATEDb');
    assert.equal(letters(track), '.aaahhaaaaaa.');
    assert.equal(track.surviving().get(region), 1);
  });

  it('counts what survives of a region', () => {
    const track = new Track('', 1);
    const region = replace(track, 0, 0, '0123456789', AI);
    replace(track, 2, 6, '', HUMAN);
    assert.equal(track.surviving().get(region), 0.6);
    replace(track, 0, 6, 'x', HUMAN);
    assert.equal(track.surviving().get(region), undefined);
  });

  it('applies several replacements to the text before them', () => {
    const track = new Track('one two three', 1);
    const region = new Region(2, AI);
    const runs = [{ length: 1, region }];
    assert.ok(
      track.apply(
        [
          { start: 0, end: 3, text: '1', runs },
          { start: 8, end: 13, text: '3', runs },
        ],
        2,
      ),
    );
    assert.equal(track.text, '1 two 3');
    assert.equal(letters(track), 'a.....a');
  });

  it('gives back what was known when a text comes back', () => {
    const track = new Track('', 1);
    replace(track, 0, 0, 'generated', AI);
    replace(track, 0, 9, '', HUMAN);
    replace(track, 0, 0, 'generated', HUMAN);
    assert.equal(letters(track), 'hhhhhhhhh');
    assert.ok(track.restore());
    assert.equal(letters(track), 'aaaaaaaaa');
    replace(track, 0, 0, 'x', HUMAN);
    assert.ok(!track.restore());
  });

  it('leaves everything as it is when replacements do not fit the text', () => {
    const track = new Track('abc', 1);
    const region = new Region(1, AI);
    const runs = [{ length: 1, region }];
    assert.ok(!track.apply([{ start: 2, end: 4, text: 'x', runs }], 2));
    assert.ok(
      !track.apply(
        [
          { start: 1, end: 2, text: 'x', runs },
          { start: 0, end: 1, text: 'y', runs },
        ],
        2,
      ),
    );
    assert.deepEqual([track.text, track.version, letters(track)], ['abc', 1, '...']);
  });

  it('tells neighbours as one when their regions turn out to be one', () => {
    const track = new Track('', 1);
    const first = replace(track, 0, 0, 'a', HUMAN);
    const second = replace(track, 1, 1, 'b', HUMAN);
    assert.equal(track.stretches().length, 2);
    second.join(first, true);
    assert.deepEqual(
      track.stretches().map(({ start, end }) => [start, end]),
      [[0, 2]],
    );
    assert.equal(track.surviving().get(first), 1);
  });
});
