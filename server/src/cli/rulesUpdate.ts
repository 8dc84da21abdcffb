/** `rules update [NAME…]`: fetches the packs that are there anew, and says what that changes before it counts. */

import { isWeaker, mayBeWeaker } from '../packs/diff.ts';
import { PackError } from '../packs/packFile.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT } from './command.ts';
import { packCommand, sayRefused } from './packCommand.ts';
import { namedPacks, newestOf, PackDesk, packTitle } from './packDesk.ts';

export const rulesUpdate: Command = packCommand({
  name: 'rules update',
  usage: '[NAME…] [--user]',
  summary: 'Fetches the newest versions of rule packs, and says what they remove or lower',
  async run(args, environment) {
    const { positionals, values } = parseArguments(args, { user: { kind: 'flag' } });
    let desk = await PackDesk.open(environment, values.user === true);
    let code: number = EXIT.clean;
    for (const locked of namedPacks(desk, positionals)) {
      try {
        const candidate = await newestOf(desk, locked);
        if (await desk.isUpToDate(candidate)) {
          desk.out(`${packTitle(candidate)}. It is up to date.`);
          continue;
        }
        const diff = await desk.diff(candidate);
        desk.describe(candidate, diff);
        desk = await desk.install(candidate);
        desk.out(`updated  ${locked.version} → ${packTitle(candidate)}`);
        if (isWeaker(diff))
          desk.out('This update finds less than before: see what was removed or lowered above.');
        else if (mayBeWeaker(diff))
          desk.out(
            'This update may find less than before: see what was changed above, and read these rules.',
          );
      } catch (error) {
        if (!(error instanceof PackError)) throw error;
        sayRefused(error, environment);
        code = EXIT.failed;
      }
    }
    return code;
  },
});
