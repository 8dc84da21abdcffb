/**
 * `agents …`: sets coding agents up to run this program's hook and its server of tools, takes that back, and says
 * how it stands. The files are other programs': what would change is shown and asked for before it is written.
 */

import { AGENTS, type Agent, agentOf, type Scope } from '../agent/setup/agents.ts';
import { applyPlan } from '../agent/setup/apply.ts';
import { differenceOf } from '../agent/setup/difference.ts';
import { diagnose } from '../agent/setup/doctor.ts';
import { type Level, reportOf } from '../agent/setup/health.ts';
import { type Action, planOf, type Refusal, type Request } from '../agent/setup/plan.ts';
import { usedAgents } from '../agent/setup/used.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { notKnown, oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';

const AGENT_OPTIONS = { agent: { kind: 'list' } } as const;
const SCOPE_OPTIONS = {
  ...AGENT_OPTIONS,
  user: { kind: 'flag' },
  project: { kind: 'flag' },
  yes: { kind: 'flag' },
  'dry-run': { kind: 'flag' },
} as const;

export const agentsInstall: Command = {
  name: 'agents install',
  usage: '[--agent NAME]… [--user|--project] [--yes] [--dry-run] [--deny critical] [--on-stop ask|off]',
  summary: 'Sets coding agents up to run the hook and the server of tools',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, {
      ...SCOPE_OPTIONS,
      deny: { kind: 'text' },
      'on-stop': { kind: 'text' },
    });
    const { deny, 'on-stop': onStop } = values;
    const options = {
      ...(deny === undefined ? {} : { deny: oneOf('--deny', deny, ['critical']) }),
      ...(onStop === undefined ? {} : { onStop: oneOf('--on-stop', onStop, ['ask', 'off']) }),
    };
    return change(environment, 'install', { ...values, positionals }, options);
  },
};

export const agentsUninstall: Command = {
  name: 'agents uninstall',
  usage: '[--agent NAME]… [--user|--project] [--yes] [--dry-run]',
  summary: 'Takes back what agents install wrote, and nothing else',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, SCOPE_OPTIONS);
    return change(environment, 'uninstall', { ...values, positionals }, {});
  },
};

export const agentsStatus: Command = {
  name: 'agents status',
  usage: '[--agent NAME]…',
  summary: 'Says which coding agents are set up, and in which files',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, AGENT_OPTIONS);
    const agents = chosen(values.agent, positionals) ?? AGENTS;
    const reports = await reportOf(environment.agents, await projectOf(environment));
    let code: number = EXIT.clean;
    for (const agent of agents) {
      environment.out(`${agent.name} (${agent.id})\n`);
      for (const { path, state, problem } of reports.filter((report) => report.agent === agent)) {
        const word = STATES[state].padEnd(14);
        environment.out(`  ${word} ${safeLine(path)}${problem === undefined ? '' : `: it ${problem}`}\n`);
        if (state === 'unreadable') code = EXIT.failed;
      }
    }
    return code;
  },
};

export const agentsDoctor: Command = {
  name: 'agents doctor',
  usage: '[--agent NAME]…',
  summary: 'Runs what is installed in agents with a sample, and says what works',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, AGENT_OPTIONS);
    const agents = chosen(values.agent, positionals);
    const checks = await diagnose(environment.agents, await projectOf(environment), agents ?? AGENTS);
    for (const { level, path, message } of checks)
      environment.out(`${LEVELS[level].padEnd(8)} ${safeLine(path)}: ${safeLine(message)}\n`);
    if (checks.length === 0) {
      environment.out('No agent is set up: run ai-security-scanner agents install.\n');
      return agents === undefined ? EXIT.clean : EXIT.findings;
    }
    if (checks.some(({ level }) => level === 'unknown')) return EXIT.failed;
    return checks.some(({ level }) => level === 'mend') ? EXIT.findings : EXIT.clean;
  },
};

const STATES = {
  absent: 'not set up',
  installed: 'set up',
  outdated: 'out of date',
  unreadable: 'cannot tell',
};
const LEVELS: Readonly<Record<Level, string>> = {
  good: 'live',
  mend: 'mend',
  unknown: 'unknown',
  note: 'note',
};

interface Given {
  readonly agent?: string[];
  readonly user?: boolean;
  readonly project?: boolean;
  readonly yes?: boolean;
  readonly 'dry-run'?: boolean;
  readonly positionals: readonly string[];
}

async function change(
  environment: CliEnvironment,
  action: Action,
  given: Given,
  options: Request['options'],
): Promise<number> {
  if (given.user === true && given.project === true)
    throw new UsageError('Choose --user or --project: agents run the hooks of both.');
  const scope: Scope = given.project === true ? 'project' : 'user';
  const project = await projectOf(environment);
  if (scope === 'project' && project === environment.agents.home)
    throw new UsageError('Your home folder is no project: leave out --project, or go to one.');
  const named = chosen(given.agent, given.positionals);
  const agents = named ?? (action === 'install' ? await used(environment, scope, project) : AGENTS);
  const request: Request = { action, agents, scope, project, options };
  const plan = await planOf(environment.agents, request);
  for (const { path, before, after } of plan.changes) {
    const what = before === null ? ' (new)' : after === null ? ' (removed)' : '';
    environment.out(`${safeLine(path)}${what}\n`);
    for (const line of differenceOf(before, after)) environment.out(`  ${safeLine(line)}\n`);
  }
  for (const path of action === 'install' ? plan.unchanged : [])
    environment.out(`${safeLine(path)} is up to date\n`);
  refuse(environment, plan.refusals);
  const failed = plan.refusals.length > 0 ? EXIT.failed : EXIT.clean;
  if (plan.changes.length === 0) {
    if (failed === EXIT.clean && action === 'uninstall')
      environment.out('Nothing of it is installed there.\n');
    return failed;
  }
  if (given['dry-run'] === true) return failed;
  if (given.yes !== true) {
    if (environment.ask === undefined)
      throw new UsageError(
        'Nothing was written: there is nobody to ask here. With --yes it is written unasked.',
      );
    if (!(await environment.ask(`Write ${count(plan.changes.length, 'file')}?`))) {
      environment.out('Nothing was written.\n');
      return failed;
    }
  }
  const { done, refusals } = await applyPlan(environment.agents, request, plan);
  for (const { path, outcome } of done) environment.out(`${safeLine(path)} ${outcome}\n`);
  refuse(environment, refusals);
  if (
    action === 'install' &&
    scope === 'user' &&
    /[\\/]_npx[\\/]/.test(environment.agents.program?.script ?? '')
  )
    environment.error(
      'This copy of the program lies in a cache of npm, from which it may vanish: install it, and run this again.\n',
    );
  for (const { name, note } of action === 'install' ? agents : [])
    if (note !== undefined) environment.out(`${name}: ${note}\n`);
  return refusals.length > 0 ? EXIT.failed : failed;
}

function refuse(environment: CliEnvironment, refusals: readonly Refusal[]): void {
  for (const { message } of refusals) environment.error(`${safeLine(message)}\n`);
}

/** The agents that were named; undefined when none was. */
function chosen(names: readonly string[] | undefined, positionals: readonly string[]): Agent[] | undefined {
  const [word] = positionals;
  if (word !== undefined) throw new UsageError('Agents are named by --agent: write --agent {0}.', word);
  return names?.map((name) => {
    const agent = agentOf(name);
    if (agent !== undefined) return agent;
    throw notKnown(
      '--agent',
      name,
      AGENTS.map(({ id }) => id),
    );
  });
}

async function used({ agents: machine }: CliEnvironment, scope: Scope, project: string): Promise<Agent[]> {
  const agents = await usedAgents(machine, scope === 'project' ? project : undefined);
  if (agents.length > 0) return agents;
  const names = AGENTS.map(({ id }) => `--agent ${id}`).join(', ');
  throw new UsageError('No agent was found here. Name those that you use: {0}.', names);
}

/** The root of the repository, or the current folder outside of one. */
async function projectOf(environment: CliEnvironment): Promise<string> {
  return (await environment.repositoryRoot(environment.folder)) ?? environment.folder;
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}
