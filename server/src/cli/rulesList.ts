/**
 * `rules list`: the rules that run here, from where: those that ship and those of each pack, their age, who signed
 * them, and what is wrong with them. Fetches nothing.
 */

import { daysBetween } from '../checklist/days.ts';
import { loadProject } from '../config/project.ts';
import type { PackState } from '../packs/use.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { counted } from '../text/counted.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { packCommand } from './packCommand.ts';
import { ProblemList } from './problems.ts';

/** Where some of the rules are from. */
interface RuleSource {
  readonly name: string;
  readonly version: string;
  /** The day of the rules. */
  readonly published?: string;
  readonly ageDays?: number;
  readonly rules: number;
  readonly state: PackState | 'replaced';
  readonly scope: 'shipped' | 'repository' | 'user';
  readonly source?: string;
  readonly signer?: string;
  readonly problems: readonly string[];
}

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
    const sources = [
      await shipped(environment, project.replacesBundled),
      ...project.packs.map((each) => ofPack(each)),
    ];
    const aged = sources.map((source) => withAge(source, environment.instant()));
    if (format === 'json') environment.out(`${JSON.stringify({ schemaVersion: 1, rules: aged }, null, 2)}\n`);
    else {
      for (const source of aged) environment.out(`${safeLine(lineOf(source))}\n`);
      for (const { path, message } of problems.all)
        environment.error(`${safeLine(`${path === undefined ? '' : `${path}: `}${message}`)}\n`);
    }
    return aged.some(({ state, problems: wrong }) => state === 'refused' || wrong.length > 0)
      ? EXIT.findings
      : EXIT.clean;
  },
});

async function shipped(environment: CliEnvironment, isReplaced: boolean): Promise<RuleSource> {
  const published = await environment.rulesDate();
  return {
    name: 'ai-security-scanner',
    version: environment.version,
    ...(published === undefined ? {} : { published }),
    rules: (await environment.bundledRules()).length,
    state: isReplaced ? 'replaced' : 'used',
    scope: 'shipped',
    problems: [],
  };
}

function ofPack({ pack, state }: Awaited<ReturnType<typeof loadProject>>['packs'][number]): RuleSource {
  const { name, version, published, rules, source, signer } = pack.locked;
  return {
    name,
    version,
    ...(published === undefined ? {} : { published }),
    rules,
    state,
    scope: pack.place.scope,
    source,
    ...(signer === undefined ? {} : { signer }),
    problems: pack.problems.map(({ message }) => message),
  };
}

function withAge(source: RuleSource, now: string): RuleSource {
  return source.published === undefined ? source : { ...source, ageDays: daysBetween(source.published, now) };
}

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
