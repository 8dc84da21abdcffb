/** `rules remove NAME`: takes a rule pack away, and out of the lock. */

import { PackError } from '../packs/packFile.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { packCommand } from './packCommand.ts';
import { notThere, PackDesk } from './packDesk.ts';

export const rulesRemove: Command = packCommand({
  name: 'rules remove',
  usage: 'NAME [--user]',
  summary: 'Takes a rule pack away',
  async run(args, environment) {
    const { positionals, values } = parseArguments(args, { user: { kind: 'flag' } });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0)
      throw new UsageError('Say which pack to remove: rules remove NAME');
    const desk = await PackDesk.open(environment, values.user === true);
    const locked = desk.locked(name);
    if (locked === undefined) throw new PackError(notThere(name, desk));
    await desk.remove(name);
    desk.out(`removed  ${name} ${locked.version}`);
    return EXIT.clean;
  },
});
