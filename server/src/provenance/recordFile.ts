/**
 * The form of provenance records: JSON that holds hashes of lines and what is known of them, never text of
 * the source, of a prompt or of a person's name.
 *
 * As with the review ledger's marks, a record's file is written once, and its name is the time and a hash of
 * what it says: two writers never choose the same name for different things, merging two branches is the
 * union of their files, and a file that was changed by hand is not believed. A record that is not exactly of
 * this form is refused as a whole, with a sentence that says why.
 */
import { Shape } from '../review/jsonShape.ts';
import { sha256Hex } from '../review/lineHash.ts';
import { canonicalJson, isInsidePath, isInstant, readRun, runToJson } from '../review/markFile.ts';
import type { Entry } from './anchor.ts';
import type { LabelledRun } from './lines.ts';
import { AUTHORS, CERTAINTIES, EVIDENCE_KINDS, type Evidence, type Provenance } from './provenance.ts';

/** Counts up when the form changes. */
const SCHEMA_VERSION = 1;
/** Longer files are not read, in UTF-16 units. */
const LONGEST_RECORD = 8_000_000;
const LONGEST_NAME = 200;

/** What a record says of one file, at the record's time if at no other. */
export type RecordedFile = Omit<Entry, 'time'> & { readonly time?: number };

/** One file: what was known of files of a folder at one time. */
export interface ProvenanceRecord {
  /** Its name without `.json`. */
  readonly id: string;
  readonly entries: readonly Entry[];
}

/**
 * The text and the name of a record. `time` is in milliseconds since 1970, `tool` our version. What was known
 * of a file at another time, as in a record that others were folded into, has that time beside it.
 */
export function formatRecord(
  files: readonly RecordedFile[],
  time: number,
  tool: string,
): { id: string; text: string } {
  const at = new Date(time).toISOString();
  const json = {
    schemaVersion: SCHEMA_VERSION,
    at,
    tool,
    files: files.map(({ path, runs, time: own = time }) => ({
      path,
      ...(own === time ? {} : { at: new Date(own).toISOString() }),
      known: runs.map(runJson),
    })),
  };
  return { id: idOf(at, json), text: `${JSON.stringify(json, null, 2)}\n` };
}

/** Reads a record. `id` is its name without `.json`. Never throws. */
export function parseRecord(text: string, id: string): { record: ProvenanceRecord } | { fault: string } {
  if (text.length > LONGEST_RECORD) return { fault: `It is longer than ${LONGEST_RECORD} characters.` };
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
  const record = shape.object(json, 'the file', ['schemaVersion', 'at', 'tool', 'files']);
  shape.require(record.schemaVersion === SCHEMA_VERSION, `"schemaVersion" is not ${SCHEMA_VERSION}`);
  const at = shape.string(record.at, '"at"');
  shape.require(isInstant(at), '"at" is not an instant like 2026-06-15T10:15:00.000Z');
  shape.string(record.tool, '"tool"');
  const entries = shape
    .list(record.files, '"files"')
    .map((each, i) => readEntry(shape, each, `files[${i}]`, Date.parse(at)));
  if (shape.fault !== undefined) return { fault: `It is not a provenance record: ${shape.fault}.` };
  if (idOf(at, json) !== id)
    return {
      fault:
        'Its content does not fit its name, so it was changed after it was written. Restore it from version control, or remove it.',
    };
  return { record: { id, entries } };
}

function idOf(at: string, json: unknown): string {
  const time = at.replace(/[-:]/g, '').replace(/\.\d+/, '');
  return `${time}-${sha256Hex(canonicalJson(json)).slice(0, 16)}`;
}

function runJson({ run, provenance: { author, confidence, evidence } }: LabelledRun): unknown {
  return {
    author,
    confidence,
    evidence: evidence.map(({ kind, time, who }) => ({
      kind,
      ...(time === undefined ? {} : { at: new Date(time).toISOString() }),
      ...(who === undefined ? {} : { who: who.slice(0, LONGEST_NAME) }),
    })),
    run: runToJson(run),
  };
}

function readEntry(shape: Shape, json: unknown, where: string, time: number): Entry {
  const file = shape.object(json, where, ['path', 'at?', 'known']);
  const at = file.at === undefined ? undefined : shape.string(file.at, `${where}.at`);
  shape.require(at === undefined || isInstant(at), `${where}.at is not an instant`);
  const path = shape.string(file.path, `${where}.path`);
  shape.require(isInsidePath(path), `${where}.path is not a path inside the folder, with "/"`);
  const runs = shape
    .list(file.known, `${where}.known`)
    .map((each, i) => readKnown(shape, each, `${where}.known[${i}]`));
  return { path, time: at === undefined ? time : Date.parse(at), runs };
}

function readKnown(shape: Shape, json: unknown, where: string): LabelledRun {
  const known = shape.object(json, where, ['author', 'confidence', 'evidence', 'run']);
  const provenance: Provenance = {
    author: oneOf(shape, known.author, `${where}.author`, AUTHORS, 'unknown'),
    confidence: oneOf(shape, known.confidence, `${where}.confidence`, CERTAINTIES, 'low'),
    evidence: shape
      .list(known.evidence, `${where}.evidence`)
      .map((each, i) => readEvidence(shape, each, `${where}.evidence[${i}]`)),
  };
  return { run: readRun(shape, known.run, `${where}.run`), provenance };
}

function readEvidence(shape: Shape, json: unknown, where: string): Evidence {
  const read = shape.object(json, where, ['kind', 'at?', 'who?']);
  const kind = oneOf(shape, read.kind, `${where}.kind`, EVIDENCE_KINDS, 'unexplained-insertion');
  const evidence: Evidence = { kind };
  if (read.at !== undefined) {
    const at = shape.string(read.at, `${where}.at`);
    shape.require(isInstant(at), `${where}.at is not an instant`);
    evidence.time = Date.parse(at);
  }
  if (read.who !== undefined) {
    evidence.who = shape.string(read.who, `${where}.who`);
    shape.require(evidence.who.length <= LONGEST_NAME, `${where}.who is too long`);
  }
  return evidence;
}

function oneOf<T extends string>(
  shape: Shape,
  value: unknown,
  where: string,
  values: readonly T[],
  instead: T,
): T {
  const found = values.find((each) => each === value);
  shape.require(found !== undefined, `${where} is none of ${values.join(', ')}`);
  return found ?? instead;
}
