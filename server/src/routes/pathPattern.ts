/**
 * Paths of routes as patterns: a framework's spelling of prefixes and paths becomes segments that a URL's path can be
 * held against, and that can be compared by how much they say. What only a running program knows is left open: of
 * such a pattern the segments behind it are known, and that others stand before them.
 */

import type { ParameterForm, PathSyntax } from '../rule/frameworks.ts';
import { compileRegex } from '../text/regex.ts';
import type { RegexMatch } from '../text/regexMatch.ts';
import { StepBudget } from '../text/searchBudget.ts';
import type { PathPiece } from './declarations.ts';
import type { Atom, Parameter } from './pathAtoms.ts';
import { regexAtoms } from './regexPath.ts';

export type Segment = readonly Atom[];

export interface PathPattern {
  readonly segments: readonly Segment[];
  /** Whether something that is not known stands before the segments. */
  readonly isOpen: boolean;
  readonly endsInSlash: boolean;
  /** As it is shown: `/users/{id}`, `…/users` where what stands before it is not known. */
  readonly text: string;
}

/** What reading one path or holding one against a segment may cost. */
const STEPS = 200_000;
/** Longer paths count as unknown. */
const LONGEST_PATH = 4_000;

/** Reads pieces as one path; null where nothing of it is known. */
export function readPath(pieces: readonly PathPiece[], syntax: PathSyntax): PathPattern | null {
  let atoms: Atom[] = [];
  let isOpen = false;
  pieces.forEach((piece, i) => {
    const alone = i > 0 ? withoutMark(piece, syntax.absolute) : null;
    const read = atomsOf(alone ?? piece, syntax, i === pieces.length - 1);
    if (read === null || alone !== null) atoms = [];
    if (read === null) isOpen = true;
    else if (alone !== null) isOpen = false;
    append(atoms, read ?? [], syntax.join);
  });
  const segments = segmentsOf(atoms);
  if (isOpen && segments.length === 0) return null;
  const last = atoms.at(-1);
  const endsInSlash = typeof last === 'string' && last.endsWith('/') && segments.length > 0;
  const written = segments.map((segment) => segment.map(writtenAtom).join('')).join('/');
  return { segments, isOpen, endsInSlash, text: `${isOpen ? '…' : ''}/${written}${endsInSlash ? '/' : ''}` };
}

function writtenAtom(atom: Atom): string {
  return typeof atom === 'string'
    ? atom
    : `{${atom.isRest ? '*' : ''}${atom.name}${atom.isOptional ? '?' : ''}}`;
}

/** A path that stands for itself, without the mark that says so; null for others. */
function withoutMark({ text, isRegex }: PathPiece, absolute: string | null): PathPiece | null {
  const compiled = text === null || isRegex || absolute === null ? null : compileRegex(absolute);
  if (text === null || compiled === null || 'error' in compiled) return null;
  const [mark] = compiled.regex.matches(text, new StepBudget(STEPS));
  return mark === undefined ? null : { text: text.slice(mark.end), isRegex };
}

function append(atoms: Atom[], more: readonly Atom[], join: PathSyntax['join']): void {
  if (join === 'slash' && atoms.length > 0 && more.length > 0 && more.some((atom) => atom !== ''))
    atoms.push('/');
  atoms.push(...more);
}

/** Null where nothing is known of the piece. */
function atomsOf(piece: PathPiece, syntax: PathSyntax, isLast: boolean): Atom[] | null {
  const { text } = piece;
  if (text === null || text.length > LONGEST_PATH) return null;
  if (piece.isRegex) return regexAtoms(text, isLast);
  const found: { form: ParameterForm; match: RegexMatch }[] = [];
  const budget = new StepBudget(STEPS);
  for (const form of syntax.parameters) {
    const compiled = compileRegex(form.form);
    if ('error' in compiled) return null;
    for (const match of compiled.regex.matches(text, budget)) found.push({ form, match });
  }
  if (budget.stops > 0) return null;
  // Forms that stand first win where two begin at one place.
  found.sort((a, b) => a.match.start - b.match.start);
  const atoms: Atom[] = [];
  let at = 0;
  for (const { form, match } of found) {
    if (match.start < at || match.end === match.start) continue;
    if (match.start > at) atoms.push(text.slice(at, match.start));
    const parameter = parameterOf(form, match, syntax);
    if (parameter === null) return null;
    // A form may take the slash in front of what may be missing: `{/:id}`.
    if (/^\W*?\//.test(text.slice(match.start, match.end))) atoms.push('/');
    if (parameter !== undefined) atoms.push(parameter);
    at = match.end;
  }
  if (at < text.length) atoms.push(text.slice(at));
  return atoms;
}

/** Undefined where a form has no name, and stands for nothing; null where its constraint cannot be read. */
function parameterOf(
  form: ParameterForm,
  match: RegexMatch,
  { types }: PathSyntax,
): Parameter | null | undefined {
  const group = (name: string): string | undefined => match.groups.find((each) => each?.name === name)?.text;
  const name = group('name');
  if (name === undefined) return undefined;
  const type = group('type');
  const said =
    group('constraint') ?? (type === undefined ? undefined : types.get(type.replace(/\(.*$/s, '')));
  // It is of all of the parameter, with or without the signs that say so.
  const constraint =
    said === undefined || said === '' || said === 'rest' ? null : said.replace(/^\^|\$$/g, '');
  if (constraint !== null && 'error' in compileRegex(whole(constraint))) return null;
  const isRest = form.isRest || said === 'rest' || (constraint !== null && matches(whole(constraint), 'a/a'));
  return { name, constraint, isRest, isOptional: form.isOptional };
}

/** An expression for all of a text. */
function whole(source: string): string {
  return `^(?:${source})$`;
}

function matches(source: string, text: string): boolean {
  const compiled = compileRegex(source);
  return 'regex' in compiled && compiled.regex.matches(text, new StepBudget(STEPS)).length > 0;
}

function segmentsOf(atoms: readonly Atom[]): Segment[] {
  const segments: Atom[][] = [[]];
  for (const atom of atoms) {
    if (typeof atom !== 'string') segments.at(-1)?.push(atom);
    else
      atom.split('/').forEach((part, i) => {
        if (i > 0) segments.push([]);
        if (part !== '') segments.at(-1)?.push(part);
      });
  }
  const kept: Segment[] = [];
  for (const segment of segments.filter(({ length }) => length > 0).map(joined)) {
    // A template of a framework may take a segment back.
    if (literalOf(segment) === '..') kept.pop();
    else kept.push(segment);
  }
  return kept;
}

/** Texts that stand side by side are one. */
function joined(segment: readonly Atom[]): Segment {
  const all: Atom[] = [];
  for (const atom of segment) {
    const last = all.at(-1);
    if (typeof atom === 'string' && typeof last === 'string') all[all.length - 1] = last + atom;
    else all.push(atom);
  }
  return all;
}

/** The text of a segment that is nothing but text; null for others. */
export function literalOf(segment: Segment): string | null {
  const [only] = segment;
  return segment.length === 1 && typeof only === 'string' ? only : null;
}

/** Whether a segment takes any number of those of a URL. */
export function isRest(segment: Segment): boolean {
  return segment.some((atom) => typeof atom !== 'string' && atom.isRest);
}

export function isOptional(segment: Segment): boolean {
  return segment.every((atom) => typeof atom !== 'string' && atom.isOptional);
}

/** Whether a pattern matches the segments of a URL's path, each of them decoded. Takes time in proportion to both. */
export function matchesPath(pattern: PathPattern, url: readonly string[], ignoresCase: boolean): boolean {
  const { segments, isOpen } = pattern;
  // Which numbers of the URL's segments may be taken before the next segment of the pattern.
  let taken = new Set<number>(isOpen ? url.map((_, i) => i) : [0]);
  for (const segment of segments) {
    const next = new Set<number>();
    for (const at of taken) {
      if (isOptional(segment)) next.add(at);
      if (isRest(segment)) takeRest(segment, url, at, ignoresCase, next);
      else if (at < url.length && takes(segment, url[at] as string, ignoresCase)) next.add(at + 1);
    }
    taken = next;
  }
  return taken.has(url.length);
}

function takeRest(
  segment: Segment,
  url: readonly string[],
  at: number,
  ignoresCase: boolean,
  next: Set<number>,
): void {
  const [only] = segment;
  const isPlain = segment.length === 1 && typeof only !== 'string' && only?.constraint === null;
  for (let end = at + 1; end <= url.length; end++)
    if (isPlain || takes(segment, url.slice(at, end).join('/'), ignoresCase)) next.add(end);
}

/** Whether a segment takes a text. */
function takes(segment: Segment, text: string, ignoresCase: boolean): boolean {
  const literal = literalOf(segment);
  if (literal !== null)
    return literal === text || (ignoresCase && literal.toLowerCase() === text.toLowerCase());
  const [only] = segment;
  if (segment.length === 1 && typeof only !== 'string' && only?.constraint === null) return text !== '';
  const source = segment.map((atom) => {
    if (typeof atom === 'string') return atom.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return `(?:${atom.constraint ?? (atom.isRest ? '.+' : '[^/]+')})`;
  });
  return matches(`${ignoresCase ? '(?i)' : ''}${whole(source.join(''))}`, text);
}

/**
 * Compares two patterns by how much they say, segment by segment from the left: text says more than text with a
 * parameter, that more than a parameter with a constraint, a bare one, the rest of the path. Negative where the
 * first says more, 0 where neither does.
 */
export function bySpecificity(a: PathPattern, b: PathPattern): number {
  const [one, other] =
    a.isOpen || b.isOpen ? [a.segments.toReversed(), b.segments.toReversed()] : [a.segments, b.segments];
  const both = Math.min(one.length, other.length);
  for (let i = 0; i < both; i++) {
    const difference = rankOf(one[i] as Segment) - rankOf(other[i] as Segment);
    if (difference !== 0) return difference;
  }
  // Both match the same URL: what is longer takes with a segment what the other takes with a rest, or leaves out.
  return a.isOpen || b.isOpen ? 0 : other.length - one.length;
}

function rankOf(segment: Segment): number {
  if (literalOf(segment) !== null) return 0;
  if (isRest(segment)) return 4;
  if (segment.length > 1) return 1;
  const [only] = segment;
  return typeof only !== 'string' && only?.constraint !== null ? 2 : 3;
}
