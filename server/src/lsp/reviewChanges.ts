/**
 * Changes that have no lines to read, for a person to look at: what was deleted or emptied, links, submodules,
 * what is not text. A mark is only written for a change that is still what the person was shown.
 */

import type { ChangeWithoutLines as ShownChange } from '../../../protocol/messages.ts';
import { describeMarks } from '../review/describe.ts';
import { entryTarget, isAboutChange } from '../review/entry.ts';
import type { ChangeWithoutLines, Ledger } from './dependencies.ts';
import type { Folders } from './folders.ts';
import type { Ledgers } from './ledgers.ts';
import type { Session } from './session.ts';

/** What a change is found in. */
interface Place {
  readonly root: string;
  readonly ledger: Ledger;
}

export function registerReviewChanges({
  session,
  folders,
  ledgers,
}: {
  readonly session: Session;
  readonly folders: Folders;
  readonly ledgers: Ledgers;
}): void {
  const { dependencies } = session;

  const placeOf = async (uri: string): Promise<Place | { refusal: string }> => {
    await folders.ready();
    const folder = folders.all().find((each) => each.uri === uri);
    const ledger = folder === undefined ? undefined : await ledgers.of(folder);
    if (folder?.root === undefined || ledger === undefined)
      return { refusal: session.t('Changes can be reviewed in a trusted folder on disk only.') };
    return { root: folder.root, ledger };
  };

  const listed = async (
    { root }: Place,
    since: string | undefined,
  ): Promise<{ since: string; changes: ChangeWithoutLines[] } | { refusal: string }> => {
    try {
      return await dependencies.changesWithoutLines(root, since);
    } catch (error) {
      return { refusal: (error as Error).message };
    }
  };

  session.onRequest('aiSecurityScanner/changesWithoutLines', async ({ folder, since }) => {
    const place = await placeOf(folder);
    if ('refusal' in place) return place;
    const found = await listed(place, since);
    if ('refusal' in found) return found;
    const changes = found.changes.map((change): ShownChange => {
      const seen = describeMarks(place.ledger.entryMarks(change.path, change).counting, session.t);
      return { ...shown(change), ...(seen === undefined ? {} : { seen }) };
    });
    return { since: found.since, changes };
  });

  session.onRequest('aiSecurityScanner/markChange', async ({ folder, since, change, reviewer }) => {
    const place = await placeOf(folder);
    if ('refusal' in place) return place;
    const found = await listed(place, since);
    if ('refusal' in found) return found;
    const current = found.changes.find(
      (each) => each.path === change.path && isAboutChange(entryTarget(each), change),
    );
    if (current === undefined)
      return { refusal: session.t('{0} is not as it was shown any more. Look at it again.', change.path) };
    const { path, before, after } = current;
    try {
      const note = await place.ledger.markEntry({ path, before, after, reviewer });
      ledgers.changed();
      return note === undefined ? {} : { note };
    } catch (error) {
      return { refusal: (error as Error).message };
    }
  });
}

function shown({ path, what, before, after, text }: ChangeWithoutLines): ShownChange {
  return {
    path,
    what,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(text === undefined ? {} : { text }),
  };
}
