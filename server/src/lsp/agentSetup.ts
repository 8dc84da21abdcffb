/**
 * Setting coding agents up from the editor: what would change is planned here and shown there, and only what the
 * person has agreed to is written. Files of a folder that is not trusted are left alone, and nothing of it is run.
 */

import type { AgentSetup, AgentSetupState } from '../../../protocol/messages.ts';
import { AGENTS, agentOf, type Scope } from '../agent/setup/agents.ts';
import { applyPlan } from '../agent/setup/apply.ts';
import { diagnose } from '../agent/setup/doctor.ts';
import { checksOf, type FileReport, reportOf } from '../agent/setup/health.ts';
import { type Plan, planOf, type Request } from '../agent/setup/plan.ts';
import { hashOf } from '../agent/setup/records.ts';
import { usedAgents } from '../agent/setup/used.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';

export function registerAgentSetup({
  session,
  folders,
}: {
  readonly session: Session;
  readonly folders: Folders;
}): void {
  const { dependencies } = session;
  /** What the person was shown last. */
  let shown: { readonly id: string; readonly request: Request; readonly plan: Plan } | undefined;

  /** The folder of a project; undefined where there is none that is trusted. */
  const projectOf = async (uri: string | undefined): Promise<string | undefined> => {
    const path = uri === undefined || !folders.trusted ? undefined : session.pathOf(uri);
    return path === undefined ? undefined : ((await dependencies.repositoryRoot(path)) ?? path);
  };

  session.onRequest('aiSecurityScanner/agents', async ({ folder }) => {
    const machine = await dependencies.agentMachine();
    const project = await projectOf(folder);
    const reports = await reportOf(machine, project);
    const used = await usedAgents(machine, project);
    const agents = AGENTS.map((agent): AgentSetup => {
      const own = reports.filter((report) => report.agent === agent);
      return {
        id: agent.id,
        name: agent.name,
        isUsed: used.includes(agent),
        user: stateOf(own, 'user'),
        project: stateOf(own, 'project'),
        hasHooks: own.some(({ hooks }) => hooks.length > 0),
      };
    });
    return { agents, checks: await checksOf(machine, project, reports) };
  });

  session.onRequest('aiSecurityScanner/diagnoseAgents', async ({ folder }) =>
    diagnose(await dependencies.agentMachine(), await projectOf(folder)),
  );

  session.onRequest('aiSecurityScanner/planAgents', async ({ folder, action, scope, agents: ids }) => {
    const project = await projectOf(folder);
    if (scope === 'project' && project === undefined)
      return { refusal: session.t('Agents are set up for a trusted folder on disk only.') };
    const agents = ids.flatMap((id) => agentOf(id) ?? []);
    const request = { action, agents, scope, project, options: {} };
    const plan = await planOf(await dependencies.agentMachine(), request);
    const changes = plan.changes.map(({ path, before, after }) => ({ path, before, after }));
    const id = hashOf(JSON.stringify([action, scope, changes]));
    shown = { id, request, plan };
    return { plan: id, changes, refusals: plan.refusals.map(({ message }) => message) };
  });

  session.onRequest('aiSecurityScanner/applyAgents', async ({ plan: id }) => {
    if (shown === undefined || shown.id !== id)
      return { refusal: session.t('This is not what was shown last: set agents up once more.') };
    const { request, plan } = shown;
    shown = undefined;
    const { done, refusals } = await applyPlan(await dependencies.agentMachine(), request, plan);
    const notes = request.action === 'install' ? request.agents.flatMap(({ note }) => note ?? []) : [];
    return {
      written: done.map(({ path }) => path),
      refusals: refusals.map(({ message }) => message),
      notes,
    };
  });
}

/** What of an agent's files is set up: what has to be looked at counts before the rest. */
function stateOf(reports: readonly FileReport[], scope: Scope): AgentSetupState {
  const states = reports.filter(({ file }) => file.scope === scope).map(({ state }) => state);
  const order: AgentSetupState[] = ['unreadable', 'outdated', 'installed', 'absent'];
  return order.find((state) => states.includes(state)) ?? 'absent';
}
