/**
 * The review ledger in the editor: who has read which lines, the marks that our client asks to be written
 * after a person has confirmed them in VS Code's own interface, and the way from one unreviewed finding to
 * the next.
 *
 * Marks are bound to content, so a status is computed from a text and never kept across a change of it.
 * Without trust in the workspace its marks are not read: they would be somebody's claims about their own
 * code.
 */

import { Emitter, type Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  FileReview,
  FindingReference,
  Requests,
  UnreviewedFinding,
} from '../../../protocol/messages.ts';
import type { Analyses } from './analyses.ts';
import type { Ledger, ReviewStatus } from './dependencies.ts';
import type { Documents } from './documents.ts';
import { type FileFindings, type FindingStore, type LocatedFinding, referenceTo } from './findings.ts';
import type { Folder, Folders } from './folders.ts';
import { isBefore } from './hover.ts';
import type { Session } from './session.ts';
import { filePathOf, keyOf } from './uris.ts';
import type { WatchedFiles } from './watchedFiles.ts';

export interface Review {
  /** Whether everything that a finding is about has been read by a person. */
  isReviewed(uri: string, finding: LocatedFinding): boolean;
  /** Who has read it, as a sentence; undefined when nobody has. */
  sentence(uri: string, finding: LocatedFinding): string | undefined;
}

type MarkResult = Requests['aiSecurityScanner/markReviewed']['result'];

export function registerReview(
  session: Session,
  documents: Documents,
  folders: Folders,
  analyses: Analyses,
  store: FindingStore,
  watchedFiles: WatchedFiles,
): Review {
  const { dependencies } = session;
  const ledgers = new Map<string, Promise<Ledger>>();
  const loaded = new Map<string, Ledger>();
  const statuses = new WeakMap<
    TextDocument,
    { version: number; ledgerVersion: number; status: ReviewStatus }
  >();
  const changed = new Emitter<void>();

  const ledgerOf = async ({ root }: Folder): Promise<Ledger | undefined> => {
    if (root === undefined || !folders.trusted) return undefined;
    let ledger = ledgers.get(root);
    if (ledger === undefined) {
      ledger = dependencies.openLedger(root);
      ledgers.set(root, ledger);
      loaded.set(root, await ledger);
    }
    return ledger;
  };

  const statusIn = (ledger: Ledger, path: string, document: TextDocument): ReviewStatus => {
    const known = statuses.get(document);
    if (known?.version === document.version && known.ledgerVersion === ledger.version) return known.status;
    const status = ledger.status(path, document.getText());
    statuses.set(document, { version: document.version, ledgerVersion: ledger.version, status });
    return status;
  };

  /** The status of an open document, as far as its ledger has been read by now. */
  const currentStatus = (uri: string): ReviewStatus | undefined => {
    const text = documents.get(uri);
    const place = folders.placeOf(uri);
    const ledger = place?.folder.root === undefined ? undefined : loaded.get(place.folder.root);
    if (text === undefined || place === undefined || ledger === undefined || !folders.trusted)
      return undefined;
    return statusIn(ledger, place.path, text.document);
  };

  /** The text of a file, open or not, with its status; undefined when it cannot be read. */
  const readStatus = async (
    key: string,
  ): Promise<{ document: TextDocument; status: ReviewStatus } | undefined> => {
    const place = folders.placeOf(key);
    if (place === undefined) return undefined;
    const ledger = await ledgerOf(place.folder);
    let document = documents.get(key)?.document;
    if (document === undefined) {
      const path = filePathOf(key);
      const read = path === undefined ? undefined : await dependencies.readText(path);
      if (read === undefined || 'problem' in read) return undefined;
      document = TextDocument.create(key, '', 0, read.text);
    }
    const status = ledger === undefined ? NOTHING_REVIEWED : statusIn(ledger, place.path, document);
    return { document, status };
  };

  const fileReview = async (key: string): Promise<FileReview | undefined> => {
    const read = await readStatus(key);
    if (read === undefined) return undefined;
    const { document, status } = read;
    const file = analyses.current(key) ?? store.get(key);
    const findings = file?.findings ?? [];
    const unreviewed = findings.filter((located) => !isReviewedIn(status, located));
    const lines = contentLines(document);
    const unread = lines.filter((line) => !status.isReviewed(line));
    const first = (unreviewed[0] ?? findings[0])?.range.start ?? { line: unread[0] ?? 0, character: 0 };
    return {
      uri: documents.get(key)?.uri ?? key,
      path: folders.placeOf(key)?.path ?? key,
      findings: findings.length,
      unreviewedFindings: unreviewed.length,
      lines: lines.length,
      reviewedLines: lines.length - unread.length,
      target: { start: first, end: first },
    };
  };

  session.onRequest('aiSecurityScanner/reviewStatus', async ({ uri }) => {
    await folders.ready();
    if (uri !== undefined) {
      const review = await fileReview(keyOf(uri));
      return review === undefined ? [] : [review];
    }
    const reviews: FileReview[] = [];
    for (const key of new Set([...documents.all().map((text) => text.key), ...store.keys()])) {
      const review = await fileReview(key);
      if (review !== undefined) reviews.push(review);
    }
    return reviews.sort((a, b) => (a.path < b.path ? -1 : 1));
  });

  session.onRequest('aiSecurityScanner/unreviewedFinding', async ({ from, direction }) => {
    await folders.ready();
    const all: FindingReference[] = [];
    for (const key of store.keys().sort()) {
      const file = analyses.current(key) ?? store.get(key);
      if (file === undefined || file.findings.length === 0) continue;
      const read = await readStatus(key);
      if (read !== undefined) all.push(...unreviewedIn(file, read.status));
    }
    return neighbour(all, from, direction);
  });

  session.onRequest('aiSecurityScanner/reviewer', async ({ uri }) => {
    await folders.ready();
    const root = folders.placeOf(uri)?.folder.root;
    return (await dependencies.reviewer(root)) ?? null;
  });

  session.onRequest('aiSecurityScanner/markReviewed', async (params): Promise<MarkResult> => {
    const { uri, version, ranges, reviewer, judgement } = params;
    await folders.ready();
    const text = documents.get(uri);
    const place = folders.placeOf(uri);
    if (text === undefined || place === undefined)
      return { refusal: 'The document is not open. Open it and try again.' };
    if (text.document.version !== version)
      return { refusal: 'The document has changed since. Read what stands there now, then mark it.' };
    if (!folders.trusted)
      return { refusal: 'This workspace is not trusted, so no marks are kept for it. Trust it first.' };
    const ledger = await ledgerOf(place.folder);
    if (ledger === undefined)
      return { refusal: 'Marks are kept in a folder. Save the file in a folder and open that folder.' };
    if (documents.get(uri)?.document.version !== version)
      return { refusal: 'The document has changed since. Read what stands there now, then mark it.' };
    const lines = linesOf(ranges);
    const request = { path: place.path, text: text.document.getText(), lines, reviewer };
    const current = analyses.current(uri)?.findings ?? [];
    if (judgement === undefined) {
      // Who marks lines that hold whole findings has seen these, and says so of each.
      const marked = new Set(lines);
      const seen = current.filter(({ range, trace }) =>
        linesOf([range, ...trace]).every((line) => marked.has(line)),
      );
      const findings = seen.map(({ finding }) => ({ finding, verdict: 'reviewed' as const }));
      await ledger.mark({ ...request, findings });
    } else {
      const { ruleId, range, ...said } = judgement;
      const found = current.find((each) => each.finding.ruleId === ruleId && isSameRange(each.range, range));
      if (found === undefined)
        return { refusal: 'The finding is not there any more, so there is nothing to judge.' };
      await ledger.mark({ ...request, findings: [{ ...said, finding: found.finding }] });
    }
    changed.fire();
    return { markedLines: lines.length };
  });

  session.onRequest('aiSecurityScanner/withdrawReview', async ({ uri, version, ranges, reviewer }) => {
    await folders.ready();
    const text = documents.get(uri);
    const place = folders.placeOf(uri);
    const ledger = place === undefined ? undefined : await ledgerOf(place.folder);
    if (text === undefined || place === undefined || ledger === undefined)
      return { refusal: 'There are no marks here: open the file in its folder, and trust the folder.' };
    if (text.document.version !== version)
      return { refusal: 'The document has changed since. Choose the lines once more.' };
    let withdrawn = false;
    for (const range of rangesOf(linesOf(ranges)))
      withdrawn = (await ledger.unmark(place.path, text.document.getText(), range, reviewer)) || withdrawn;
    if (withdrawn) changed.fire();
    return { withdrawn };
  });

  watchedFiles.onDidChange((keys) => {
    for (const [root, ledger] of loaded)
      if (keys.some((key) => filePathOf(key)?.startsWith(ledger.directory)))
        session.guard(`Reading the marks of ${root}`, async () => {
          await ledger.reload();
          changed.fire();
        });
  });
  // Code that moves to a file that nobody has open, or goes with one, changes what counts elsewhere.
  watchedFiles.onDidChange((keys) => {
    for (const key of keys) {
      const place = folders.placeOf(key);
      const path = filePathOf(key);
      const ledger = place?.folder.root === undefined ? undefined : loaded.get(place.folder.root);
      if (ledger === undefined || path === undefined || place === undefined) continue;
      if (path.startsWith(ledger.directory) || documents.get(key) !== undefined) continue;
      session.guard(`Reading ${path}`, async () => {
        const read = await dependencies.readText(path);
        ledger.note(place.path, 'text' in read ? read.text : null);
        changed.fire();
      });
    }
  });
  changed.event(() => session.notify('aiSecurityScanner/reviewChanged', {}));

  folders.onDidChange(() => {
    for (const folder of folders.all())
      session.guard('Reading the review marks', async () => {
        await ledgerOf(folder);
      });
  });

  return {
    isReviewed(uri, finding) {
      const status = currentStatus(uri);
      return status !== undefined && isReviewedIn(status, finding);
    },
    sentence(uri, finding) {
      const status = currentStatus(uri);
      if (status === undefined || !isReviewedIn(status, finding)) return undefined;
      return status.describe(linesOf([finding.range]));
    },
  };
}

const NOTHING_REVIEWED: ReviewStatus = { isReviewed: () => false, describe: () => undefined };

/** A finding is reviewed when every line of its path is, so that nobody signs a sink without its source. */
function isReviewedIn(status: ReviewStatus, { range, trace }: LocatedFinding): boolean {
  return linesOf([range, ...trace]).every((line) => status.isReviewed(line));
}

function unreviewedIn(file: FileFindings, status: ReviewStatus): FindingReference[] {
  return file.findings
    .filter((located) => !isReviewedIn(status, located))
    .map((located) => referenceTo(file, located));
}

/** Lines in a row as ranges, the last line part of each. */
function rangesOf(lines: readonly number[]): { first: number; last: number }[] {
  const ranges: { first: number; last: number }[] = [];
  for (const line of lines) {
    const before = ranges.at(-1);
    if (before !== undefined && before.last === line - 1) before.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges;
}

function isSameRange(one: Range, other: Range): boolean {
  return !isBefore(one.start, other.start) && !isBefore(other.start, one.start)
    ? !isBefore(one.end, other.end) && !isBefore(other.end, one.end)
    : false;
}

/** The lines of ranges, ascending; a range that ends before a line's first column does not hold that line. */
function linesOf(ranges: readonly Range[]): number[] {
  const lines = new Set<number>();
  for (const { start, end } of ranges) {
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    for (let line = start.line; line <= last; line++) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}

function contentLines(document: TextDocument): number[] {
  const lines: number[] = [];
  document
    .getText()
    .split(/\r\n|\n|\r/)
    .forEach((line, number) => {
      if (line.trim() !== '') lines.push(number);
    });
  return lines;
}

/** The finding after or before a place, around the ends. `all` is in the order of files and places. */
function neighbour(
  all: readonly FindingReference[],
  from: Requests['aiSecurityScanner/unreviewedFinding']['params']['from'],
  direction: 'next' | 'previous',
): UnreviewedFinding | null {
  const total = all.length;
  if (total === 0) return null;
  const key = from === undefined ? undefined : keyOf(from.uri);
  const isAfter = (finding: FindingReference): boolean => {
    if (from === undefined || key === undefined) return true;
    const other = keyOf(finding.uri);
    return other > key || (other === key && isBefore(from.position, finding.range.start));
  };
  const isEarlier = (finding: FindingReference): boolean => {
    if (from === undefined || key === undefined) return true;
    const other = keyOf(finding.uri);
    return other < key || (other === key && isBefore(finding.range.start, from.position));
  };
  const found = direction === 'next' ? all.findIndex(isAfter) : all.findLastIndex(isEarlier);
  // Past the last one it goes on with the first, and the other way round.
  const at = found >= 0 ? found : direction === 'next' ? 0 : total - 1;
  const finding = all[at] as FindingReference;
  return { finding, number: at + 1, total };
}
