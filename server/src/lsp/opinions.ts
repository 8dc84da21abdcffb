/**
 * Second opinions in the editor: makes requests for our client, which sends them to the model that the person has
 * chosen, checks the answers, and says what they came to beside findings. An opinion is about code as it was sent:
 * once a line of that is another, it is not shown any more.
 *
 * Opinions are kept apart from findings, reviews and marks, and nothing here writes any of these. Without trust in the
 * workspace, or with the setting off, there is neither a request nor an opinion.
 */

import { Emitter, type Event, type Range } from 'vscode-languageserver';
import type { ModelOpinion, ModelRequest, Requests, TextEdit } from '../../../protocol/messages.ts';
import { scanFile } from '../agent/readFile.ts';
import type { AgentFile, Refusal } from '../agent/workspace.ts';
import { holdsCode } from '../embedded/index.ts';
import { newLines } from '../provenance/lines.ts';
import { AnswerCache } from '../reviewer/answerCache.ts';
import { Budget } from '../reviewer/budget.ts';
import { headline, notes, type Opinion, onlyAnOpinion } from '../reviewer/opinion.ts';
import { accept, judge, type Prepared, prepare, SENDS, type Subject } from '../reviewer/reviewing.ts';
import { LineIndex } from '../text/lines.ts';
import { quoted } from '../text/quote.ts';
import type { Translate } from '../text/translate.ts';
import type { EditorWorkspace } from './agentWorkspace.ts';
import type { Documents } from './documents.ts';
import type { LocatedFinding } from './findings.ts';
import { editsOf } from './fixes.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';
import { keyOf } from './uris.ts';

/** Something that a model suggests to look at, as a diagnostic shows it. */
export interface ShownSuggestion {
  readonly range: Range;
  readonly model: string;
  readonly message: string;
}

export interface Opinions {
  /** Whether models may be asked at all. */
  readonly isOn: boolean;
  /** What models make of a finding, each in its sentences; none of what they said about other code. */
  sentences(uri: string, finding: LocatedFinding): string[][];
  /** Edits of models that mend a finding, as long as the document is as it was. */
  edits(uri: string, finding: LocatedFinding): { readonly model: string; readonly edits: TextEdit[] }[];
  suggestions(uri: string): ShownSuggestion[];
  /** What there is to say of a document is something else now; its key. */
  readonly onDidChange: Event<string>;
}

type Subjects = Requests['aiSecurityScanner/modelRequests']['params']['subject'];

/** A request that waits for its answer. */
interface Waiting {
  readonly prepared: Prepared;
  readonly model: { readonly id: string; readonly name: string };
  readonly uri: string;
}

/** An opinion with the code that it is about. */
interface Held {
  readonly opinion: Opinion;
  readonly prepared: Prepared;
  /** The lines that were sent, as they stand in the file, by excerpt. */
  readonly pieces: readonly { readonly start: number; readonly text: string }[];
}

/** Requests that wait at a time; older ones are forgotten, as their client has been closed or has broken off. */
const MOST_WAITING = 100;

export function registerOpinions({
  session,
  documents,
  folders,
  settings,
  workspace,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly settings: CurrentSettings;
  readonly workspace: EditorWorkspace;
}): Opinions {
  const { dependencies } = session;
  const changed = new Emitter<string>();
  const waiting = new Map<string, Waiting>();
  const held = new Map<string, Held[]>();
  const cache = new AnswerCache(dependencies.answers);
  const isOn = (): boolean => settings.current.modelReviewer && folders.trusted;

  const refusal = (): string | undefined => {
    if (!folders.trusted)
      return session.t('No model is asked about a workspace that is not trusted. Trust it first.');
    return settings.current.modelReviewer
      ? undefined
      : session.t('No model is asked: the setting {0} is off.', 'aiSecurityScanner.modelReviewer');
  };

  const keep = (uri: string, prepared: Prepared, opinion: Opinion): void => {
    const { file, request } = prepared;
    const pieces = request.excerpts.map(({ firstLine, lines }) => {
      const start = file.startOf(firstLine - 1);
      return { start, text: file.text.slice(start, file.endOf(firstLine + lines.length - 2)) };
    });
    const key = keyOf(uri);
    const others = (held.get(key) ?? []).filter((each) => !isSameQuestion(each, { opinion, prepared }));
    held.set(key, [...others, { opinion, prepared, pieces }]);
    changed.fire(key);
  };

  session.onRequest('aiSecurityScanner/modelRequests', async ({ model, subject }, token) => {
    await folders.ready();
    const refused = refusal();
    if (refused !== undefined) return { refusal: refused };
    const places = await placesOf(subject, workspace, session.t);
    if ('refusal' in places) return places;
    const budget = new Budget();
    const requests: ModelRequest[] = [];
    const refusals: string[] = [];
    let beyond = 0;
    for (const { uri, file, subject: one } of places) {
      if (token.isCancellationRequested) return { refusal: session.t('The request was broken off.') };
      const prepared = await prepare(workspace, file, one, dependencies.random);
      if ('refusal' in prepared) {
        if (places.length === 1) return prepared;
        // There is nothing to ask of what holds no code.
        if (holdsCode(file.path)) refusals.push(prepared.refusal);
        continue;
      }
      const known = await cache.read(prepared.request, model.id);
      const opinion = known === undefined ? undefined : await judge(workspace, prepared, model.name, known);
      const isKnown = opinion !== undefined && !('refusal' in opinion);
      if (!isKnown && !budget.take(prepared.prompt.length)) {
        beyond++;
        continue;
      }
      const { kind, path, nonce: id } = prepared.request;
      if (isKnown) keep(uri, prepared, opinion);
      else {
        for (const old of [...waiting.keys()].slice(0, Math.max(0, waiting.size + 1 - MOST_WAITING)))
          waiting.delete(old);
        waiting.set(id, { prepared, model, uri });
      }
      requests.push({
        id,
        kind,
        path,
        sends: SENDS[kind],
        prompt: prepared.prompt,
        secrets: prepared.secrets,
        leftOut: prepared.leftOut,
        ...(isKnown ? { opinion: shown(opinion, uri, prepared, session.t) } : {}),
      });
    }
    return { requests, beyond, refused: refusals };
  });

  session.onRequest('aiSecurityScanner/modelAnswer', async ({ id, answer }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    const refused = refusal();
    if (refused !== undefined) return { refusal: refused };
    if (asked === undefined)
      return { refusal: session.t('This answer belongs to no request that waits for one. Ask again.') };
    const { prepared, model, uri } = asked;
    const accepted = await accept(workspace, prepared, model.name, answer);
    if ('refusal' in accepted) return accepted;
    keep(uri, prepared, accepted.opinion);
    await session.answer('Keeping an answer', undefined, () =>
      cache.write(prepared.request, model.id, accepted.answer),
    );
    return { opinion: shown(accepted.opinion, uri, prepared, session.t) };
  });

  documents.onDidClose(({ key }) => held.delete(key));
  settings.onDidChange(() => {
    if (isOn()) return;
    const keys = [...held.keys()];
    held.clear();
    waiting.clear();
    for (const key of keys) changed.fire(key);
  });

  /** The opinions about a document that are about its text as it is now. */
  const current = (uri: string): { readonly held: Held; readonly text: string }[] => {
    const all = held.get(keyOf(uri));
    const document = documents.get(uri)?.document;
    if (all === undefined || document === undefined) return [];
    const text = document.getText();
    return all
      .filter(({ pieces }) => pieces.every((piece) => text.includes(piece.text)))
      .map((each) => ({ held: each, text }));
  };
  const about = (
    uri: string,
    { finding }: LocatedFinding,
  ): { readonly held: Held; readonly text: string }[] =>
    current(uri).filter(({ held: each, text }) => isAbout(each, finding, text));

  return {
    get isOn() {
      return isOn();
    },
    sentences: (uri, finding) =>
      about(uri, finding).map(({ held: { opinion } }) => sentencesOf(opinion, session.t)),
    edits(uri, finding) {
      const document = documents.get(uri)?.document;
      if (document === undefined) return [];
      return about(uri, finding).flatMap(({ held: { opinion, prepared }, text }) =>
        opinion.edit === undefined || text !== prepared.file.text
          ? []
          : [{ model: opinion.model, edits: editsOf(document, opinion.edit.edits) }],
      );
    },
    suggestions: (uri) =>
      current(uri).flatMap(({ held: { opinion, prepared, pieces }, text }) => {
        const lines = new LineIndex(text);
        return opinion.suggestions.flatMap(({ line, endLine, title, why, cwe }) => {
          const start = prepared.file.startOf(line - 1);
          const piece = pieces.findLast((each) => each.start <= start);
          if (piece === undefined) return [];
          // Of several places with this code it is the first that is shown.
          const first = lines.lineAt(text.indexOf(piece.text) + start - piece.start);
          const last = Math.min(first + endLine - line, lines.count - 1);
          const number = cwe === undefined ? '' : ` (CWE-${cwe})`;
          const indent = lines.lineText(first).search(/\S|$/);
          return [
            {
              range: {
                start: { line: first, character: indent },
                end: { line: last, character: lines.lineText(last).length },
              },
              model: opinion.model,
              message: `${title}${number}: ${why} ${onlyAnOpinion(session.t)}`,
            },
          ];
        });
      }),
    onDidChange: changed.event,
  };
}

/** What an opinion says of a finding, for hover and lists. */
function sentencesOf(opinion: Opinion, t: Translate): string[] {
  return [
    headline(opinion, t),
    opinion.why,
    ...opinion.quotes.map(({ line, text }) => t('Line {0}: {1}', line, text)),
    ...notes(opinion, t),
    onlyAnOpinion(t),
  ];
}

function isSameQuestion(one: Held, other: Pick<Held, 'opinion' | 'prepared'>): boolean {
  if (one.opinion.model !== other.opinion.model || one.opinion.kind !== other.opinion.kind) return false;
  const { nonce: _, ...first } = one.prepared.request;
  const { nonce: __, ...second } = other.prepared.request;
  return JSON.stringify(first) === JSON.stringify(second);
}

/** Whether an opinion is about a finding of a text in which all the code stands that was sent. */
function isAbout({ prepared, pieces }: Held, finding: LocatedFinding['finding'], text: string): boolean {
  const asked = prepared.finding;
  if (asked === undefined || asked.ruleId !== finding.ruleId) return false;
  const piece = pieces.findLast(({ start }) => start <= asked.start);
  if (piece === undefined || finding.end - finding.start !== asked.end - asked.start) return false;
  const at = finding.start - (asked.start - piece.start);
  return at >= 0 && text.startsWith(piece.text, at);
}

function shown(
  opinion: Opinion,
  uri: string,
  { request, file, finding }: Prepared,
  t: Translate,
): ModelOpinion {
  const line = (opinion.suggestions[0]?.line ?? request.excerpts[0]?.firstLine ?? 1) - 1;
  const start = finding?.start ?? file.startOf(line) + file.lineText(line).search(/\S|$/);
  const { line: shownLine, column } = file.positionAt(start);
  const at = { line: shownLine, character: column };
  return {
    uri,
    range: { start: at, end: at },
    headline: headline(opinion, t),
    why: opinion.why,
    notes: notes(opinion, t),
    suggestions: opinion.suggestions.length,
    hasEdit: opinion.edit !== undefined,
  };
}

interface Place {
  readonly uri: string;
  readonly file: AgentFile;
  readonly subject: Subject;
}

async function placesOf(
  wanted: Subjects,
  workspace: EditorWorkspace,
  t: Translate,
): Promise<Place[] | Refusal> {
  if (wanted.kind === 'change') return changedPlaces(workspace, t);
  const { uri } = wanted.kind === 'finding' ? wanted.finding : wanted;
  const file = await workspace.fileOf(uri);
  const scanned = 'refusal' in file ? file : await scanFile(workspace, file);
  if ('refusal' in scanned) return scanned;
  const { lines, open } = scanned;
  if (wanted.kind === 'function') {
    const { line, character: column } = wanted.position;
    return [
      { uri, file: scanned.file, subject: { kind: 'function', offset: lines.offsetAt({ line, column }) } },
    ];
  }
  const { ruleId, range } = wanted.finding;
  const finding = open.find((each) => {
    const at = lines.positionAt(each.start);
    return each.ruleId === ruleId && at.line === range.start.line && at.column === range.start.character;
  });
  if (finding === undefined)
    return { refusal: t('There is no such finding in {0} any more.', quoted(scanned.file.shown)) };
  return [{ uri, file: scanned.file, subject: { kind: 'finding', finding } }];
}

/** What is not committed, by file. */
async function changedPlaces(workspace: EditorWorkspace, t: Translate): Promise<Place[] | Refusal> {
  const places: Place[] = [];
  for (const file of await workspace.changedFiles()) {
    const read = await workspace.read(file);
    // Why a file cannot be read is said where the request is made.
    const lines =
      'refusal' in read ? undefined : newLines((await workspace.committedText(file)) ?? '', read.text);
    if (lines?.size !== 0)
      places.push({
        uri: workspace.uriOf(file),
        file,
        subject: { kind: 'change', lines: lines ?? new Set() },
      });
  }
  return places.length === 0 ? { refusal: t('No file has lines that are not committed.') } : places;
}
