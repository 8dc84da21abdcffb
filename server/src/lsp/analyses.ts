/**
 * When open documents are analysed. A change asks for an analysis; it runs once the messages that came with
 * it have been read, so a burst of changes costs one analysis, and always on the text as it is then, so no
 * answer is for an old version. While syntax errors stand, an incremental tree may differ from a fresh one:
 * after a pause in typing the tree is made anew and the findings with it.
 */

import type { Finding } from '../engine/finding.ts';
import type { Analysis, Engine } from './dependencies.ts';
import type { Documents, OpenText } from './documents.ts';
import { EngineDocuments } from './engineDocuments.ts';
import { type FileFindings, type FindingStore, locate } from './findings.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';

/** A pause in typing after which a tree with errors is made anew, in milliseconds. */
export const IDLE_REPARSE_DELAY = 300;

/** The longest that a stream of changes without a gap can put off an analysis, in milliseconds. */
const LONGEST_POSTPONEMENT = 50;

export interface Analyses {
  /** The findings of an open document in its present state; undefined while it cannot be analysed yet. */
  current(uri: string): FileFindings | undefined;
  /** An open document's findings, each with itself as its fix holds; tried once for a state of the document. */
  holdingFixes(text: OpenText, file: FileFindings): ReadonlyMap<Finding, Finding>;
  /** The engine, once it is there. */
  engine(): Promise<Engine>;
  /** Resolves when no open document waits for its analysis. */
  idle(): Promise<void>;
}

export function registerAnalyses(
  session: Session,
  documents: Documents,
  folders: Folders,
  settings: CurrentSettings,
  store: FindingStore,
): Analyses {
  const { dependencies } = session;
  const engineDocuments = new EngineDocuments();
  /** Keys of documents to analyse, the one that was changed last at the end. */
  const waiting = new Set<string>();
  const prepared = new Set<OpenText>();
  const idleTimers = new Map<string, ReturnType<typeof setTimeout>>();
  const idleListeners: (() => void)[] = [];
  let starting: Promise<Engine> | undefined;
  let engine: Engine | undefined;
  let withdraw: (() => void) | undefined;
  let postponedSince = 0;

  const startEngine = (): Promise<Engine> => {
    starting ??= dependencies.createEngine().then(
      (made) => {
        engine = made;
        return made;
      },
      (error: unknown) => {
        session.connection.window.showErrorMessage(
          `AI Security Scanner cannot start, so nothing is scanned: ${error instanceof Error ? error.message : error}. Reinstall the extension.`,
        );
        throw error;
      },
    );
    return starting;
  };

  const schedule = (key: string): void => {
    waiting.delete(key);
    waiting.add(key);
    const now = Date.now();
    if (withdraw === undefined) postponedSince = now;
    else if (now - postponedSince > LONGEST_POSTPONEMENT) return;
    withdraw?.();
    // Two turns: messages that were read together are handed out one a turn, and the second turn is the
    // first in which the next of them has had its chance to put this off again.
    withdraw = dependencies.defer(() => {
      withdraw = dependencies.defer(() => {
        withdraw = undefined;
        analyseNext();
      });
    });
  };

  /** Analyses one document, then lets requests have their turn before the next. */
  const analyseNext = (): void => {
    const key = [...waiting].pop();
    if (key !== undefined) {
      const text = documents.get(key);
      if (text === undefined) waiting.delete(key);
      else analyse(text);
    }
    if (waiting.size > 0) {
      withdraw = dependencies.defer(() => {
        withdraw = undefined;
        analyseNext();
      });
    } else for (const listener of idleListeners.splice(0)) listener();
  };

  const analyse = (text: OpenText): FileFindings | undefined => {
    waiting.delete(text.key);
    // What cannot be analysed yet is scheduled again by what it waits for.
    if (!prepared.has(text) || engine === undefined || folders.placeOf(text.uri) === undefined)
      return undefined;
    return publish(text, false);
  };

  const publish = (text: OpenText, afresh: boolean): FileFindings | undefined => {
    const { key, uri, document } = text;
    clearTimeout(idleTimers.get(key));
    idleTimers.delete(key);
    try {
      const analysis = analysisOf(text, engine as Engine, afresh);
      const place = folders.placeOf(uri);
      const file = locate(uri, document.version, document, analysis, (id) => place?.folder.ruleOf(id));
      store.set(key, file);
      return file;
    } catch (error) {
      // One answer is lost; the next change starts from a fresh tree.
      engineDocuments.close(key);
      session.report(`The analysis of ${uri}`, error);
      return undefined;
    }
  };

  const analysisOf = (text: OpenText, scanner: Engine, afresh: boolean): Analysis => {
    const { key, uri, languageId, document } = text;
    const place = folders.placeOf(uri);
    if (place === undefined || !settings.current.enable || !place.folder.project.isScanned(place.path)) {
      engineDocuments.close(key);
      return { findings: [], problems: [] };
    }
    const content = document.getText();
    const source = { path: place.folder.project.prefix + place.path, editorId: languageId, text: content };
    const edited = document.version !== opened.get(text);
    let resident = engineDocuments.get(key, content);
    if (resident === undefined && !edited && engineDocuments.isFull)
      return scanner.scan(source, place.folder.rules);
    resident ??= engineDocuments.open(key, scanner, source);
    if (afresh) resident.reparse();
    const analysis = resident.analyse(place.folder.rules);
    if (!afresh && resident.hasSyntaxErrors)
      idleTimers.set(
        key,
        setTimeout(() => publish(text, true), IDLE_REPARSE_DELAY),
      );
    return analysis;
  };

  /** The version that each document had when it was opened, to tell those that are being edited. */
  const opened = new Map<OpenText, number>();

  documents.onDidOpen((text) => {
    opened.set(text, text.document.version);
    session.guard(`Preparing ${text.uri}`, async () => {
      const [scanner] = await Promise.all([startEngine(), folders.ready()]);
      const path = folders.placeOf(text.uri)?.path ?? text.uri;
      await scanner.prepare({ path, editorId: text.languageId, text: text.document.getText() });
      if (documents.get(text.uri) !== text) return;
      prepared.add(text);
      schedule(text.key);
    });
  });

  documents.onDidChange(({ text, changes }) => {
    engineDocuments.change(text.key, changes);
    engineDocuments.touch(text.key);
    schedule(text.key);
  });

  documents.onDidClose((text) => {
    opened.delete(text);
    prepared.delete(text);
    waiting.delete(text.key);
    clearTimeout(idleTimers.get(text.key));
    idleTimers.delete(text.key);
    session.fence(`Closing ${text.uri}`, undefined, () => engineDocuments.close(text.key));
  });

  const analyseAll = (): void => {
    for (const { key } of documents.all()) schedule(key);
  };
  folders.onDidChange(() => {
    // A document's path below its folder may be another one now.
    engineDocuments.closeAll();
    analyseAll();
  });
  settings.onDidChange(analyseAll);

  session.onInitialize(() => {
    session.guard('Starting the engine', startEngine);
    return undefined;
  });
  session.onShutdown(() => {
    withdraw?.();
    for (const timer of idleTimers.values()) clearTimeout(timer);
    engineDocuments.closeAll();
  });

  const tried = new WeakMap<FileFindings, ReadonlyMap<Finding, Finding>>();
  const holdingFixes = (text: OpenText, file: FileFindings): ReadonlyMap<Finding, Finding> => {
    const known = tried.get(file);
    if (known !== undefined) return known;
    const place = folders.placeOf(text.uri);
    const findings = file.findings.map(({ finding }) => finding);
    const holding = new Map<Finding, Finding>();
    if (engine !== undefined && place !== undefined) {
      const path = place.folder.project.prefix + place.path;
      const source = { path, editorId: text.languageId, text: text.document.getText() };
      const analysis = engine.withHoldingFixes(source, place.folder.rules, { findings, problems: [] });
      for (const [i, finding] of findings.entries()) holding.set(finding, analysis.findings[i] as Finding);
    }
    tried.set(file, holding);
    return holding;
  };

  return {
    holdingFixes,
    current(uri) {
      const text = documents.get(uri);
      if (text === undefined) return undefined;
      if (waiting.has(text.key)) return analyse(text);
      const file = store.get(text.key);
      return file?.version === text.document.version ? file : undefined;
    },
    engine: startEngine,
    idle: () =>
      waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => idleListeners.push(resolve)),
  };
}
