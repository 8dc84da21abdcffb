/**
 * Reports of other tools, spoilt: cut off, with flipped bits, with values of other types. Whatever comes of it, a
 * report is read or refused with an `ImportError`, and what is read keeps its promises.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SEVERITIES } from '../../server/src/finding/finding.ts';
import { ImportError, type Imported } from '../../server/src/imports/imported.ts';
import { MAXIMUM_TEXT } from '../../server/src/imports/limits.ts';
import { fixtures, readBytes, resultsOf } from '../../server/src/imports/testing.ts';
import { isInsidePath } from '../../server/src/review/markFile.ts';
import { Random } from '../support/random.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 150);

/** What may stand where something else is expected. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  '__proto__',
  '../../..',
  'file:///',
  '\u0000',
  '\uD800',
  '%',
  [],
  {},
  [[[]]],
  { length: -1 },
];

/** A value of JSON with one of its values replaced or left out. */
function withOddValue(value: unknown, random: Random): unknown {
  const here = random.below(8) === 0;
  if (here || typeof value !== 'object' || value === null) return random.pick(ODD);
  const keys = Object.keys(value);
  if (keys.length === 0) return random.pick(ODD);
  const key = random.pick(keys);
  const changed = Array.isArray(value) ? [...value] : { ...value };
  const target = changed as Record<string, unknown>;
  if (random.below(10) === 0) delete target[key];
  else target[key] = withOddValue(target[key], random);
  return changed;
}

function spoilt(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  switch (random.below(5)) {
    case 0:
      return copy.subarray(0, random.below(copy.length));
    case 1: {
      for (let i = 1 + random.below(8); i > 0; i--)
        copy[random.below(copy.length)] = (copy[random.below(copy.length)] ?? 0) ^ (1 << random.below(8));
      return copy;
    }
    case 2: {
      // A part of it, a second time and elsewhere.
      const from = random.below(copy.length);
      const part = copy.subarray(from, from + random.below(200));
      const at = random.below(copy.length);
      return Buffer.concat([copy.subarray(0, at), part, copy.subarray(at)]);
    }
    case 3: {
      // Tags and values of XML, and numbers of archives.
      const text = copy.toString('latin1');
      const matches = [...text.matchAll(/>[^<]+<|"[^"]*"/g)];
      if (matches.length === 0) return copy;
      const match = random.pick(matches);
      const odd = String(random.pick(ODD));
      const replaced = match[0].startsWith('>') ? `>${odd}<` : JSON.stringify(odd);
      return Buffer.from(
        text.slice(0, match.index) + replaced + text.slice(match.index + match[0].length),
        'latin1',
      );
    }
    default:
      try {
        let value: unknown = JSON.parse(copy.toString());
        for (let i = 1 + random.below(3); i > 0; i--) value = withOddValue(value, random);
        return Buffer.from(JSON.stringify(value));
      } catch {
        return copy.subarray(random.below(copy.length));
      }
  }
}

/** What holds of all that is read, whatever the report. */
function check(imported: Imported, where: string): void {
  for (const { tool, madeAt, revision } of imported.runs) {
    assert.equal(typeof tool.name, 'string', where);
    assert.ok(madeAt === undefined || Number.isFinite(madeAt), where);
    assert.ok(revision === undefined || /^[0-9a-f]{7,64}$/.test(revision), where);
  }
  for (const result of resultsOf(imported)) {
    assert.ok(result.ruleId !== '' && result.message !== '', where);
    assert.ok(result.message.length <= MAXIMUM_TEXT, where);
    assert.ok(SEVERITIES.includes(result.severity), where);
    assert.ok(
      result.cwe.every((each) => Number.isInteger(each) && each > 0),
      where,
    );
    assert.ok(result.place !== undefined || result.request !== undefined, where);
    for (const place of [...(result.place === undefined ? [] : [result.place]), ...result.trace]) {
      assert.ok(isInsidePath(place.path), `${where}: ${place.path}`);
      if (place.region === undefined) continue;
      const { startLine, endLine, startColumn = 1, endColumn = 1 } = place.region;
      assert.ok(startLine >= 1 && endLine >= startLine && startColumn >= 1 && endColumn >= 1, where);
    }
  }
}

describe('spoilt reports of other tools', () => {
  for (const [name, bytes] of fixtures())
    it(`are read or refused: ${name}`, () => {
      const refused = { count: 0 };
      for (let run = 0; run < RUNS; run++) {
        const seed = SEED + run;
        const random = new Random(seed);
        let report = spoilt(bytes, random);
        if (report.length > 0 && random.below(4) === 0) report = spoilt(report, random);
        const where = `seed ${seed}`;
        try {
          check(readBytes(report), where);
        } catch (error) {
          if (!(error instanceof ImportError)) throw new Error(where, { cause: error });
          refused.count++;
        }
      }
      assert.ok(refused.count < RUNS, 'some are still read');
    });
});
