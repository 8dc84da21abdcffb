/**
 * What is done when an agent calls a hook: from an event to an answer in the agent's own form. Files, scans, the
 * shell's grammar and what is remembered come in from outside, so that it makes no difference who scans.
 *
 * A hook stands in the way of somebody's work. It speaks when there is something to say, and whatever fails is a
 * line of its own and never a veto; but who asked for `--deny` gets a no also where nothing could be found out.
 */

import type { AgentWrite } from '../../provenance/agentReport.ts';
import { quoted } from '../../text/quote.ts';
import type { AgentFinding } from '../findingText.ts';
import { checkCommand, mayMatter, type ReadManifests, type WithShellTree } from './command/check.ts';
import { type Answer, type Form, SILENCE } from './dialect.ts';
import type { HookEvent } from './event.ts';
import { failureAnswer } from './failure.ts';
import type { KeyFile } from './keyFile.ts';
import { type Note, nameOf } from './memory.ts';
import { canAsk, type HookOptions, type Memories, openNotes } from './need.ts';
import type { Payload } from './payload.ts';
import { isPersonal, suppressionsIn } from './personal.ts';
import { type FileFindings, question, refusal, toldFindings } from './say.ts';
import { LONGEST_COMMAND } from './tools.ts';
import { type Written, writtenText } from './written.ts';

/** A file of the workspace. */
export interface PlacedFile {
  /** Absolute. */
  readonly path: string;
  /** Below the workspace, with `/`. */
  readonly name: string;
}

/** What is written into a file and by whom, to be kept on record. */
export interface WriteReport {
  /** Absolute. */
  readonly path: string;
  /** The file's text with all of it. */
  readonly text: string;
  /** At least one. */
  readonly writes: readonly AgentWrite[];
  /** The agent's name. */
  readonly who: string;
}

export interface HookWorld {
  /** The file that an agent means; undefined where it lies outside the workspace. */
  place(path: string, event: HookEvent): Promise<PlacedFile | undefined>;
  /** The text of a file; undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** What counts of the findings in a file with this text. */
  scan(path: string, text: string): Promise<readonly AgentFinding[]>;
  keep(report: WriteReport): Promise<void>;
  withTree: WithShellTree;
  manifests(
    names: readonly string[],
    folders: readonly string[],
    event: HookEvent,
  ): ReturnType<ReadManifests>;
  /** Files of keys that may sign under another name than the usual one. */
  keys(event: HookEvent): readonly KeyFile[];
  readonly memory: Memories;
  /** Says what went wrong, to a person. */
  warn(sentence: string): void;
}

/** Answers an event. Never rejects. */
export async function answerHook(payload: Payload, options: HookOptions, world: HookWorld): Promise<Answer> {
  const { event } = payload;
  try {
    // Who asked for a no gets one where nothing could be found out.
    if (event.deed.fault !== undefined) throw new Error(event.deed.fault);
    switch (event.kind) {
      case 'edited':
        return await afterEdit(payload, world);
      case 'before edit':
        return await beforeEdit(payload, options, world);
      case 'before command':
        return await beforeCommand(payload, options, world);
      case 'stop':
        return await beforeStop(payload, options, world);
      default:
        return SILENCE;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    world.warn(`The hook could not do its work: ${reason}`);
    return failureAnswer(payload, options, reason);
  }
}

/**
 * Only keeps on record what an event says that was written, under a name of the caller's choice where one is given.
 * Answers what went wrong, in sentences.
 */
export async function recordWrites(
  { event, dialect }: Payload,
  who: string | undefined,
  world: Pick<HookWorld, 'place' | 'read' | 'keep'>,
): Promise<readonly string[]> {
  if (event.kind !== 'edited') return [];
  if (event.deed.fault !== undefined) return [event.deed.fault];
  const wrong: string[] = [];
  const noting = { ...world, warn: (sentence: string) => wrong.push(sentence) };
  for (const { place, writes, written } of await filesOf(event, world, true))
    await keep(place, writes, written.text, who ?? dialect.agent, noting);
  return wrong;
}

async function afterEdit(payload: Payload, world: HookWorld): Promise<Answer> {
  const { event, dialect } = payload;
  const memory = event.session === undefined ? undefined : world.memory(event.session);
  // Some agents listen to nothing that a hook says of an edit, now or at a stop.
  const isHeard = dialect.answers.tell !== undefined || dialect.answers.goOn !== undefined;
  const found: FileFindings[] = [];
  const notes: Note[] = [];
  for (const { place, writes, written } of await filesOf(event, world, true)) {
    const kept = keep(place, writes, written.text, dialect.agent, world);
    const [all] = await Promise.all([isHeard ? world.scan(place.path, written.text) : [], kept]);
    const findings = (writes.length === 0 ? all : all.filter((each) => isIn(each, written.lines))).filter(
      (each) => each.shownFor === undefined || liesIn(each, written.lines),
    );
    if (findings.length === 0) continue;
    found.push({ name: place.name, findings });
    const lines = written.text.split(/\r\n|\r|\n/);
    for (const each of findings) notes.push({ kind: 'told', path: place.path, finding: nameOf(each, lines) });
  }
  if (found.length === 0) return SILENCE;
  memory?.add(notes);
  const answer = say(payload, 'tell', toldFindings(found, 'you just wrote'));
  return answer === SILENCE || memory?.claim(claimOf(event)) === false ? SILENCE : answer;
}

/** Keeps the writes of a file on record, all at once as they share its text. Never rejects. */
async function keep(
  { path }: PlacedFile,
  writes: readonly AgentWrite[],
  text: string,
  who: string,
  world: Pick<HookWorld, 'keep'> & { warn(sentence: string): void },
): Promise<void> {
  try {
    if (writes.length > 0) await world.keep({ path, text, writes, who });
  } catch (error) {
    world.warn(`What was written is not on record: ${(error as Error).message}`);
  }
}

/** An event that an agent may tell twice: by its id, else by what it is about. */
function claimOf({ kind, call, deed }: HookEvent): string {
  return call === undefined ? JSON.stringify(deed) : `${kind}-${call}`;
}

/** Whether a finding has to do with some lines: by itself, or by the way of its data. */
function isIn({ line, endLine, trace }: AgentFinding, lines: ReadonlySet<number>): boolean {
  for (let at = line; at <= endLine; at++) if (lines.has(at)) return true;
  return trace.some((step) => lines.has(step.line));
}

/** Whether all of a finding's own lines are some of these. */
function liesIn({ line, endLine }: AgentFinding, lines: ReadonlySet<number>): boolean {
  for (let at = line; at <= endLine; at++) if (!lines.has(at)) return false;
  return true;
}

interface EditedFile {
  readonly place: PlacedFile;
  readonly writes: readonly AgentWrite[];
  readonly before: string | undefined;
  readonly written: Written;
}

/** The files of an edit with their texts, each once. What lies outside the workspace is nobody's here. */
async function filesOf(
  event: HookEvent,
  world: Pick<HookWorld, 'place' | 'read'>,
  isDone: boolean,
): Promise<EditedFile[]> {
  const { deed } = event;
  const places = new Map<string, { place: PlacedFile; writes: AgentWrite[] }>();
  const add = async (path: string, write?: AgentWrite): Promise<void> => {
    const place = await world.place(path, event);
    if (place === undefined) return;
    const known = places.get(place.path) ?? { place, writes: [] };
    places.set(place.path, known);
    if (write !== undefined) known.writes.push(write);
  };
  for (const write of deed.writes) await add(write.path, write);
  for (const path of deed.touched) await add(path);
  const files: EditedFile[] = [];
  for (const { place, writes } of places.values()) {
    const before = (await world.read(place.path)) ?? (await movedText(place, event, world));
    const written = writtenText(before, writes, isDone);
    if (written !== undefined) files.push({ place, writes, before, written });
  }
  return files;
}

/** The text of the file that is moved to a place, as long as it is where it was. */
async function movedText(
  { path }: PlacedFile,
  event: HookEvent,
  world: Pick<HookWorld, 'place' | 'read'>,
): Promise<string | undefined> {
  for (const { from, to } of event.deed.moved) {
    if ((await world.place(to, event))?.path !== path) continue;
    const source = await world.place(from, event);
    return source === undefined ? undefined : world.read(source.path);
  }
  return undefined;
}

async function beforeEdit(payload: Payload, { denies }: HookOptions, world: HookWorld): Promise<Answer> {
  const { event } = payload;
  if (denies) {
    const found: FileFindings[] = [];
    for (const { place, before, written } of await filesOf(event, world, false)) {
      const findings = await added(place.path, before, written.text, world);
      if (findings.length > 0) found.push({ name: place.name, findings });
    }
    if (found.length > 0) return say(payload, 'deny', refusal(found));
  }
  const reasons = new Set<string>();
  const { writes, touched, removed, moved, unplaced = '' } = event.deed;
  const targets = [...writes.map((write) => write.path), ...moved.map(({ to }) => to)];
  const keys = new Set(world.keys(event).flatMap(({ paths }) => paths));
  for (const path of new Set([...targets, ...touched, ...removed])) {
    // A link may lead there under another name.
    const place = await world.place(path, event);
    if (isPersonal(path) || isPersonal(place?.name ?? '') || keys.has(place?.path ?? ''))
      reasons.add(`It writes ${quoted(path)}: reviews, the policy and the keys that sign are for a person.`);
  }
  if (suppressionsIn(unplaced) > 0) for (const path of touched) reasons.add(suppression(path));
  for (const { path, text, old } of writes) {
    const place = old === undefined ? await world.place(path, event) : undefined;
    const before = old ?? (place === undefined ? '' : ((await world.read(place.path)) ?? ''));
    if (suppressionsIn(text) > suppressionsIn(before)) reasons.add(suppression(path));
  }
  return reasons.size === 0 ? SILENCE : ask(payload, denies, [...reasons]);
}

function suppression(path: string): string {
  return `It writes a suppression into ${quoted(path)}: what is not to be reported is for a person to say.`;
}

/** The critical findings that a text has more than the one before it. */
async function added(
  path: string,
  before: string | undefined,
  after: string,
  world: HookWorld,
): Promise<AgentFinding[]> {
  const namesIn = (
    text: string,
    findings: readonly AgentFinding[],
  ): { name: string; finding: AgentFinding }[] => {
    const lines = text.split(/\r\n|\r|\n/);
    return findings
      .filter(({ severity, shownFor }) => severity === 'critical' && shownFor === undefined)
      .map((finding) => ({ name: nameOf(finding, lines), finding }));
  };
  const now = namesIn(after, await world.scan(path, after));
  if (now.length === 0 || before === undefined) return now.map(({ finding }) => finding);
  const known = namesIn(before, await world.scan(path, before)).map(({ name }) => name);
  return now.flatMap(({ name, finding }) => {
    const at = known.indexOf(name);
    if (at < 0) return [finding];
    known.splice(at, 1);
    return [];
  });
}

async function beforeCommand(payload: Payload, { denies }: HookOptions, world: HookWorld): Promise<Answer> {
  const { event } = payload;
  const { command = '' } = event.deed;
  if (command.length > LONGEST_COMMAND)
    return ask(payload, denies, [`It is longer than ${LONGEST_COMMAND} characters, and was not looked at.`]);
  const keys = world.keys(event);
  if (!mayMatter(command, () => keys)) return SILENCE;
  const reasons = await checkCommand(command, {
    withTree: world.withTree,
    manifests: (names, folders) => world.manifests(names, folders, event),
    keys,
  });
  return reasons.length === 0 ? SILENCE : ask(payload, denies, reasons);
}

/** Has a person decide; where the agent can ask nobody it is refused if that was asked for, else just said. */
function ask(payload: Payload, denies: boolean, reasons: readonly string[]): Answer {
  const text = question(reasons);
  const asked = say(payload, 'ask', text);
  if (asked !== SILENCE) return asked;
  return say(payload, denies ? 'deny' : 'warn', text);
}

async function beforeStop(payload: Payload, options: HookOptions, world: HookWorld): Promise<Answer> {
  const { event } = payload;
  if (!canAsk(payload, options, world.memory)) return SILENCE;
  const open = openNotes(event, world.memory);
  const found: FileFindings[] = [];
  const asked: Note[] = [];
  for (const path of new Set(open.map((note) => note.path))) {
    const wanted = new Set(open.filter((note) => note.path === path).map(({ finding }) => finding));
    const text = await world.read(path);
    const place = await world.place(path, event);
    if (text === undefined || place === undefined) continue;
    const lines = text.split(/\r\n|\r|\n/);
    const findings = (await world.scan(path, text)).filter((each) => wanted.has(nameOf(each, lines)));
    if (findings.length === 0) continue;
    found.push({ name: place.name, findings });
    for (const each of findings) asked.push({ kind: 'asked', path, finding: nameOf(each, lines) });
  }
  if (found.length === 0) return SILENCE;
  const answer = say(payload, 'goOn', toldFindings(found, 'still open in what you wrote'));
  if (answer !== SILENCE) world.memory(event.session as string).add(asked);
  return answer;
}

function say({ dialect, event }: Payload, form: keyof Payload['dialect']['answers'], text: string): Answer {
  const made: Form | undefined = dialect.answers[form];
  return made?.(text, event.name) ?? SILENCE;
}
