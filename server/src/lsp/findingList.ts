/**
 * All findings as a list, for a view that groups and filters them: each with its severity, who wrote the code, whether
 * a person has judged it, and the way of its data.
 */

import type { FindingSummary } from '../../../protocol/messages.ts';
import { stepWordsIn } from '../finding/stepWords.ts';
import { addAll } from '../text/lists.ts';
import type { Translate } from '../text/translate.ts';
import type { Documents } from './documents.ts';
import { type FindingStore, type LocatedFinding, referenceTo } from './findings.ts';
import type { Folders } from './folders.ts';
import { type Ledgers, reviewOf } from './ledgers.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { Scope } from './scope.ts';
import type { Session } from './session.ts';
import { keyOf } from './uris.ts';

export function registerFindingList({
  session,
  documents,
  folders,
  store,
  ledgers,
  provenance,
  scope,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly store: FindingStore;
  readonly ledgers: Ledgers;
  readonly provenance: ProvenanceFeature;
  readonly scope: Scope;
}): void {
  const findingsOf = async (key: string): Promise<FindingSummary[]> => {
    const file = await ledgers.read(key);
    if (file === undefined || file.findings.length === 0) return [];
    const { uri } = file.document;
    const text = file.document.getText();
    const isShown = await scope.shows(uri, text);
    const authorOf = await provenance.lookupIn(uri, text);
    const open = documents.get(key);
    const where = { uri: open?.uri ?? key, version: open?.document.version ?? null };
    const path = folders.placeOf(key)?.path ?? key;
    return file.findings.filter(isShown).map((located) => ({
      finding: referenceTo(where, located),
      path,
      severity: located.finding.severity,
      author: authorOf(located)?.author ?? 'unknown',
      reviewed: reviewOf(file, located)?.state === 'reviewed',
      hasFix: located.finding.fix !== undefined,
      steps: stepsOf(located, session.t),
    }));
  };

  session.onRequest('aiSecurityScanner/findings', async ({ uri }, token) => {
    await folders.ready();
    if (uri !== undefined) return findingsOf(keyOf(uri));
    const all: FindingSummary[] = [];
    for (const [number, key] of store.keys().entries()) {
      if (store.get(key)?.findings.length === 0) continue;
      addAll(all, await findingsOf(key));
      // Many files take a while; what the person types meanwhile is answered in between.
      if (number % 10 === 0) await new Promise<void>((resolve) => session.dependencies.defer(resolve));
      if (token.isCancellationRequested) break;
    }
    // Sorting is stable, so those of a file stay in the order of its text.
    return all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  });
}

function stepsOf({ finding, range, trace }: LocatedFinding, t: Translate): FindingSummary['steps'] {
  const before = trace.map((each, i) => ({
    range: each,
    message: stepWordsIn(finding.trace[i]?.message ?? '', t),
  }));
  return [...before, { range, message: finding.message }];
}
