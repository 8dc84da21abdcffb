/** `rules outdated`: which packs have a newer version at their source, and how old what is here is. */

import { PackError } from '../packs/packFile.ts';
import { counted } from '../text/counted.ts';
import { daysBetween } from '../text/days.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT } from './command.ts';
import { packCommand, sayRefused } from './packCommand.ts';
import { namedPacks, newestOf, PackDesk } from './packDesk.ts';

export const rulesOutdated: Command = packCommand({
  name: 'rules outdated',
  usage: '[NAME…] [--user]',
  summary: 'Says which rule packs have a newer version at their source; changes nothing',
  async run(args, environment) {
    const { positionals, values } = parseArguments(args, { user: { kind: 'flag' } });
    const desk = await PackDesk.open(environment, values.user === true);
    let code: number = EXIT.clean;
    for (const locked of namedPacks(desk, positionals)) {
      const { name, version, published } = locked;
      const age =
        published === undefined
          ? ''
          : `, ${counted(daysBetween(published, environment.instant()), 'day')} old`;
      try {
        const candidate = await newestOf(desk, locked);
        if (await desk.isUpToDate(candidate)) desk.out(`current   ${name} ${version}${age}`);
        else {
          desk.out(`outdated  ${name} ${version}${age}: there is ${candidate.pack.manifest.version}`);
          if (code === EXIT.clean) code = EXIT.findings;
        }
      } catch (error) {
        if (!(error instanceof PackError)) throw error;
        desk.out(`unknown   ${name} ${version}${age}`);
        sayRefused(error, environment);
        code = EXIT.failed;
      }
    }
    return code;
  },
});
