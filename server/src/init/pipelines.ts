/**
 * The gate in the systems of CI that a repository has: a file or a job of its own for each, or what to add by hand.
 * To know another system, add it to the table.
 */

import { type Outcome, proposal } from './files.ts';
import { AZURE_STEPS, GITHUB_WORKFLOW, GITLAB_JOB, PROGRAM, withGitlabJob } from './jobs.ts';
import type { InitWorld } from './world.ts';

/** The systems that a person can name. */
export const SYSTEMS = ['github', 'gitlab', 'azure'] as const;
export type SystemName = (typeof SYSTEMS)[number];

interface System {
  isThere(world: InitWorld, root: string): Promise<boolean>;
  propose(world: InitWorld, root: string): Promise<Outcome>;
}

const WORKFLOWS = '.github/workflows';
const GITHUB_FILE = `${WORKFLOWS}/ai-security.yml`;
const GITLAB_FILE = '.gitlab-ci.yml';
const AZURE_FILE = 'azure-pipelines.yml';
/** More workflows are not looked through for one that runs this program. */
const MOST_WORKFLOWS = 200;

const TABLE: Readonly<Record<SystemName, System>> = {
  github: {
    isThere: ({ machine }, root) => machine.hasFolder(machine.join(root, WORKFLOWS)),
    async propose(world, root) {
      const running = await workflowThatRuns(world, root);
      if (running !== undefined) return { note: alreadyRuns(running) };
      return proposal(world, root, GITHUB_FILE, (before) =>
        before === null ? GITHUB_WORKFLOW : byHand(GITHUB_FILE, 'workflow', GITHUB_WORKFLOW),
      );
    },
  },
  gitlab: {
    isThere: ({ machine }, root) => machine.hasFile(machine.join(root, GITLAB_FILE)),
    propose: (world, root) =>
      proposal(world, root, GITLAB_FILE, (before) => {
        if (before === null) return GITLAB_JOB;
        if (before.includes(PROGRAM)) return { note: alreadyRuns(GITLAB_FILE) };
        return withGitlabJob(before) ?? byHand(GITLAB_FILE, 'job', GITLAB_JOB);
      }),
  },
  azure: {
    isThere: ({ machine }, root) => machine.hasFile(machine.join(root, AZURE_FILE)),
    propose: (world, root) =>
      proposal(world, root, AZURE_FILE, (before) =>
        before?.includes(PROGRAM) === true
          ? { note: alreadyRuns(AZURE_FILE) }
          : byHand(AZURE_FILE, 'steps', AZURE_STEPS),
      ),
  },
};

/** What to do about CI: in the systems that are named, or else in those that are there. */
export async function proposePipelines(
  world: InitWorld,
  root: string,
  named: readonly SystemName[] | undefined,
): Promise<Outcome[]> {
  const systems: SystemName[] = [];
  for (const name of SYSTEMS)
    if (named === undefined ? await TABLE[name].isThere(world, root) : named.includes(name))
      systems.push(name);
  if (systems.length === 0 && named === undefined)
    return [
      {
        note: `There is no CI here that this command knows. ${PROGRAM} init --ci github (or gitlab, azure) sets one up; docs/ci.md says what a job of another runs.`,
      },
    ];
  const outcomes: Outcome[] = [];
  for (const name of systems) outcomes.push(await TABLE[name].propose(world, root));
  return outcomes;
}

/** The workflow that runs this program already; undefined for none. */
async function workflowThatRuns({ machine }: InitWorld, root: string): Promise<string | undefined> {
  const folder = machine.join(root, WORKFLOWS);
  const names = (await machine.list(folder)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  for (const name of names.slice(0, MOST_WORKFLOWS)) {
    const found = await machine.read(machine.join(folder, name));
    if (found.kind === 'file' && found.text.includes(PROGRAM)) return `${WORKFLOWS}/${name}`;
  }
  return undefined;
}

function alreadyRuns(name: string): string {
  return `${name} runs ${PROGRAM} already: it is left as it is.`;
}

function byHand(name: string, what: string, text: string): { note: string } {
  return { note: `${name} is yours to change. To hold the review policy there, add the ${what}:\n\n${text}` };
}
