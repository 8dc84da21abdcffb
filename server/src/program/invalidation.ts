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
import { comparedName } from './nameIndex.ts';
import type { Segment } from './segment.ts';

/** What an update of the document took away and brought. */
export interface Change {
  /** Segments that are no longer there; the old shell among them. */
  readonly removed: readonly Segment[];
  /** Segments that were not there, without the new shell. */
  readonly added: readonly Segment[];
  readonly shell: Segment;
}

/** The segments that an update left alone. */
export interface Kept {
  all(): readonly Segment[];
  /** Those that mention a name, as `comparedName` writes it. */
  mentioning(key: string): readonly Segment[];
}

/** The segments among `kept` whose facts may be other than before. */
export function affectedBy(
  { removed, added, shell }: Change,
  kept: Kept,
  language: Language,
  facts: Facts,
): ReadonlySet<Segment> {
  const gone = removed.filter((segment) => !segment.isShell);
  const oldShells = removed.filter((segment) => segment.isShell);
  const before = gone.map((segment) => segment.exports(language));
  const after = added.map((segment) => segment.exports(language));
  const all = [...before, ...after];
  if (String(wildcardsOf(before)) !== String(wildcardsOf(after)) || all.some(({ leaves }) => leaves))
    return new Set(kept.all());
  const isWritten = (key: string, name: string): boolean =>
    kept.mentioning(key).some((segment) => segment.exports(language).writes.has(name));
  const names = new Set<string>();
  const add = (name: string): void => void names.add(comparedName(name, facts));
  for (const { writes } of all) for (const name of writes) add(name);
  for (const name of differing(before, after)) add(name);
  // Of a name that is imported or assigned as well, it matters where the function stands.
  for (const { signature } of all)
    if (signature !== null && isWritten(comparedName(signature.name, facts), signature.name))
      add(signature.name);
  const calls = (exports: readonly Exports[]): string =>
    exports.flatMap((each) => (each.runs ? [each.calls] : [])).join();
  if (calls(before) !== calls(after)) {
    // What runs with the module may call functions that write.
    for (const { foreign } of [...all, ...kept.all().map((segment) => segment.exports(language))])
      for (const name of foreign) add(name);
  }
  const handled = (segments: readonly Segment[]): Set<string> =>
    new Set(segments.flatMap((segment) => [...segment.handles(language)]));
  const [old, now] = [handled(gone), handled(added)];
  const isContainer = (name: string): boolean =>
    all.some(({ containers }) => containers.has(name)) ||
    kept
      .mentioning(comparedName(name, facts))
      .some((segment) => segment.exports(language).containers.has(name));
  for (const name of new Set([...old, ...now]))
    if (old.has(name) !== now.has(name) && isContainer(name)) add(name);
  for (const word of wordsThatDiffer(oldShells, shell)) names.add(word);
  return mentioning(names, kept, language, facts);
}

/** The segments that mention one of the names, and those that mention what these export in turn. */
function mentioning(names: Set<string>, kept: Kept, language: Language, facts: Facts): ReadonlySet<Segment> {
  const found = new Set<Segment>();
  // A set grows while it is walked, and the walk goes on to what was added.
  for (const name of names) {
    for (const segment of kept.mentioning(name)) {
      if (found.has(segment)) continue;
      found.add(segment);
      const { writes, changes, signature } = segment.exports(language);
      for (const exported of [...writes, ...changes, ...(signature === null ? [] : [signature.name])])
        names.add(comparedName(exported, facts));
    }
  }
  return found;
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
