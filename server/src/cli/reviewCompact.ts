/** `review compact`: folds old mark files into packs, word for word, so that a ledger of years stays small. */

import { compactMarks } from '../review/store.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ledgerRoot } from './openLedger.ts';

const DEFAULT_DAYS = 30;

export const reviewCompact: Command = {
  name: 'review compact',
  usage: `[--older-than DAYS]   (${DEFAULT_DAYS} by default)`,
  summary: 'Folds old mark files of the review ledger into fewer ones',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, { 'older-than': { kind: 'text' } });
    if (positionals.length > 0) throw new UsageError('review compact takes no path: run it in the folder.');
    const given = values['older-than'] ?? String(DEFAULT_DAYS);
    if (!/^\d{1,5}$/.test(given)) throw new UsageError(`--older-than ${given} is no number of days.`);
    const before = new Date(Date.parse(environment.instant()) - Number(given) * 86_400_000).toISOString();
    try {
      const files = environment.ledgerFiles(await ledgerRoot(environment));
      const { files: folded, packs } = await compactMarks(files, before);
      const done = `Folded ${folded} files into ${packs}. Commit the change.`;
      environment.out(`${folded === 0 ? 'There was nothing to fold.' : done}\n`);
      return EXIT.clean;
    } catch (error) {
      environment.error(`The marks could not be folded: ${(error as Error).message}\n`);
      return EXIT.failed;
    }
  },
};
