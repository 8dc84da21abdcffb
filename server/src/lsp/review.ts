/**
 * The review ledger as people see it: how far files are reviewed, who has judged a finding, and the way from
 * one unreviewed place to the next.
 */

import type {
  FileReview,
  FindingReference,
  Requests,
  UnreviewedFinding,
} from '../../../protocol/messages.ts';
import { describeFinding, describeMarks, describeUnjudged } from '../review/describe.ts';
import { addAll } from '../text/lists.ts';
import type { Documents } from './documents.ts';
import { type FindingStore, type LocatedFinding, referenceTo } from './findings.ts';
import type { Folders } from './folders.ts';
import { type Ledgers, type ReviewedFile, reviewOf } from './ledgers.ts';
import { type LineRange, linesOf, wholeLines } from './lines.ts';
import { isBefore } from './positions.ts';
import type { ProvenanceFeature } from './provenance.ts';
import { countsOf, type FileIdentity, type KnownAuthors, partsOf, unreviewedRanges } from './reviewParts.ts';
import type { Scope } from './scope.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';
import { keyOf } from './uris.ts';

export interface Review {
  /** Whether a person has judged the finding as it stands; the gate asks the same. */
  isReviewed(uri: string, finding: LocatedFinding): boolean;
  /** Who has judged it, or at least read it, as a sentence; undefined when nobody has. */
  sentence(uri: string, finding: LocatedFinding): string | undefined;
}

export function registerReview({
  session,
  documents,
  folders,
  store,
  ledgers,
  provenance,
  settings,
  scope,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly store: FindingStore;
  readonly ledgers: Ledgers;
  readonly provenance: ProvenanceFeature;
  readonly settings: CurrentSettings;
  readonly scope: Scope;
}): Review {
  const { dependencies } = session;
  const authorsOf = ({ document }: ReviewedFile): Promise<KnownAuthors> =>
    provenance.linesOf(document.uri, document.getText());
  // Who wrote what is told of with the reviews, so that all that shows them asks again.
  provenance.onDidChange(() => ledgers.changed());
  let shownScope = settings.current.scope;
  settings.onDidChange(({ scope: wanted }) => {
    if (wanted !== shownScope) ledgers.changed();
    shownScope = wanted;
  });

  /** A file with those of its findings that the person wants to see, and how many others it has. */
  const read = async (key: string): Promise<(ReviewedFile & { hidden: number }) | undefined> => {
    const file = await ledgers.read(key);
    if (file === undefined) return undefined;
    const isShown = await scope.shows(file.document.uri, file.document.getText());
    const shown = file.findings.map(isShown);
    const { findings, review } = file;
    return {
      ...file,
      hidden: shown.filter((each) => !each).length,
      findings: findings.filter((_, i) => shown[i]),
      review: { ...review, findings: review.findings.filter((_, i) => shown[i]) },
    };
  };

  const fileReview = async (key: string): Promise<FileReview | undefined> => {
    const file = await read(key);
    if (file === undefined) return undefined;
    const place = folders.placeOf(key);
    const folder = place?.folder.uri;
    const shown = { uri: documents.get(key)?.uri ?? key, path: place?.path ?? key };
    const known = await authorsOf(file);
    const counts = countsOf(file, known, folder === undefined ? shown : { ...shown, folder });
    return { ...counts, hiddenFindings: file.hidden };
  };

  const identityOf = (key: string): FileIdentity => {
    const open = documents.get(key);
    return { uri: open?.uri ?? key, version: open?.document.version ?? null };
  };

  const unreviewedIn = (key: string, file: ReviewedFile): FindingReference[] => {
    const where = identityOf(key);
    return unreviewedFindings(file).map((located) => referenceTo(where, located));
  };

  session.onRequest('aiSecurityScanner/reviewStatus', async ({ uri }, token) => {
    await folders.ready();
    if (uri !== undefined) {
      const review = await fileReview(keyOf(uri));
      return review === undefined ? [] : [review];
    }
    const reviews: FileReview[] = [];
    for (const key of await ledgers.keys()) {
      const review = await fileReview(key);
      if (review !== undefined) reviews.push(review);
      // Many files take a while; what the person types meanwhile is answered in between.
      if (reviews.length % 10 === 0) await new Promise<void>((resolve) => dependencies.defer(resolve));
      if (token.isCancellationRequested) break;
    }
    return reviews.sort((a, b) => (a.path < b.path ? -1 : 1));
  });

  session.onRequest('aiSecurityScanner/reviewParts', async ({ uri }) => {
    await folders.ready();
    const key = keyOf(uri);
    const file = await read(key);
    if (file === undefined) return [];
    return partsOf(file, await authorsOf(file), identityOf(key), session.t);
  });

  session.onRequest('aiSecurityScanner/textWhenReviewed', async ({ uri, marks }) => {
    await folders.ready();
    const place = folders.placeOf(uri);
    const ledger = place === undefined ? undefined : await ledgers.of(place.folder);
    const kept = await ledger?.textWhenReviewed(marks);
    if (kept === undefined) return null;
    return { text: kept.text, who: describeMarks([kept.mark], session.t) ?? '' };
  });

  session.onRequest('aiSecurityScanner/unreviewedFinding', async ({ from, direction }) => {
    await folders.ready();
    const all: FindingReference[] = [];
    for (const key of store.keys().sort()) {
      if (store.get(key)?.findings.length === 0) continue;
      const file = await read(key);
      if (file !== undefined) addAll(all, unreviewedIn(key, file));
    }
    return neighbour(all, from, direction);
  });

  session.onRequest('aiSecurityScanner/unreviewedLines', async ({ uri, position, direction }) => {
    await folders.ready();
    const file = await ledgers.read(keyOf(uri));
    if (file === undefined) return null;
    const ranges = unreviewedRanges(file);
    const isThere = ({ first }: LineRange): boolean =>
      direction === 'next' ? first > position.line : first < position.line;
    const found = direction === 'next' ? ranges.findIndex(isThere) : ranges.findLastIndex(isThere);
    const at = found >= 0 ? found : direction === 'next' ? 0 : ranges.length - 1;
    const range = ranges[at];
    if (range === undefined) return null;
    const states = file.review.lines.slice(range.first, range.last + 1);
    return {
      range: wholeLines(range),
      stale: states.some(({ state }) => state === 'stale'),
      number: at + 1,
      total: ranges.length,
    };
  });

  ledgers.onDidChange(() => session.notify('aiSecurityScanner/reviewChanged', {}));

  return {
    isReviewed(uri, finding) {
      const file = ledgers.current(uri);
      return file !== undefined && reviewOf(file, finding)?.state === 'reviewed';
    },
    sentence(uri, finding) {
      const file = ledgers.current(uri);
      const review = file && reviewOf(file, finding);
      if (file === undefined || review === undefined) return undefined;
      const read = linesOf([finding.range, ...finding.trace]).map((line) => file.review.lines[line]);
      const known = read.filter((line) => line !== undefined);
      return describeFinding(review, session.t) ?? describeUnjudged(known, session.t);
    },
  };
}

function unreviewedFindings({ findings, review }: ReviewedFile): LocatedFinding[] {
  return findings.filter((_, i) => review.findings[i]?.state !== 'reviewed');
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
