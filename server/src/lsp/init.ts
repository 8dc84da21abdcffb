/**
 * Giving a repository what it begins with, from the editor: planned here and shown there, as the command plans and
 * shows it, and only what the person has agreed to is written.
 */

import { hashOf } from '../agent/setup/records.ts';
import { writeChange } from '../init/files.ts';
import { type InitPlan, planInit, whatCounts } from '../init/plan.ts';
import type { InitWorld } from '../init/world.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';

export function registerInit({
  session,
  folders,
}: {
  readonly session: Session;
  readonly folders: Folders;
}): void {
  const { dependencies } = session;
  /** What the person was shown last. */
  let shown: { readonly id: string; readonly plan: InitPlan } | undefined;

  const world = async (): Promise<InitWorld> => ({
    machine: await dependencies.agentMachine(),
    async *files(root) {
      for await (const path of dependencies.filesBelow(root, root))
        yield dependencies.paths.below(root, path) ?? null;
    },
    project: (root) => dependencies.loadProject(root, { trusted: true }),
  });

  session.onRequest('aiSecurityScanner/planInit', async ({ folder }) => {
    const path = folders.trusted ? session.pathOf(folder) : undefined;
    if (path === undefined)
      return { refusal: session.t('Only a trusted folder on disk can be initialized.') };
    const root = (await dependencies.repositoryRoot(path)) ?? path;
    const plan = await planInit(await world(), { root });
    const changes = plan.changes.map(({ path: file, before, after }) => ({ path: file, before, after }));
    const id = hashOf(JSON.stringify(changes));
    shown = { id, plan };
    return { plan: id, changes, notes: [...plan.notes], refusals: [...plan.refusals] };
  });

  session.onRequest('aiSecurityScanner/applyInit', async ({ plan: id }) => {
    if (shown === undefined || shown.id !== id)
      return { refusal: session.t('This is not what was shown last: initialize the repository once more.') };
    const { plan } = shown;
    shown = undefined;
    const written: string[] = [];
    const refusals: string[] = [];
    const there = await world();
    for (const change of plan.changes) {
      const problem = await writeChange(there, plan.root, change);
      if (problem === undefined) written.push(change.path);
      else refusals.push(problem);
    }
    return { written, refusals, note: whatCounts(session.t) };
  });
}
