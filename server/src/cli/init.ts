/**
 * `init`: gives a repository its configuration, a job for its CI and guidelines for agents. What would be written is
 * shown and asked for first, and nothing that exists is written over.
 */

import { loadProject } from '../config/project.ts';
import { type InitChange, writeChange } from '../init/files.ts';
import { SYSTEMS, type SystemName } from '../init/pipelines.ts';
import { type InitPlan, planInit, whatCounts } from '../init/plan.ts';
import type { InitWorld } from '../init/world.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine, safeLines } from '../report/terminalText.ts';
import { english } from '../text/translate.ts';
import { unifiedDifference } from '../text/unifiedDifference.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';

export const init: Command = {
  name: 'init',
  usage: '[--ci github|gitlab|azure|none]… [--yes] [--dry-run]',
  summary: 'Gives a repository its configuration, a job for its CI and guidelines for agents',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, {
      ci: { kind: 'list' },
      yes: { kind: 'flag' },
      'dry-run': { kind: 'flag' },
    });
    const [extra] = positionals;
    if (extra !== undefined)
      throw new UsageError(
        'init takes no path: it is about the repository of the current folder. Leave out {0}.',
        extra,
      );
    const root = (await environment.repositoryRoot(environment.folder)) ?? environment.folder;
    if (root === environment.agents.home)
      throw new UsageError('Your home folder is no project: go to one, and run this there.');
    const world = worldOf(environment);
    const systems = systemsIn(values.ci);
    const plan = await planned(world, root, systems);
    show(environment, plan);
    const failed = plan.refusals.length > 0 ? EXIT.failed : EXIT.clean;
    if (plan.changes.length === 0) {
      environment.out('There is nothing to write.\n');
      return failed;
    }
    if (values['dry-run'] === true) return failed;
    if (values.yes !== true && !(await mayWrite(environment, plan.changes))) return failed;
    return (await write(environment, world, plan)) ? failed : EXIT.failed;
  },
};

/** The systems that are named; undefined where nobody names one. */
function systemsIn(given: readonly string[] | undefined): SystemName[] | undefined {
  const names = given?.map((name) => oneOf('--ci', name, [...SYSTEMS, 'none'] as const));
  if (names !== undefined && names.length > 1 && names.includes('none'))
    throw new UsageError('--ci none goes with no other --ci.');
  return names?.flatMap((name) => (name === 'none' ? [] : [name]));
}

async function planned(world: InitWorld, root: string, systems: SystemName[] | undefined): Promise<InitPlan> {
  try {
    return await planInit(world, { root, ...(systems === undefined ? {} : { systems }) });
  } catch (error) {
    throw new UsageError('The repository cannot be looked at: {0}.', (error as Error).message);
  }
}

function worldOf(environment: CliEnvironment): InitWorld {
  return {
    machine: environment.agents,
    async *files(root) {
      for await (const entry of environment.walk(root))
        yield 'problem' in entry ? null : environment.relative(root, entry.path);
    },
    project: (root) => loadProject(environment, root, { trusted: true }),
  };
}

/** What would be written, behind a bar: systems of CI take `---` at the beginning of a line for a command of theirs. */
function show(environment: CliEnvironment, { changes, notes, refusals }: InitPlan): void {
  for (const { name, before, after } of changes) {
    const lines = unifiedDifference(name, before, after).map((line) => `│ ${safeDifference(line)}\n`);
    environment.out(`${lines.join('')}\n`);
  }
  for (const note of notes) environment.out(`${safeLines(note)}\n`);
  for (const refusal of refusals) environment.error(`${safeLine(refusal)}\n`);
}

/** A line of a difference, whose sign stays apart from what the text makes of it. */
function safeDifference(line: string): string {
  return line.slice(0, 1) + safeLine(line.slice(1));
}

async function mayWrite(environment: CliEnvironment, changes: readonly InitChange[]): Promise<boolean> {
  if (environment.ask === undefined)
    throw new UsageError(
      'Nothing was written: there is nobody to ask here. With --yes it is written unasked.',
    );
  const files = changes.length === 1 ? 'this file' : `these ${changes.length} files`;
  if (await environment.ask(`Write ${files}?`)) return true;
  environment.out('Nothing was written.\n');
  return false;
}

/** Whether all of it was written. */
async function write(environment: CliEnvironment, world: InitWorld, plan: InitPlan): Promise<boolean> {
  let written = 0;
  for (const change of plan.changes) {
    const problem = await writeChange(world, plan.root, change);
    if (problem === undefined) {
      written++;
      environment.out(`${safeLine(change.name)} written\n`);
    } else environment.error(`${safeLine(problem)}\n`);
  }
  if (written > 0) environment.out(`${whatCounts(english)}\n`);
  return written === plan.changes.length;
}
