/**
 * Who wrote what, in the editor: takes the events that our client sends, keeps what they come to for each
 * document, and says it of ranges and findings. What is known is kept on record when a file is saved, and
 * looked up when it is opened.
 *
 * It annotates and finds nothing: what is shown of findings of low confidence is decided in `shown.ts`.
 */

import { Emitter, type Event, type Range } from 'vscode-languageserver';
import type { ProvenancePart } from '../../../protocol/messages.ts';
import { Classifier } from '../provenance/classify.ts';
import { type ProvenanceEvent, readEvents } from '../provenance/event.ts';
import { type Label, labelLines } from '../provenance/lines.ts';
import { AUTHORS, compareStrength, type Provenance } from '../provenance/provenance.ts';
import { describe } from '../provenance/sentence.ts';
import { TextHistory } from '../provenance/textHistory.ts';
import { LineIndex } from '../text/lines.ts';
import { agentWrites } from './agentWrites.ts';
import type { ProvenanceStore } from './dependencies.ts';
import type { Documents } from './documents.ts';
import type { LocatedFinding } from './findings.ts';
import type { Folder, Folders } from './folders.ts';
import { linesOf as lineNumbers } from './lines.ts';
import type { Session } from './session.ts';
import { keyOf } from './uris.ts';
import type { WatchedFiles } from './watchedFiles.ts';

export interface ProvenanceFeature {
  /** Who wrote the code of a finding, as a sentence; undefined when nothing is known. */
  sentence(uri: string, finding: LocatedFinding): string | undefined;
  /** The same for many findings of one document, as data: the document is looked through once. */
  lookup(uri: string): (finding: LocatedFinding) => Provenance | undefined;
  /** The same for a file with this text, which need not be open: then by what is on record of its lines. */
  lookupIn(uri: string, text: string): Promise<(finding: LocatedFinding) => Provenance | undefined>;
  /** What is known by now of each line of an open document as it is, from 0; undefined where it is not followed. */
  current(uri: string): readonly (Provenance | undefined)[] | undefined;
  /** What is known of each line of a file's text, from 0: of a document as it is open, else from records. */
  linesOf(uri: string, text: string): Promise<readonly (Provenance | undefined)[]>;
  /** More, or something else, is known of a document; its key. */
  readonly onDidChange: Event<string>;
}

/** Events may be this much older when they come than when they happened, in milliseconds. */
const UNDERWAY = 200;
/** The most faults of one message that are logged. */
const MOST_FAULTS = 5;

type Lines = readonly (Provenance | undefined)[];

export function registerProvenance({
  session,
  documents,
  folders,
  watchedFiles,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly watchedFiles: WatchedFiles;
}): ProvenanceFeature {
  const { dependencies, connection } = session;
  const classifier = new Classifier();
  const history = new TextHistory((key) => {
    const document = documents.get(key)?.document;
    return document && { version: document.version, text: document.getText() };
  });
  const changed = new Emitter<string>();
  const stores = new Map<string, Promise<ProvenanceStore>>();
  const loaded = new Map<string, ProvenanceStore>();
  /** Saved documents whose labels are not on record yet. */
  const unsaved = new Set<string>();
  let saving: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const storeOf = async ({ root }: Folder): Promise<ProvenanceStore | undefined> => {
    if (root === undefined) return undefined;
    let store = stores.get(root);
    if (store === undefined) {
      const { storage } = session.options;
      const path = storage === undefined ? undefined : session.pathOf(storage);
      store = dependencies.openProvenance(root, { trusted: folders.trusted, storage: path });
      stores.set(root, store);
      const opened = await store;
      loaded.set(root, opened);
      for (const { path: file, message } of opened.problems())
        connection.console.warn(`${file ?? root}: ${message}`);
    }
    return store;
  };

  /** Looks up what is on record of a document's lines. */
  const anchor = (key: string): void =>
    session.guard(`Reading who wrote ${key}`, async () => {
      await folders.ready();
      const place = folders.placeOf(key);
      const store = place === undefined ? undefined : await storeOf(place.folder);
      // What was just written, of the file by its old name perhaps, is known by now.
      await saving;
      const track = classifier.track(key);
      if (place === undefined || store === undefined || track === undefined) return;
      classifier.anchor(key, store.linesOf(place.path, track.text));
      afterwards();
    });

  /** Keeps what is known of a document as it is now. */
  const save = (key: string): void => {
    const track = classifier.track(key);
    const labels = classifier.labels(key);
    if (track !== undefined && labels !== undefined) keep(key, track.text, labelLines(track.text, labels));
  };

  const keep = (key: string, text: string, lines: Lines): void => {
    // One after the other, as what is known last has to be written last.
    saving = saving.then(() => record(key, text, lines));
  };

  const record = async (key: string, text: string, lines: Lines): Promise<void> => {
    try {
      await folders.ready();
      const place = folders.placeOf(key);
      const store = place === undefined ? undefined : await storeOf(place.folder);
      if (place === undefined || store === undefined) return;
      const isShared = place.folder.project.configuration.provenance === 'shared';
      await store.save(place.path, text, lines, isShared);
    } catch (error) {
      session.report(`Recording who wrote ${key}`, error);
    }
  };

  const agent = agentWrites(session, folders, (key, text, lines) => {
    keep(key, text, lines);
    session.guard('Telling what an agent wrote', async () => {
      await saving;
      tell(key);
    });
  });

  const tell = (key: string): void => {
    session.notify('aiSecurityScanner/provenanceChanged', { uri: documents.get(key)?.uri ?? key });
    changed.fire(key);
  };

  /** What follows from events or from time: tells the client, writes, and waits for what is undecided. */
  const afterwards = (): void => {
    clearTimeout(timer);
    const now = Date.now();
    const next = classifier.settle(now - UNDERWAY);
    if (next !== undefined) timer = setTimeout(afterwards, Math.max(1, next + UNDERWAY - now));
    for (const key of classifier.takeLost()) {
      const anew = history.anew(key, now);
      if (anew === undefined) continue;
      classifier.take(anew);
      anchor(key);
    }
    for (const key of classifier.takeReloaded()) {
      anchor(key);
      // What an agent writes to disk is not saved in the editor any more.
      if (classifier.labels(key)?.some(({ provenance }) => isByAgent(provenance))) unsaved.add(key);
    }
    for (const key of classifier.takeLearnt()) tell(key);
    for (const key of unsaved)
      if (!classifier.isUndecided(key)) {
        unsaved.delete(key);
        save(key);
      }
  };

  const take = (events: readonly ProvenanceEvent[]): void => {
    for (const event of events) {
      if (event.kind === 'closed' && unsaved.delete(event.uri)) {
        classifier.finish(event.uri);
        save(event.uri);
      }
      classifier.take(event);
      if (event.kind === 'terminal' && event.isAgent && event.what === 'started') agent.started();
      if (event.kind === 'file' && event.what !== 'deleted' && classifier.track(event.uri) === undefined)
        if (classifier.agentRuns(event.time)) agent.changed(event.uri, event.time);
      if (event.kind === 'opened') anchor(event.uri);
      if (event.kind === 'saved') unsaved.add(event.uri);
      if (event.kind === 'head') for (const store of loaded.values()) store.headMoved();
    }
  };
  const takeLate = (events: readonly ProvenanceEvent[]): void => {
    if (events.length === 0) return;
    take(events);
    afterwards();
  };
  documents.onDidOpen(({ key, document }) =>
    takeLate(history.opened(key, { version: document.version, text: document.getText() })),
  );
  documents.onDidChange(({ text: { key, document }, changes }) =>
    takeLate(history.changed(key, document.version, changes, document.getText())),
  );
  documents.onDidClose(({ key }) => history.closed(key));

  session.onNotification('aiSecurityScanner/provenanceEvents', ({ events: sent }) => {
    const { events, faults } = readEvents(sent);
    for (const fault of faults.slice(0, MOST_FAULTS)) connection.console.warn(fault);
    if (faults.length > MOST_FAULTS)
      connection.console.warn(`${faults.length - MOST_FAULTS} more events cannot be used.`);
    for (const each of events) {
      const event = 'uri' in each ? { ...each, uri: keyOf(each.uri) } : each;
      if (event.kind === 'pasted' && event.copied !== undefined)
        event.copied = { ...event.copied, uri: keyOf(event.copied.uri) };
      take(history.take(event));
    }
    afterwards();
  });

  const partsOf = (key: string): { version: number; parts: Part[] } | undefined => {
    const track = classifier.track(key);
    const labels = classifier.labels(key);
    if (track === undefined || labels === undefined) return undefined;
    const lines = new LineIndex(track.text);
    const now = Date.now();
    const parts = labels.map((label): Part => {
      const { start, end, provenance } = label;
      const range = { start: placeOf(lines, start), end: placeOf(lines, end) };
      return { ...label, part: { ...provenance, range, sentence: describe(provenance, now, session.t) } };
    });
    return { version: track.version, parts };
  };

  const offsetsIn = (key: string): ((range: Range) => { start: number; end: number }) => {
    const lines = new LineIndex(classifier.track(key)?.text ?? '');
    const at = ({ line, character }: Range['start']) => lines.offsetAt({ line, column: character });
    return ({ start, end }) => ({ start: at(start), end: at(end) });
  };

  session.onRequest('aiSecurityScanner/provenance', ({ uri, range }) => {
    const key = keyOf(uri);
    const known = partsOf(key);
    if (known === undefined) return null;
    const span = range === undefined ? undefined : offsetsIn(key)(range);
    const parts = known.parts.filter((part) => span === undefined || overlaps(part, span));
    const strongest = strongestOf(parts);
    return {
      version: known.version,
      parts: parts.map(({ part }) => part),
      ...(strongest === undefined ? {} : { strongest: strongest.part }),
    };
  });

  session.onRequest('aiSecurityScanner/correctProvenance', ({ uri, version, range, author }) => {
    const key = keyOf(uri);
    const track = classifier.track(key);
    if (track === undefined)
      return { refusal: session.t('Nothing is known of this document. Open it and try again.') };
    if (track.version !== version)
      return { refusal: session.t('The document has changed since. Choose the text once more.') };
    const { start, end } = offsetsIn(key)(range);
    if (!AUTHORS.includes(author) || !classifier.correct(key, start, end, author, Date.now()))
      return { refusal: session.t('Choose the text that you mean first.') };
    save(key);
    afterwards();
    return { corrected: true as const };
  });

  session.onRequest('aiSecurityScanner/forgetProvenance', async () => {
    await folders.ready();
    unsaved.clear();
    await agent.idle();
    await saving;
    let forgotten = 0;
    for (const folder of folders.all()) forgotten += (await (await storeOf(folder))?.forget()) ?? 0;
    for (const key of classifier.uris()) classifier.forget(key);
    afterwards();
    return { forgotten };
  });

  watchedFiles.onDidChange(({ present, gone }) => {
    const keys = [...present, ...gone];
    for (const [root, store] of loaded)
      session.guard(`Reading who wrote the files of ${root}`, async () => {
        const isRecord = keys.some((key) => store.isForeign(session.pathOf(key) ?? ''));
        if (isRecord) await store.reload();
        const inside = keys.flatMap((key) => {
          const place = folders.placeOf(key);
          return place?.folder.root === root ? [place.path] : [];
        });
        await saving;
        const isMoved = await store.filesChanged(inside);
        if (isRecord || isMoved) for (const key of classifier.uris()) anchor(key);
      });
  });

  // With trust in the workspace its own records count.
  let trusted = folders.trusted;
  folders.onDidChange(() => {
    if (folders.trusted === trusted) return;
    trusted = folders.trusted;
    stores.clear();
    loaded.clear();
    for (const key of classifier.uris()) anchor(key);
  });

  session.onShutdown(async () => {
    clearTimeout(timer);
    await agent.idle();
    classifier.settle(Number.POSITIVE_INFINITY);
    for (const key of unsaved) save(key);
    await saving;
  });

  const lookup = (uri: string): ((finding: LocatedFinding) => Provenance | undefined) => {
    const key = keyOf(uri);
    const labels = classifier.labels(key) ?? [];
    if (labels.length === 0) return () => undefined;
    const offsets = offsetsIn(key);
    return ({ range, trace }) => {
      const spans = [range, ...trace.slice(0, 1)].map(offsets);
      const here = spans.flatMap((span) => labelsIn(labels, span)).sort((a, b) => a.start - b.start);
      return strongestOf(here)?.provenance;
    };
  };

  /** What is followed of a document with this text; undefined where it is not, or with another one. */
  const followedLines = (key: string, text: string): Lines | undefined => {
    const labels = classifier.track(key)?.text === text ? classifier.labels(key) : undefined;
    return labels && labelLines(text, labels);
  };

  const knownLines = async (uri: string, text: string): Promise<Lines> => {
    const key = keyOf(uri);
    const followed = followedLines(key, text);
    if (followed !== undefined) return followed;
    const place = folders.placeOf(key);
    const store = place === undefined ? undefined : await storeOf(place.folder);
    return place === undefined || store === undefined ? [] : store.linesOf(place.path, text);
  };

  return {
    async lookupIn(uri, text) {
      if (classifier.track(keyOf(uri))?.text === text) return lookup(uri);
      const lines = await knownLines(uri, text);
      return ({ range, trace }) => {
        const numbers = lineNumbers([range, ...trace.slice(0, 1)]);
        return numbers.flatMap((line) => lines[line] ?? []).sort(compareStrength)[0];
      };
    },
    sentence(uri, finding) {
      const known = lookup(uri)(finding);
      return known === undefined ? undefined : describe(known, Date.now(), session.t);
    },
    lookup,
    current(uri) {
      const key = keyOf(uri);
      const document = documents.get(key)?.document;
      return document && followedLines(key, document.getText());
    },
    linesOf: knownLines,
    onDidChange: changed.event,
  };
}

/** A label with what the client is told of it. */
interface Part extends Label {
  readonly part: ProvenancePart;
}

function isByAgent({ evidence }: Provenance): boolean {
  return evidence.some(({ kind }) => kind === 'agent-in-terminal' || kind === 'agent-report');
}

function strongestOf<T extends Label>(labels: readonly T[]): T | undefined {
  return [...labels].sort((a, b) => compareStrength(a.provenance, b.provenance))[0];
}

/** The labels that a span has text in common with; labels are ascending and without overlaps. */
function labelsIn(labels: readonly Label[], span: { start: number; end: number }): Label[] {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle] as Label).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: Label[] = [];
  for (let i = low; i < labels.length && overlaps(labels[i] as Label, span); i++)
    found.push(labels[i] as Label);
  return found;
}

function overlaps(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < Math.max(other.end, other.start + 1) && other.start < one.end;
}

function placeOf(lines: LineIndex, offset: number): Range['start'] {
  const { line, column } = lines.positionAt(offset);
  return { line, character: column };
}
