/**
 * Marks that our client asks to be written or taken back, after a person has confirmed them in VS Code's own
 * interface. What was read must be what stands there: a request about another version is refused.
 */

import type { Requests } from '../../../protocol/messages.ts';
import type { Analyses } from './analyses.ts';
import { type Documents, sourceOf } from './documents.ts';
import type { Folders } from './folders.ts';
import type { Ledgers } from './ledgers.ts';
import { isSameRange, linesOf, rangesOf } from './lines.ts';
import type { Session } from './session.ts';

type MarkResult = Requests['aiSecurityScanner/markReviewed']['result'];

export function registerMarking({
  session,
  documents,
  folders,
  analyses,
  ledgers,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analyses: Analyses;
  readonly ledgers: Ledgers;
}): void {
  const { dependencies } = session;
  const changed = (): string =>
    session.t('The document has changed since. Read what stands there now, then mark it.');

  session.onRequest('aiSecurityScanner/reviewer', async ({ uri }) => {
    await folders.ready();
    const root = folders.placeOf(uri)?.folder.root;
    return (await dependencies.reviewer(root)) ?? null;
  });

  session.onRequest('aiSecurityScanner/functionAt', async ({ uri, version, position }) => {
    await folders.ready();
    const text = documents.get(uri);
    const place = folders.placeOf(uri);
    if (text?.document.version !== version || place === undefined) return null;
    const source = sourceOf(text, place.path);
    const engine = await analyses.engine();
    if (!(await engine.prepare(source)) || text.document.version !== version) return null;
    const found = engine.functionAt(source, text.document.offsetAt(position));
    if (found === undefined) return null;
    const start = text.document.positionAt(found.start);
    return { name: found.name, range: { start, end: text.document.positionAt(found.end) } };
  });

  session.onRequest('aiSecurityScanner/markReviewed', async (params): Promise<MarkResult> => {
    const { uri, version, ranges, reviewer, judgement, target } = params;
    await folders.ready();
    const text = documents.get(uri);
    const place = folders.placeOf(uri);
    if (text === undefined || place === undefined)
      return { refusal: session.t('The document is not open. Open it and try again.') };
    if (text.document.version !== version) return { refusal: changed() };
    if (!folders.trusted)
      return {
        refusal: session.t('This workspace is not trusted, so no marks are kept for it. Trust it first.'),
      };
    const ledger = await ledgers.of(place.folder);
    if (ledger === undefined)
      return {
        refusal: session.t('Marks are kept in a folder. Save the file in a folder and open that folder.'),
      };
    const current = (await analyses.settled(uri))?.findings ?? [];
    if (documents.get(uri)?.document.version !== version) return { refusal: changed() };
    const lines = linesOf(ranges, text.document.lineCount);
    const request = {
      path: place.path,
      text: text.document.getText(),
      lines,
      reviewer,
      ...(target === undefined ? {} : { target }),
    };
    let note: string | undefined;
    if (judgement === undefined) {
      // Who marks lines that hold whole findings has seen these, and says so of each.
      const marked = new Set(lines);
      const seen = current.filter(({ range, trace }) =>
        linesOf([range, ...trace]).every((line) => marked.has(line)),
      );
      const findings = seen.map(({ finding }) => ({ finding, verdict: 'reviewed' as const }));
      note = await ledger.mark({ ...request, findings });
    } else {
      const { ruleId, range, ...said } = judgement;
      const found = current.find((each) => each.finding.ruleId === ruleId && isSameRange(each.range, range));
      if (found === undefined)
        return { refusal: session.t('The finding is not there any more, so there is nothing to judge.') };
      note = await ledger.mark({ ...request, findings: [{ ...said, finding: found.finding }] });
    }
    ledgers.changed();
    return { markedLines: lines.length, ...(note === undefined ? {} : { note }) };
  });

  session.onRequest('aiSecurityScanner/withdrawReview', async ({ uri, version, ranges, reviewer }) => {
    await folders.ready();
    const text = documents.get(uri);
    const place = folders.placeOf(uri);
    const ledger = place === undefined ? undefined : await ledgers.of(place.folder);
    if (text === undefined || place === undefined || ledger === undefined)
      return {
        refusal: session.t('There are no marks here: open the file in its folder, and trust the folder.'),
      };
    if (text.document.version !== version)
      return { refusal: session.t('The document has changed since. Choose the lines once more.') };
    let withdrawn = false;
    for (const range of rangesOf(linesOf(ranges, text.document.lineCount)))
      withdrawn = (await ledger.unmark(place.path, text.document.getText(), range, reviewer)) || withdrawn;
    if (withdrawn) ledgers.changed();
    return { withdrawn };
  });
}
