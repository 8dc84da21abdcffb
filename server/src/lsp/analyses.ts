/**
 * The analyses of open documents: what each of them takes, and when it is asked for. The order is the queue's
 * (`analysisQueue.ts`); an analysis is always of the text as it is then, so no answer is for an old version.
 * While syntax errors stand, an incremental tree may differ from a fresh one: after a pause in typing the tree
 * is made anew and the findings with it.
 */

import { type Offer, offering } from '../engine/steps.ts';
import type { Finding } from '../finding/finding.ts';
import { AnalysisQueue } from './analysisQueue.ts';
import type { Analysis, Engine, RuleSet, Source } from './dependencies.ts';
import { type Documents, type OpenText, sourceOf } from './documents.ts';
import { EngineDocuments } from './engineDocuments.ts';
import { type FileFindings, type FindingStore, locate } from './findings.ts';
import type { Folders } from './folders.ts';
import type { GivenFindings, ImportedFindings } from './imports.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';

/** A pause in typing after which a tree with errors is made anew, in milliseconds. */
const IDLE_REPARSE_DELAY = 300;

const NOT_SCANNED: Analysis = { findings: [], problems: [], unread: [] };

export interface Analyses {
  /** The findings of an open document as it is now, as far as they are known by now. */
  current(uri: string): FileFindings | undefined;
  /** The same once it has been analysed; undefined when it is closed before, or cannot be. */
  settled(uri: string): Promise<FileFindings | undefined>;
  /** An open document's findings, each with itself as its fix holds; tried once for a state of the document. */
  holdingFixes(text: OpenText, file: FileFindings): ReadonlyMap<Finding, Finding>;
  /** The engine, once it is there. */
  engine(): Promise<Engine>;
  /** Resolves when no open document waits for its analysis. */
  idle(): Promise<void>;
}

export function registerAnalyses({
  session,
  documents,
  folders,
  settings,
  found,
  store,
  imports,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly settings: CurrentSettings;
  /** Where what is found goes, */
  readonly found: FindingStore;
  /** and where what is shown of it is read. */
  readonly store: FindingStore;
  readonly imports: ImportedFindings;
}): Analyses {
  const { dependencies } = session;
  const engineDocuments = new EngineDocuments();
  /** Documents whose language is being loaded. */
  const preparing = new Map<OpenText, Promise<void>>();
  const prepared = new Set<OpenText>();
  /** The version that each document had when it was opened, to tell those that are being edited. */
  const opened = new Map<OpenText, number>();
  const idleTimers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Keys of documents whose tree is to be made anew with their next analysis. */
  const stale = new Set<string>();
  let starting: Promise<Engine> | undefined;
  let engine: Engine | undefined;

  const startEngine = (): Promise<Engine> => {
    starting ??= dependencies.createEngine().then(
      (made) => {
        engine = made;
        return made;
      },
      (error: unknown) => {
        session.connection.window.showErrorMessage(
          session.t(
            'AI Security Scanner cannot start, so nothing is scanned: {0}. Reinstall the extension.',
            error instanceof Error ? error.message : String(error),
          ),
        );
        throw error;
      },
    );
    return starting;
  };

  /** The analysis of an open document; what cannot be analysed yet is asked for again by what it waits for. */
  function* begin(key: string): Generator<Offer<void>, () => void> {
    const text = documents.get(key);
    const place = text && folders.placeOf(text.uri);
    if (text === undefined || place === undefined || engine === undefined || !prepared.has(text))
      return () => undefined;
    forgetTimer(key);
    const { project, rules } = place.folder;
    const isScanned = settings.current.enable && project.isScanned(place.path);
    if (!isScanned) engineDocuments.close(key);
    if (!isScanned) return () => makeKnown(text, NOT_SCANNED);
    const path = project.prefix + place.path;
    const scanner = engine;
    const source = sourceOf(text, path);
    // A cell is no file that another tool could have a line of.
    const given =
      source.isCell === true
        ? undefined
        : imports.in(place, text.document.getLines(), (work) => scanner.withTree(source, work));
    const steps = analysisOf(text, scanner, path, rules, given?.findings);
    const analysis = yield* offering(steps, (found) => makeKnown(text, given?.shown(found) ?? found));
    return () => makeKnown(text, given?.shown(analysis) ?? analysis);
  }

  /** Makes known what was found in an open document as it is now. */
  const makeKnown = ({ key, uri, document }: OpenText, analysis: Analysis): void => {
    const ruleOf = (id: string) => folders.placeOf(uri)?.folder.ruleOf(id);
    found.set(key, locate(uri, document.version, document, analysis, ruleOf));
  };

  function* analysisOf(
    text: OpenText,
    scanner: Engine,
    path: string,
    rules: RuleSet,
    given: GivenFindings['findings'] | undefined,
  ): Generator<Offer<Analysis>, Analysis> {
    const { key, uri, document } = text;
    const source = sourceOf(text, path);
    const isEdited = document.version !== opened.get(text);
    let resident = engineDocuments.get(key);
    if (resident === undefined && !isEdited && engineDocuments.isFull)
      return yield* analyseOnce(scanner, source, rules, given);
    resident ??= engineDocuments.open(key, scanner, source);
    const isAnew = stale.delete(key);
    if (isAnew) resident.reparse();
    const analysis = yield* resident.analyseInSteps(rules, given);
    // The tree may have made room for those of documents that were changed meanwhile.
    if (analysis === undefined) return yield* analyseOnce(scanner, source, rules, given);
    if (resident.lacksLanguage)
      session.guard(`Preparing ${uri}`, async () => {
        await scanner.prepare(source);
        if (documents.get(uri) === text) queue.add(key);
      });
    if (!isAnew && resident.hasSyntaxErrors) idleTimers.set(key, setTimeout(remake, IDLE_REPARSE_DELAY, key));
    return analysis;
  }

  const remake = (key: string): void => {
    stale.add(key);
    queue.add(key);
  };

  const forgetTimer = (key: string): void => {
    clearTimeout(idleTimers.get(key));
    idleTimers.delete(key);
  };

  const queue = new AnalysisQueue({
    begin,
    ...session.clock,
    failed(key, error) {
      // What was found before may no longer be so. The next change starts from a fresh tree.
      engineDocuments.close(key);
      session.report(`The analysis of ${key}`, error);
      const text = documents.get(key);
      if (text === undefined) return;
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The analysis of this file failed, and it was not scanned: ${reason}`;
      makeKnown(text, { findings: [], problems: [{ kind: 'internal', message }], unread: [] });
    },
  });

  documents.onDidOpen((text) => {
    opened.set(text, text.document.version);
    const prepare = async (): Promise<void> => {
      const [scanner] = await Promise.all([startEngine(), folders.ready()]);
      const path = folders.placeOf(text.uri)?.path ?? text.uri;
      await scanner.prepare(sourceOf(text, path));
      if (documents.get(text.uri) !== text) return;
      prepared.add(text);
      queue.add(text.key);
    };
    const preparation = prepare()
      .catch((error: unknown) => session.report(`Preparing ${text.uri}`, error))
      .finally(() => preparing.delete(text));
    preparing.set(text, preparation);
  });

  documents.onDidChange(({ text, changes }) => {
    // Should the engine fail at it, the document is opened anew.
    const isTaken = session.fence(`Changing ${text.uri}`, false, () => {
      engineDocuments.change(text.key, changes);
      return true;
    });
    if (!isTaken) engineDocuments.close(text.key);
    engineDocuments.touch(text.key);
    stale.delete(text.key);
    queue.add(text.key);
  });

  documents.onDidClose((text) => {
    opened.delete(text);
    prepared.delete(text);
    forgetTimer(text.key);
    stale.delete(text.key);
    queue.remove(text.key);
    session.fence(`Closing ${text.uri}`, undefined, () => engineDocuments.close(text.key));
  });

  const analyseAll = (): void => {
    for (const { key } of documents.all()) queue.add(key);
  };
  folders.onDidChange(() => {
    // A document's path below its folder may be another one now.
    engineDocuments.closeAll();
    analyseAll();
  });
  settings.onDidChange(analyseAll);
  imports.onDidChange((keys) => {
    for (const key of keys) if (documents.get(key) !== undefined) queue.add(key);
  });

  session.onInitialize(() => {
    session.guard('Starting the engine', startEngine);
    return undefined;
  });
  session.onShutdown(() => {
    queue.stop();
    for (const key of [...idleTimers.keys()]) forgetTimer(key);
    engineDocuments.closeAll();
  });

  const current = (uri: string): FileFindings | undefined => {
    const text = documents.get(uri);
    if (text === undefined || queue.isWaiting(text.key)) return undefined;
    const file = store.get(text.key);
    return file?.version === text.document.version ? file : undefined;
  };

  const tried = new WeakMap<FileFindings, ReadonlyMap<Finding, Finding>>();
  const holdingFixes = (text: OpenText, file: FileFindings): ReadonlyMap<Finding, Finding> => {
    const known = tried.get(file);
    if (known !== undefined) return known;
    const place = folders.placeOf(text.uri);
    const findings = file.findings.map(({ finding }) => finding);
    const holding = new Map<Finding, Finding>();
    if (engine !== undefined && place !== undefined) {
      const source = sourceOf(text, place.folder.project.prefix + place.path);
      const all = { findings, problems: [], unread: [] };
      const analysis = engine.withHoldingFixes(source, place.folder.rules, all);
      for (const [i, finding] of findings.entries()) holding.set(finding, analysis.findings[i] as Finding);
    }
    tried.set(file, holding);
    return holding;
  };

  return {
    holdingFixes,
    current,
    async settled(uri) {
      const text = documents.get(uri);
      if (text === undefined) return undefined;
      await preparing.get(text);
      // What it waited for may be overtaken by the time that it goes on.
      while (queue.isWaiting(text.key)) await queue.settled(text.key);
      return documents.get(uri) === text ? current(uri) : undefined;
    },
    engine: startEngine,
    idle: () => queue.idle(),
  };
}

/** Analyses a text of which nothing is kept; `given` are findings of other tools in it. */
export function* analyseOnce(
  engine: Engine,
  source: Source,
  rules: RuleSet,
  given?: readonly Finding[],
): Generator<Offer<Analysis>, Analysis> {
  const document = engine.open(source);
  try {
    // Nobody else knows of the document, so nothing overtakes its analysis.
    return (yield* document.analyseInSteps(rules, given)) as Analysis;
  } finally {
    document.close();
  }
}
