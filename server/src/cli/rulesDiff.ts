/**
 * `rules diff`: what another version of a pack would change, above all what it would no longer find. Of a pack that
 * is here, against what its source has now; of any other source, against the pack here of that name.
 */

import { rulesDiff as differenceOf, diffLines, mayBeWeaker, type RulesDiff } from '../packs/diff.ts';
import { parseSource } from '../packs/spec.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { packCommand } from './packCommand.ts';
import { type CandidatePack, newestOf, PackDesk, packTitle, relativeSource } from './packDesk.ts';

export const rulesDiff: Command = packCommand({
  name: 'rules diff',
  usage: 'NAME | SPEC [SPEC] [--user]',
  summary:
    'Says what another version of a rule pack adds, removes, lowers or changes; exit code 1 if it may find less',
  async run(args, environment) {
    const { positionals, values } = parseArguments(args, { user: { kind: 'flag' } });
    const [first, second, ...more] = positionals;
    if (first === undefined || more.length > 0)
      throw new UsageError(
        'Say what to compare: rules diff NAME, rules diff SPEC, or rules diff OLD-SPEC NEW-SPEC',
      );
    const desk = await PackDesk.open(environment, values.user === true);
    const fetch = (spec: string): Promise<CandidatePack> =>
      desk.fetch(relativeSource(parseSource(spec), environment, desk.root));
    const locked = desk.locked(first);
    let diff: RulesDiff;
    let title: string;
    if (second !== undefined) {
      const [before, after] = [await fetch(first), await fetch(second)];
      diff = differenceOf(before.rules, after.rules);
      title = `${packTitle(before)} → ${packTitle(after)}`;
    } else {
      const candidate = locked === undefined ? await fetch(first) : await newestOf(desk, locked);
      diff = await desk.diff(candidate);
      const before = desk.locked(candidate.pack.manifest.name)?.version;
      const instead = candidate.pack.manifest.replacesBundled ? 'the rules that ship' : 'nothing';
      title = `${before ?? instead} → ${packTitle(candidate)}`;
    }
    desk.out(title);
    const lines = diffLines(diff);
    for (const line of lines) desk.out(line);
    if (lines.length === 0) desk.out('The rules are the same.');
    return mayBeWeaker(diff) ? EXIT.findings : EXIT.clean;
  },
});
