/**
 * The edit that suppresses a finding. Our client sends the request after the person has given a reason in
 * VS Code's own input box, and applies the edit itself: the person sees and can undo it.
 */

import type { Requests } from '../../../protocol/messages.ts';
import type { Analyses } from './analyses.ts';
import { type Documents, sourceOf } from './documents.ts';
import { editsOf } from './fixes.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';

type Result = Requests['aiSecurityScanner/suppressionEdit']['result'];

export function registerSuppression({
  session,
  documents,
  folders,
  analyses,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analyses: Analyses;
}): void {
  session.onRequest('aiSecurityScanner/suppressionEdit', async (params): Promise<Result> => {
    const { finding, reason, until } = params;
    const engine = await analyses.engine();
    const text = documents.get(finding.uri);
    const place = folders.placeOf(finding.uri);
    if (text === undefined || place === undefined)
      return { refusal: session.t('The document is not open. Open it and try again.') };
    const { document } = text;
    if (document.version !== finding.version)
      return { refusal: session.t('The document has changed since. Try again on the finding as it is now.') };
    const source = sourceOf(text, place.path);
    const answer = engine.suppress(source, {
      start: document.offsetAt(finding.range.start),
      ruleIds: [finding.ruleId],
      reason,
      ...(until === undefined ? {} : { until }),
    });
    if ('refusal' in answer) return answer;
    const [edit] = editsOf(document, [answer.edit]);
    return edit === undefined
      ? { refusal: session.t('There is nothing to insert.') }
      : { edit, version: document.version };
  });
}
