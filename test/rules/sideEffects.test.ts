/**
 * Checks belong under guards, which count on the branch where they hold. As a sanitizer that counts by side effect, a
 * check would hide what is found on every branch, so no rule and no model has one there.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { projectRoot } from '../support/grammars.ts';

/** A comparison, or a question about a type or a list. */
const COMPARISON = /\s(?:[=!]==?|[<>]=?|in|instanceof|is)\s|\btypeof\s/;
/** A call that answers yes or no, or throws. */
const PREDICATE =
  /(?:^|[.\s])\$?(?:is[A-Z_]\w*|has(?:[A-Z_]\w*)?|contains\w*|includes|equals\w*|(?:starts|ends)_?with|(?:starts|ends)With|\w*match(?:es)?|test|\w*check\w*|\w*verif\w*|\w*valid\w*|allow\w*|compareTo|some|every|index_?of|get[A-Z]\w*|resolve\w*)\(/i;

/** What is asked of the name of a function that checks. */
const NAME_OF_CHECK = /check|verif|valid|allow|permit|trust|match/i;

describe('sanitizers by side effect', () => {
  it('are no checks', async () => {
    const files = await readBundledRules(join(projectRoot, 'rules'));
    const all = files.flatMap(({ path, yaml }) =>
      sideEffects(yaml).flatMap((part) => patternsIn(part).map((pattern) => ({ path, pattern }))),
    );
    assert.ok(all.length > 0, 'there are some');
    assert.deepEqual(
      all.filter(({ pattern }) => isCheck(pattern)),
      [],
    );
    const named = files.flatMap(({ path, yaml }) =>
      sideEffects(yaml).flatMap((part) => regexesIn(part).map((regex) => ({ path, regex }))),
    );
    assert.deepEqual(
      named.filter(({ regex }) => NAME_OF_CHECK.test(regex)),
      [],
    );
  });

  it('would be seen if they were', () => {
    for (const check of [
      '$SIZE < $LIMIT',
      'typeof $VALUE',
      '$VALUE.startsWith("-")',
      '$ALLOWED.contains($VALUE)',
      'Array.isArray($LIST)',
      '$JWT.verify($TOKEN, ...)',
      're.$MATCH($REGEX, $NAME, ...)',
      '$CHECK($NAME, ...)',
    ])
      assert.ok(isCheck(check), check);
    for (const change of ['$COOKIE.setSecure(true)', '$RANDOM.nextBytes($SEED)', '$ARRAY[$PLACE] = $VALUE'])
      assert.ok(!isCheck(change), change);
  });
});

function isCheck(pattern: string): boolean {
  return COMPARISON.test(pattern) || PREDICATE.test(pattern);
}

/** The parts that say `by-side-effect: true` of sanitizers, in rules and models. */
function sideEffects(value: unknown, inSanitizers = false): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => sideEffects(each, inSanitizers));
  if (value === null || typeof value !== 'object') return [];
  if (inSanitizers && (value as Record<string, unknown>)['by-side-effect'] === true) return [value];
  return Object.entries(value).flatMap(([key, each]) =>
    sideEffects(each, inSanitizers || /^(?:pattern-)?sanitizers$/.test(key)),
  );
}

/** The texts of all patterns that make a part match, without those that only say where or what not. */
function patternsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(patternsIn);
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'pattern' && typeof value === 'string') return [value];
    return ['patterns', 'pattern-either', 'match', 'any', 'all'].includes(key) ? patternsIn(value) : [];
  });
}

/** The regular expressions that conditions of a part ask of metavariables. */
function regexesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(regexesIn);
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'regex' && typeof value === 'string') return [value];
    return ['patterns', 'pattern-either', 'metavariable-regex'].includes(key) ? regexesIn(value) : [];
  });
}
