/**
 * `rules list`: the rules that run here, from where: those that ship and those of each pack, their age, who signed
 * them, and what is wrong with them. Fetches nothing.
 */

import { loadProject } from '../config/project.ts';
import { type RuleSource, ruleSources } from '../packs/list.ts';
import { safeLine } from '../report/terminalText.ts';
import { counted } from '../text/counted.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { packCommand } from './packCommand.ts';
import { ProblemList, sayProblems } from './problems.ts';

/** Counts up when a field of the JSON changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

const STATES: Readonly<Record<RuleSource['state'], string>> = {
  used: 'used',
  disabled: 'switched off by the configuration',
  older: 'not used: the rules that ship are of that day, or newer',
  shadowed: 'not used: the repository has a pack of that name',
  refused: 'REFUSED',
  replaced: 'not used: a pack of them is newer',
};

export const rulesList: Command = packCommand({
  name: 'rules list',
  usage: '[--format text|json]',
  summary: 'Says which rules run here, how old they are and who signed them',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, { format: { kind: 'text' } });
    if (positionals.length > 0)
      throw new UsageError('rules list takes no paths: it is about the folder it runs in.');
    const format = oneOf('--format', values.format ?? 'text', ['text', 'json']);
    const project = await loadProject(environment, environment.folder, { trusted: true });
    const problems = new ProblemList(environment);
    for (const problem of project.problems) await problems.add(problem);
    const sources = await ruleSources(environment, project, environment.version, environment.instant());
    if (format === 'json')
      environment.out(`${JSON.stringify({ schemaVersion: SCHEMA_VERSION, rules: sources }, null, 2)}\n`);
    else {
      for (const source of sources) environment.out(`${safeLine(lineOf(source))}\n`);
      sayProblems(problems.all, environment);
    }
    return sources.some(({ state, problems: wrong }) => state === 'refused' || wrong.length > 0)
      ? EXIT.findings
      : EXIT.clean;
  },
});

const SCOPES: Readonly<Record<RuleSource['scope'], string>> = {
  shipped: 'ships with this version',
  repository: 'of the repository',
  user: 'your own',
};

function lineOf({
  name,
  version,
  published,
  ageDays,
  rules,
  state,
  scope,
  signer,
  source,
  problems,
}: RuleSource): string {
  const age =
    published === undefined || ageDays === undefined
      ? 'of unknown age'
      : `of ${published}, ${counted(ageDays, 'day')} old`;
  const signed = scope === 'shipped' ? [] : [signer === undefined ? 'not signed' : `signed by ${signer}`];
  const wrong = problems.length === 0 ? [] : [counted(problems.length, 'problem')];
  return [
    `${name} ${version}`,
    counted(rules, 'rule'),
    age,
    SCOPES[scope],
    ...signed,
    STATES[state],
    ...wrong,
  ]
    .join('; ')
    .concat(source === undefined ? '' : ` (${source})`);
}
