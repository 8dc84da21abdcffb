/**
 * The marks of all folders and how far each file is reviewed by them. Everything in this folder that shows or
 * changes a review asks here, so that all show the same; what counts as reviewed is decided by the function
 * that the gate uses too (`review/fileReview.ts`).
 *
 * Marks are bound to content, so a review is computed from a text and never kept across a change of it.
 * Without trust in the workspace its marks are not read: they would be somebody's claims about their own
 * code.
 */

import { Emitter, type Event } from 'vscode-languageserver';
import type { Finding, Problem } from '../finding/finding.ts';
import { type FileReview, type FindingReview, type LineReview, unmarkedFile } from '../review/fileReview.ts';
import { isWithin } from '../text/paths.ts';
import type { Analyses } from './analyses.ts';
import type { Ledger } from './dependencies.ts';
import type { Documents, OpenText } from './documents.ts';
import type { FileFindings, FindingStore, LocatedFinding } from './findings.ts';
import type { Folder, Folders } from './folders.ts';
import type { Session } from './session.ts';
import { TextDocument } from './textDocument.ts';
import { joinUri } from './uris.ts';
import type { FileChanges, WatchedFiles } from './watchedFiles.ts';

/** A file with how far it is reviewed. */
export interface ReviewedFile {
  readonly document: TextDocument;
  readonly review: FileReview;
  /** The findings that `review.findings` are about, in the same order. */
  readonly findings: readonly LocatedFinding[];
}

export interface Ledgers {
  /** The marks of a folder; undefined for one that has no place on disk, or without trust. */
  of(folder: Folder): Promise<Ledger | undefined>;
  /** An open document as far as its marks have been read by now. */
  current(uri: string): ReviewedFile | undefined;
  /** How far the lines of an open document are reviewed; undefined while its marks have not been read. */
  currentLines(uri: string): readonly LineReview[] | undefined;
  /** The same of a file with this text, open or not. */
  linesOf(key: string, text: string): Promise<readonly LineReview[]>;
  /** Stays the same for as long as what is reviewed in the folder of a file does; undefined without marks. */
  versionAt(key: string): number | undefined;
  /** A file, open or not; undefined when it cannot be read. */
  read(key: string): Promise<ReviewedFile | undefined>;
  /** The files whose review is known of: open ones, those with findings, and those with marks. Keys. */
  keys(): Promise<string[]>;
  /** What is wrong with the files of marks of all folders that are open. */
  problems(): Problem[];
  /** Says that marks, or who is known to have written what, are others now. */
  changed(): void;
  /** What is reviewed may have changed anywhere. Comes at most once a burst of changes. */
  readonly onDidChange: Event<void>;
}

/** A burst of changes is told this many milliseconds after its last, */
const REST = 200;
/** and this many after its first at the latest. */
const LONGEST = 1000;

/** What a review was computed from; while these are the same, so is the review. */
interface Computed {
  readonly version: number;
  readonly ledgerVersion: number;
  readonly findings: readonly LocatedFinding[];
  readonly review: FileReview;
}

/** How many unopened files' texts are kept between two questions. */
const MOST_UNOPENED = 2000;

const NO_FINDINGS: readonly LocatedFinding[] = [];

export function registerLedgers({
  session,
  documents,
  folders,
  analyses,
  store,
  watchedFiles,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analyses: Analyses;
  readonly store: FindingStore;
  readonly watchedFiles: WatchedFiles;
}): Ledgers {
  const { dependencies } = session;
  const ledgers = new Map<string, Promise<Ledger>>();
  const loaded = new Map<string, Ledger>();
  const reviews = new WeakMap<TextDocument, Computed>();
  const unopened = new Map<string, TextDocument>();
  const settling = new Set<Ledger>();
  const changed = new Emitter<void>();
  /** Open documents that were edited since the ledgers were told what they hold. */
  const edited = new Set<OpenText>();
  let burst: ReturnType<typeof setTimeout> | undefined;
  let burstSince = 0;

  const tellSoon = (): void => {
    const now = Date.now();
    if (burst === undefined) burstSince = now;
    else clearTimeout(burst);
    burst = setTimeout(tell, Math.min(REST, Math.max(0, burstSince + LONGEST - now)));
  };
  const tell = (): void => {
    burst = undefined;
    for (const text of edited) {
      const place = documents.get(text.uri) === text ? folders.placeOf(text.uri) : undefined;
      if (place?.folder.root === undefined) continue;
      loaded.get(place.folder.root)?.note(place.path, text.document.getText());
    }
    edited.clear();
    changed.fire();
  };
  session.onShutdown(() => clearTimeout(burst));

  const of = async ({ root }: Folder): Promise<Ledger | undefined> => {
    if (root === undefined || !folders.trusted) return undefined;
    let ledger = ledgers.get(root);
    if (ledger === undefined) {
      // What is open counts as the person sees it, saved or not.
      ledger = dependencies.openLedger(root, (path) =>
        documents.get(session.keyOfPath(path))?.document.getText(),
      );
      ledgers.set(root, ledger);
    }
    const opened = await ledger;
    if (!loaded.has(root)) {
      loaded.set(root, opened);
      tellSoon();
    }
    return opened;
  };

  /** Reads what the ledger needs to tell moved code from copied, unless it is at it. */
  const settle = (ledger: Ledger, allFiles: boolean): void => {
    if (settling.has(ledger)) return;
    settling.add(ledger);
    session.guard('Looking where reviewed code has gone', async () => {
      try {
        await ledger.settle();
        if (allFiles) await ledger.settleAll();
      } finally {
        settling.delete(ledger);
      }
      tellSoon();
    });
  };

  const reviewed = (
    ledger: Ledger | undefined,
    path: string,
    document: TextDocument,
    file: FileFindings | undefined,
  ): ReviewedFile => {
    const findings = file?.findings ?? NO_FINDINGS;
    const plain = findings.map(({ finding }) => finding);
    if (ledger === undefined)
      return { document, findings, review: unmarkedFile(path, document.getText(), plain) };
    const known = reviews.get(document);
    if (
      known?.version === document.version &&
      known.ledgerVersion === ledger.version &&
      known.findings === findings
    )
      return { document, findings, review: known.review };
    const review = ledger.review(path, document.getText(), plain);
    const { homes, allFiles } = review.unsettled;
    if (homes.length > 0 || allFiles) settle(ledger, allFiles);
    reviews.set(document, {
      version: document.version,
      ledgerVersion: ledger.version,
      findings,
      review,
    });
    return { document, findings, review };
  };

  const linesIn = (ledger: Ledger | undefined, path: string, text: string): readonly LineReview[] => {
    if (ledger === undefined) return unmarkedFile(path, text, []).lines;
    const { lines, unsettled } = ledger.review(path, text, []);
    if (unsettled.homes.length > 0 || unsettled.allFiles) settle(ledger, unsettled.allFiles);
    return lines;
  };

  const read = async (key: string): Promise<ReviewedFile | undefined> => {
    const place = folders.placeOf(key);
    if (place === undefined) return undefined;
    const ledger = await of(place.folder);
    const open = documents.get(key)?.document;
    if (open !== undefined) {
      const findings = await analyses.settled(key);
      if (documents.get(key)?.document === open) return reviewed(ledger, place.path, open, findings);
    }
    let document = unopened.get(key);
    if (document === undefined) {
      const path = session.pathOf(key);
      const text = path === undefined ? undefined : await dependencies.readText(path);
      if (text === undefined || 'problem' in text) return undefined;
      document = new TextDocument(key, text.text);
      keep(key, document);
    }
    return reviewed(ledger, place.path, document, store.get(key));
  };

  /** Keeps the text of an unopened file until it changes; the one kept longest makes room. */
  const keep = (key: string, document: TextDocument): void => {
    if (!session.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    unopened.set(key, document);
    for (const oldest of unopened.keys()) {
      if (unopened.size <= MOST_UNOPENED) break;
      unopened.delete(oldest);
    }
  };

  // Who edits an open document may move reviewed code out of it or into it.
  documents.onDidChange(({ text }) => {
    edited.add(text);
    tellSoon();
  });
  documents.onDidOpen((text) => {
    edited.add(text);
    tellSoon();
  });
  store.onDidChange(tellSoon);

  watchedFiles.onDidChange(({ present, gone }) => {
    const keys = [...present, ...gone];
    for (const [root, ledger] of loaded) {
      const own = session.keyOfPath(ledger.directory);
      const places = new Set([own]);
      if (!isWithin(own, new Set(keys)) && !keys.some((key) => isWithin(key, places))) continue;
      session.guard(`Reading the marks of ${root}`, async () => {
        await ledger.reload();
        tellSoon();
      });
    }
  });
  // Code that moves to a file that nobody has open, or goes with one, changes what counts elsewhere.
  const noteFiles = ({ present, gone }: FileChanges): void => {
    const changed = new Set([...present, ...gone]);
    for (const key of unopened.keys()) if (isWithin(key, changed)) unopened.delete(key);
    for (const [root, ledger] of loaded)
      session.guard(`Reading what changed in ${root}`, async () => {
        const own = new Set([session.keyOfPath(ledger.directory)]);
        const went = new Set(gone);
        const missing: string[] = [];
        for (const key of changed) {
          const place = folders.placeOf(key);
          const path = session.pathOf(key);
          if (place?.folder.root !== root || path === undefined || isWithin(key, own)) continue;
          const read = await dependencies.readText(path);
          if (documents.get(key) !== undefined) continue;
          if ('problem' in read && went.has(key)) missing.push(place.path);
          else ledger.note(place.path, 'text' in read ? read.text : null);
        }
        if (missing.length > 0) ledger.noteGone(missing);
        tellSoon();
      });
  };
  documents.onDidClose(({ key }) => noteFiles({ present: [key], gone: [] }));
  watchedFiles.onDidChange(noteFiles);

  folders.onDidChange(() => {
    for (const folder of folders.all())
      session.guard('Reading the review marks', async () => {
        const known = folder.root === undefined ? undefined : loaded.get(folder.root);
        // Another configuration may ask for signed marks, or allow other keys.
        if (known === undefined) await of(folder);
        else await known.reload();
        tellSoon();
      });
  });

  return {
    of,
    read,
    currentLines(uri) {
      const document = documents.get(uri)?.document;
      const place = folders.placeOf(uri);
      if (document === undefined || place === undefined) return undefined;
      const { root } = place.folder;
      const ledger = root === undefined ? undefined : loaded.get(root);
      if (root !== undefined && folders.trusted && ledger === undefined) return undefined;
      const known = reviews.get(document);
      return known?.version === document.version && known.ledgerVersion === ledger?.version
        ? known.review.lines
        : linesIn(ledger, place.path, document.getText());
    },
    versionAt(key) {
      const root = folders.placeOf(key)?.folder.root;
      return root === undefined ? undefined : loaded.get(root)?.version;
    },
    async linesOf(key, text) {
      const place = folders.placeOf(key);
      return place === undefined ? [] : linesIn(await of(place.folder), place.path, text);
    },
    current(uri) {
      const text = documents.get(uri);
      const place = folders.placeOf(uri);
      const ledger = place?.folder.root === undefined ? undefined : loaded.get(place.folder.root);
      if (text === undefined || place === undefined || ledger === undefined || !folders.trusted)
        return undefined;
      return reviewed(ledger, place.path, text.document, analyses.current(uri));
    },
    async keys() {
      const keys = new Set([...documents.all().map(({ key }) => key), ...store.keys()]);
      for (const folder of folders.all()) {
        const ledger = await of(folder);
        if (ledger === undefined || folder.root === undefined) continue;
        for (const path of ledger.markedPaths()) keys.add(joinUri(folder.uri as string, path));
      }
      return [...keys];
    },
    problems: () =>
      folders
        .all()
        .flatMap(({ root }) => [...((root === undefined ? undefined : loaded.get(root))?.problems() ?? [])]),
    changed: tellSoon,
    onDidChange: changed.event,
  };
}

/** The places of findings in their lists, made when one is first asked for. */
const places = new WeakMap<readonly LocatedFinding[], ReadonlyMap<Finding, number>>();

/** The review of one of a file's findings. */
export function reviewOf(
  { findings, review }: ReviewedFile,
  { finding }: LocatedFinding,
): FindingReview | undefined {
  let known = places.get(findings);
  if (known === undefined) {
    known = new Map(findings.map((each, i) => [each.finding, i]));
    places.set(findings, known);
  }
  return review.findings[known.get(finding) ?? -1];
}
