/**
 * What somebody has made of the flagged lines of clean code: each is real, with the reason, or the rule is to be mended.
 * Kept in a file of `judged/` for each language, an entry a line and rule. Lines are told by a hash of their text, so that a verdict holds for
 * as long as the package has the line, and no code of others lies in the project.
 */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../samples.ts';

const FOLDER = join(ROOT, 'bench/quality/judged');

export interface Judgement {
  /** `real`: what the rule says is so. `wrong`: it is not, and the rule is yet to be mended. */
  readonly verdict: 'real' | 'wrong';
  readonly why: string;
}

interface Entry extends Judgement {
  readonly package: string;
  readonly path: string;
  readonly line: string;
  readonly rule: string;
}

/** Answers what was made of a flagged line; undefined where nobody has looked at it. */
export function readJudgements(): (
  place: { readonly package: string; readonly path: string },
  rule: string,
  text: string,
) => Judgement | undefined {
  const entries = new Map<string, Judgement>();
  const texts = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'));
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    if (line === '') continue;
    const entry = JSON.parse(line) as Entry;
    entries.set(keyOf(entry, entry.rule, entry.line), entry);
  }
  return (place, rule, text) => entries.get(keyOf(place, rule, hashOf(text)));
}

/** What an entry tells a line by. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 12);
}

/** A package by its name: the next version mostly has the same lines. */
function keyOf(
  place: { readonly package: string; readonly path: string },
  rule: string,
  line: string,
): string {
  const name = place.package.replace(/(?!^)[@=].*$/, '');
  return JSON.stringify([name, place.path, rule, line]);
}
