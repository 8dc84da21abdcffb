/** `rules add SPEC`: fetches a rule pack, checks it, and puts it into the repository or the person's own folder. */

import { isPackName } from '../packs/manifest.ts';
import { PackError } from '../packs/packFile.ts';
import { parseSource } from '../packs/spec.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { packCommand } from './packCommand.ts';
import { PackDesk, packTitle, relativeSource } from './packDesk.ts';

export const rulesAdd: Command = packCommand({
  name: 'rules add',
  usage: 'SPEC [--user] [--name NAME]',
  summary: 'Adds a rule pack: a folder, a tarball, a git URL with a ref, or npm:NAME@VERSION',
  async run(args, environment) {
    const { positionals, values } = parseArguments(args, { user: { kind: 'flag' }, name: { kind: 'text' } });
    const [spec, ...more] = positionals;
    if (spec === undefined || more.length > 0) throw new UsageError('Say which pack to add: rules add SPEC');
    if (values.name !== undefined && !isPackName(values.name))
      throw new UsageError(
        '--name {0} is no name of a pack: use lower-case letters, digits, dots and dashes.',
        values.name,
      );
    const desk = await PackDesk.open(environment, values.user === true);
    const source = relativeSource(parseSource(spec), environment, desk.root);
    const candidate = await desk.fetch(source, values.name);
    if (values.name !== undefined && candidate.pack.manifest.name !== values.name)
      throw new PackError(
        `The pack says that its name is ${candidate.pack.manifest.name}: leave --name out.`,
      );
    const locked = desk.check(candidate);
    if (await desk.isUpToDate(candidate)) {
      desk.out(`${packTitle(candidate)}. It is there already.`);
      return EXIT.clean;
    }
    const hasOld = locked !== undefined || candidate.pack.manifest.replacesBundled;
    desk.describe(candidate, hasOld ? await desk.diff(candidate) : undefined);
    await desk.install(candidate);
    desk.out(`added  ${packTitle(candidate)}`);
    const folder = environment.relative(environment.folder, desk.place.packs);
    if (desk.place.scope === 'repository')
      desk.out(
        `Commit ${folder}/${candidate.pack.manifest.name} and ${environment.relative(environment.folder, desk.place.lock)}.`,
      );
    return EXIT.clean;
  },
});
