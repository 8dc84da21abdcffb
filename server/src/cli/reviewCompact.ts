/**
 * `review compact`: folds old files below `.ai-review/` into few, so that those of years stay small: marks
 * into packs, word for word, and shared provenance records into one that says the same.
 */

import { foldRecords } from '../provenance/foldRecords.ts';
import { safeLine } from '../report/terminalText.ts';
import { compactMarks } from '../review/store.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ledgerRoot } from './openLedger.ts';

const DEFAULT_DAYS = 30;

export const reviewCompact: Command = {
  name: 'review compact',
  usage: `[--older-than DAYS]   (${DEFAULT_DAYS} by default)`,
  summary: 'Folds old marks and shared provenance records into fewer files',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, { 'older-than': { kind: 'text' } });
    if (positionals.length > 0) throw new UsageError('review compact takes no path: run it in the folder.');
    const given = values['older-than'] ?? String(DEFAULT_DAYS);
    if (!/^\d{1,5}$/.test(given)) throw new UsageError('--older-than {0} is no number of days.', given);
    const before = Date.parse(environment.instant()) - Number(given) * 86_400_000;
    try {
      const files = environment.ledgerFiles(await ledgerRoot(environment));
      const marks = await compactMarks(files, new Date(before).toISOString());
      const records = await foldRecords(files, before, environment.version);
      const done = [
        said(marks.files, marks.packs, 'files of marks'),
        said(records.files, records.into, 'provenance records'),
      ].filter((each) => each !== '');
      const text =
        done.length === 0 ? 'There was nothing to fold.' : [...done, 'Commit the change.'].join(' ');
      environment.out(`${text}\n`);
      return EXIT.clean;
    } catch (error) {
      environment.error(`${safeLine(`The files could not be folded: ${(error as Error).message}`)}\n`);
      return EXIT.failed;
    }
  },
};

function said(folded: number, into: number, what: string): string {
  return folded === 0 ? '' : `Folded ${folded} ${what} into ${into}.`;
}
