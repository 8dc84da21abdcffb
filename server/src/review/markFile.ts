/**
 * The form of mark files: JSON that a person can read in a diff, four line hashes a row.
 *
 * A file's name is the time of the mark and a hash of what it says. So two writers never choose the same
 * name for different marks, writing the same twice changes nothing, and a file that was edited by hand no
 * longer fits its name and is not believed. (Somebody who wants to forge an unsigned mark can compute the
 * name; only a signature tells.)
 *
 * Whatever is not exactly of this form is refused as a whole, with a sentence that says why: of a record
 * that says who answers for what, half understood is not understood. Other files go on counting.
 */
import { isDate } from '../suppress/syntax.ts';
import { faultOfRun, type Run } from './anchor.ts';
import { faultOfEntryTarget } from './entry.ts';
import { Shape } from './jsonShape.ts';
import { type LineHash, sha256Hex } from './lineHash.ts';
import {
  type Batch,
  type Entry,
  type EntrySide,
  type EntryTarget,
  type FindingTarget,
  type ReviewEntry,
  SCHEMA_VERSION,
  type StoredBatch,
  type Target,
  VERDICTS,
} from './mark.ts';

/** Longer files are not read, in UTF-16 units. A mark on 100,000 lines has three million. */
export const LONGEST_MARK_FILE = 8_000_000;

const HASHES_A_ROW = 4;

/**
 * Reads a mark file. `id` is its name without `.json`; undefined for a batch in a pack, which has no name of
 * its own. Never throws.
 */
export function parseMarkFile(
  text: string,
  id: string | undefined,
): { stored: StoredBatch } | { fault: string } {
  if (text.length > LONGEST_MARK_FILE)
    return { fault: `It is longer than ${LONGEST_MARK_FILE} characters. Remove it and mark smaller parts.` };
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return { fault: 'It is not JSON. Restore it from version control, or remove it.' };
  }
  const version =
    typeof json === 'object' && json !== null && 'schemaVersion' in json ? json.schemaVersion : undefined;
  if (typeof version === 'number' && version > SCHEMA_VERSION)
    return { fault: `It was written by a newer version (form ${version}). Update AI Security Scanner.` };
  const shape = new Shape();
  const batch = readBatch(shape, json);
  if (shape.fault !== undefined) return { fault: `It is not a mark: ${shape.fault}.` };
  const own = batchId(batch);
  if (id !== undefined && own !== id)
    return {
      fault: `Its content does not fit its name, so it was changed after it was written. Restore it from version control, or mark anew.`,
    };
  return { stored: { id: own, batch } };
}

/** The text of a batch's file; ends with a line feed. */
export function formatMarkFile(batch: Batch): string {
  return `${JSON.stringify(toJson(batch), null, 2)}\n`;
}

/** The name of a batch's file without its ending: when it was made, and a hash of what it says. */
export function batchId(batch: Batch): string {
  const time = batch.at.replace(/[-:]/g, '').replace(/\.\d+/, '');
  return `${time}-${sha256Hex(signedText(batch)).slice(0, 16)}`;
}

/**
 * What a signature signs and the name hashes: the batch without its signature, keys in order, no blanks.
 * The same for the same content however the file is laid out or its lines end.
 */
export function signedText(batch: Batch): string {
  const { signature: _, ...content } = batch;
  return canonicalJson(toJson(content));
}

/** JSON with its keys in order and no blanks: the same text for the same content. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}

/** The file's own form: as `Batch`, with hashes in rows. */
export function toJson(batch: Batch): Record<string, unknown> {
  return {
    ...batch,
    entries: batch.entries.map((entry) =>
      entry.kind === 'withdraw' ? entry : { ...entry, runs: entry.runs.map(runToJson) },
    ),
  };
}

/** A run as files hold it, its hashes in rows. */
export function runToJson({ line, before, lines, after }: Run): Record<string, unknown> {
  return { line, before: toRows(before), lines: toRows(lines), after: toRows(after) };
}

function toRows(hashes: readonly LineHash[]): string[] {
  const rows: string[] = [];
  for (let i = 0; i < hashes.length; i += HASHES_A_ROW)
    rows.push(hashes.slice(i, i + HASHES_A_ROW).join(' '));
  return rows;
}

function readBatch(shape: Shape, json: unknown): Batch {
  const batch = shape.object(json, 'the file', [
    'schemaVersion',
    'repository?',
    'reviewer',
    'at',
    'tool',
    'rules',
    'entries',
    'signature?',
  ]);
  const schemaVersion = batch.schemaVersion === 1 ? 1 : SCHEMA_VERSION;
  shape.require(batch.schemaVersion === schemaVersion, `"schemaVersion" is neither 1 nor ${SCHEMA_VERSION}`);
  const repository =
    batch.repository === undefined ? undefined : shape.string(batch.repository, '"repository"');
  shape.require(
    repository === undefined || (schemaVersion > 1 && isObjectId(repository)),
    '"repository" is not the id of a commit in a file of form 2',
  );
  const reviewer = shape.object(batch.reviewer, '"reviewer"', ['name', 'email']);
  const at = shape.string(batch.at, '"at"');
  shape.require(isInstant(at), '"at" is not an instant like 2026-06-15T10:15:00.000Z');
  const entries = shape
    .list(batch.entries, '"entries"')
    .map((entry, i) => readEntry(shape, entry, `entries[${i}]`));
  shape.require(
    schemaVersion > 1 || !entries.some((entry) => entry.kind === 'review' && entry.target.kind === 'entry'),
    'a target of kind "entry" is not in files of form 1',
  );
  return {
    schemaVersion,
    ...(repository === undefined ? {} : { repository }),
    reviewer: {
      name: shape.string(reviewer.name, '"reviewer.name"'),
      email: shape.string(reviewer.email, '"reviewer.email"'),
    },
    at,
    tool: shape.string(batch.tool, '"tool"'),
    rules: shape.string(batch.rules, '"rules"'),
    entries,
    ...(batch.signature === undefined ? {} : { signature: shape.string(batch.signature, '"signature"') }),
  };
}

function readEntry(shape: Shape, json: unknown, where: string): Entry {
  const kind = shape.kind(json, where);
  if (kind === 'withdraw') {
    const entry = shape.object(json, where, ['kind', 'mark', 'reason?']);
    const mark = shape.string(entry.mark, `${where}.mark`);
    return entry.reason === undefined
      ? { kind, mark }
      : { kind, mark, reason: shape.string(entry.reason, `${where}.reason`) };
  }
  shape.require(kind === 'review', `${where}.kind is neither "review" nor "withdraw"`);
  const entry = shape.object(json, where, ['kind', 'path', 'target', 'runs', 'blob?']);
  const path = shape.string(entry.path, `${where}.path`);
  shape.require(isInsidePath(path), `${where}.path is not a path inside the folder, with "/"`);
  const runs = shape
    .list(entry.runs, `${where}.runs`)
    .map((run, i) => readRun(shape, run, `${where}.runs[${i}]`));
  const target = readTarget(shape, entry.target, runs, where);
  if (target.kind === 'entry') shape.require(runs.length === 0, `${where}.runs is not empty`);
  else shape.require(runs.length > 0, `${where}.runs is empty`);
  const review: ReviewEntry = { kind: 'review', path, target, runs };
  if (entry.blob === undefined) return review;
  shape.require(target.kind !== 'entry', `${where}.blob is there, and no text was read`);
  const blob = shape.string(entry.blob, `${where}.blob`);
  shape.require(isObjectId(blob), `${where}.blob is not an object id of git`);
  return { ...review, blob };
}

function readTarget(shape: Shape, json: unknown, runs: readonly Run[], entry: string): Target {
  const where = `${entry}.target`;
  const kind = shape.kind(json, where);
  switch (kind) {
    case 'selection':
    case 'file':
      shape.object(json, where, ['kind']);
      return { kind };
    case 'function': {
      const target = shape.object(json, where, ['kind', 'name']);
      return { kind, name: shape.string(target.name, `${where}.name`) };
    }
    case 'finding':
      return readFindingTarget(shape, json, runs, where);
    case 'entry':
      return readEntryTarget(shape, json, where);
    default:
      shape.require(false, `${where}.kind is none of "selection", "function", "file", "finding" and "entry"`);
      return { kind: 'selection' };
  }
}

function readFindingTarget(shape: Shape, json: unknown, runs: readonly Run[], where: string): FindingTarget {
  const target = shape.object(json, where, ['kind', 'ruleId', 'verdict', 'reason?', 'until?', 'place']);
  const place = shape.object(target.place, `${where}.place`, [
    'run',
    'line',
    'column',
    'endLine',
    'endColumn',
  ]);
  const number = (key: string): number => shape.count(place[key], `${where}.place.${key}`);
  const verdict = VERDICTS.find((each) => each === target.verdict);
  shape.require(verdict !== undefined, `${where}.verdict is none of ${VERDICTS.join(', ')}`);
  const read: FindingTarget = {
    kind: 'finding',
    ruleId: shape.string(target.ruleId, `${where}.ruleId`),
    verdict: verdict ?? 'reviewed',
    ...(target.reason === undefined ? {} : { reason: shape.string(target.reason, `${where}.reason`) }),
    ...(target.until === undefined ? {} : { until: shape.string(target.until, `${where}.until`) }),
    place: {
      run: number('run'),
      line: number('line'),
      column: number('column'),
      endLine: number('endLine'),
      endColumn: number('endColumn'),
    },
  };
  const fault = faultOfFindingTarget(read, runs);
  shape.require(fault === undefined, `${where}: ${fault}`);
  return read;
}

function readEntryTarget(shape: Shape, json: unknown, where: string): EntryTarget {
  const target = shape.object(json, where, ['kind', 'before?', 'after?']);
  const side = (key: 'before' | 'after'): EntrySide => {
    const read = shape.object(target[key], `${where}.${key}`, ['mode', 'content']);
    return {
      mode: shape.string(read.mode, `${where}.${key}.mode`),
      content: shape.string(read.content, `${where}.${key}.content`),
    };
  };
  const read: EntryTarget = {
    kind: 'entry',
    ...(target.before === undefined ? {} : { before: side('before') }),
    ...(target.after === undefined ? {} : { after: side('after') }),
  };
  const fault = faultOfEntryTarget(read);
  shape.require(fault === undefined, `${where}: ${fault}`);
  return read;
}

/** Why a finding's mark cannot stand, or undefined when it can. */
export function faultOfFindingTarget(target: FindingTarget, runs: readonly Run[]): string | undefined {
  const { place, verdict, reason, until } = target;
  const run = runs[place.run];
  if (run === undefined || place.line > place.endLine || place.endLine >= run.lines.length)
    return 'its place is not in its runs';
  if ((verdict === 'false-positive' || verdict === 'accepted-risk') && !/[\p{L}\p{N}]/u.test(reason ?? ''))
    return `the verdict "${verdict}" needs a reason`;
  if (until !== undefined && !isDate(until)) return `"${until}" is not a date like 2027-01-31`;
  return undefined;
}

/** Reads a run as files hold it. */
export function readRun(shape: Shape, json: unknown, where: string): Run {
  const run = shape.object(json, where, ['line', 'before', 'lines', 'after']);
  const hashes = (key: string): LineHash[] =>
    shape
      .list(run[key], `${where}.${key}`)
      .flatMap((row, i) => shape.string(row, `${where}.${key}[${i}]`).split(' '));
  const read: Run = {
    line: shape.count(run.line, `${where}.line`),
    before: hashes('before'),
    lines: hashes('lines'),
    after: hashes('after'),
  };
  const fault = faultOfRun(read);
  shape.require(fault === undefined, `${where}: ${fault}`);
  return read;
}

/** Whether a text is an instant in UTC with milliseconds. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** Whether a text is the full id of an object of git. */
function isObjectId(text: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);
}

/** Whether a path stays inside the folder it is relative to. */
export function isInsidePath(path: string): boolean {
  if (path === '' || path.length > 4096 || /^[/\\]|^[A-Za-z]:|\0/.test(path)) return false;
  // Windows takes a backslash for a slash, wherever the mark was made.
  if (path.split(/[/\\]/).includes('..')) return false;
  return path.split('/').every((part) => part !== '' && part !== '.');
}
