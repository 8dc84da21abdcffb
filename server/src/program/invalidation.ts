/**
 * Which segments an edit reaches without touching them: those that mention a name about which facts may now say
 * something else. Names spread: a constant made of a changed constant is changed too.
 *
 * Everything here errs on the side of too many: a segment that is renewed for nothing costs a moment, one that
 * is kept wrongly costs a finding.
 */

import type { Exports } from '../facts/exports.ts';
import type { Facts } from '../facts/facts.ts';
import type { Language } from '../syntax/languages/index.ts';
import { keyOf } from './nameIndex.ts';
import type { Segment } from './segment.ts';

/** What an update of the document took away and brought. */
export interface Change {
  /** Segments that are no longer there; the old shell among them. */
  readonly removed: readonly Segment[];
  /** Segments that were not there, without the new shell. */
  readonly added: readonly Segment[];
  readonly shell: Segment;
}

/** The segments among `kept` whose facts may be other than before. */
export function affectedBy(
  { removed, added, shell }: Change,
  kept: ReadonlySet<Segment>,
  language: Language,
  facts: Facts,
): ReadonlySet<Segment> {
  const gone = removed.filter((segment) => !segment.isShell);
  const oldShells = removed.filter((segment) => segment.isShell);
  // Old ones first: reading what a statement exports links its scopes anew, and the new ones must have the last word.
  const before = gone.map((segment) => segment.exports(language));
  const after = added.map((segment) => segment.exports(language));
  const all = [...before, ...after];
  if (String(wildcardsOf(before)) !== String(wildcardsOf(after))) return kept;
  if (all.some(({ leaves }) => leaves)) return kept;
  const names = new Set<string>();
  const add = (name: string): void => void names.add(keyOf(name, facts));
  for (const { writes } of all) for (const name of writes) add(name);
  for (const name of differing(before, after)) add(name);
  const exportsOfKept = [...kept].map((segment) => [segment, segment.exports(language)] as const);
  const calls = (exports: readonly Exports[]): string =>
    exports.flatMap((each) => (each.runs ? [each.calls] : [])).join();
  if (calls(before) !== calls(after)) {
    // What runs with the module may call functions that write.
    for (const { foreign } of [...all, ...exportsOfKept.map(([, exports]) => exports)])
      for (const name of foreign) add(name);
  }
  const containers = new Set(
    [...all, ...exportsOfKept.map(([, exports]) => exports)].flatMap((each) => [...each.containers]),
  );
  const handled = (segments: readonly Segment[]): Set<string> =>
    new Set(segments.flatMap((segment) => [...segment.handles(language)]));
  const [old, now] = [handled(gone), handled(added)];
  for (const name of containers) if (old.has(name) !== now.has(name)) add(name);
  for (const word of wordsThatDiffer(oldShells, shell)) names.add(word);
  return mentioning(names, exportsOfKept, facts);
}

/** The segments that mention one of the names, and those that mention what these export in turn. */
function mentioning(
  names: Set<string>,
  candidates: readonly (readonly [Segment, Exports])[],
  facts: Facts,
): ReadonlySet<Segment> {
  const found = new Set<Segment>();
  let fresh: ReadonlySet<string> = names;
  while (fresh.size > 0) {
    const next = new Set<string>();
    for (const [segment, exports] of candidates) {
      if (found.has(segment) || !sharesWord(segment.index.words, fresh)) continue;
      found.add(segment);
      const { writes, changes, signature } = exports;
      for (const name of [...writes, ...changes, ...(signature === null ? [] : [signature.name])]) {
        const key = keyOf(name, facts);
        if (!names.has(key)) next.add(key);
      }
    }
    for (const name of next) names.add(name);
    fresh = next;
  }
  return found;
}

function sharesWord(words: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  const [small, large] = words.size < names.size ? [words, names] : [names, words];
  for (const word of small) if (large.has(word)) return true;
  return false;
}

function wildcardsOf(exports: readonly Exports[]): string[] {
  return exports.flatMap(({ wildcards }) => wildcards).sort();
}

/** Names that one side says something else of than the other: functions by their header, and changed objects. */
function differing(before: readonly Exports[], after: readonly Exports[]): Set<string> {
  const described = (exports: readonly Exports[]): Map<string, string> => {
    const texts = new Map<string, string[]>();
    const say = (name: string, text: string): void => {
      const there = texts.get(name);
      if (there === undefined) texts.set(name, [text]);
      else there.push(text);
    };
    for (const { signature, changes } of exports) {
      if (signature !== null) say(signature.name, signature.text);
      for (const name of changes) say(name, '=');
    }
    return new Map([...texts].map(([name, said]) => [name, said.sort().join('\n')]));
  };
  const old = described(before);
  const now = described(after);
  const names = new Set<string>();
  for (const [name, text] of old) if (now.get(name) !== text) names.add(name);
  for (const [name, text] of now) if (old.get(name) !== text) names.add(name);
  return names;
}

function wordsThatDiffer(old: readonly Segment[], now: Segment): Set<string> {
  const words = new Set<string>();
  for (const { index } of old) {
    for (const word of index.words) if (!now.index.words.has(word)) words.add(word);
    for (const word of now.index.words) if (!index.words.has(word)) words.add(word);
  }
  return words;
}
