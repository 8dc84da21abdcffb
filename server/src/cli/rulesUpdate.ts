/** `rules update [NAME…]`: fetches the packs that are there anew, and says what that changes before it counts. */

import { isWeaker } from '../packs/diff.ts';
import type { LockedPack } from '../packs/lock.ts';
import { PackError } from '../packs/packFile.ts';
import { parseSource } from '../packs/spec.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT } from './command.ts';
import { packCommand, sayRefused } from './packCommand.ts';
import { type CandidatePack, PackDesk, packTitle } from './packDesk.ts';
import { notThere } from './rulesRemove.ts';

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
      } catch (error) {
        if (!(error instanceof PackError)) throw error;
        sayRefused(error, environment);
        code = EXIT.failed;
      }
    }
    return code;
  },
});

/** The packs of the lock with these names, all without any. Throws a `PackError` for a name that none has. */
export function namedPacks(desk: PackDesk, names: readonly string[]): readonly LockedPack[] {
  if (names.length === 0) return desk.lock.packs;
  return names.map((name) => {
    const locked = desk.locked(name);
    if (locked === undefined) throw new PackError(notThere(name, desk));
    return locked;
  });
}

/** What the source of a pack has now. Rejects with a `PackError`, also where that may not take its place. */
export async function newestOf(desk: PackDesk, { name, source }: LockedPack): Promise<CandidatePack> {
  const newest = await desk.environment.packs.newest(parseSource(source), desk.say);
  const candidate = await desk.fetch(newest, name);
  const found = candidate.pack.manifest.name;
  if (found !== name)
    throw new PackError(`The source of ${name} (${source}) has another pack now, ${found}: it is not taken.`);
  desk.check(candidate);
  return candidate;
}
