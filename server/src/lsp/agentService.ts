/**
 * What agents' hooks ask of the running server, so that none of them has to load the engine: the findings in a
 * text that an agent wrote, and to keep on record that it did. Each project that a folder of the workspace
 * belongs to is served at a place of its own; without trust in the workspace none is.
 *
 * The rules are the project's, as for the command: what a person has switched off in the editor alone is no
 * reason to say something else to an agent than without the editor.
 */

import { countedFindings } from '../agent/scanned.ts';
import { isScanned } from '../config/configuration.ts';
import type { Analyses } from './analyses.ts';
import type { AgentService, Project, RuleSet } from './dependencies.ts';
import type { Folder, Folders } from './folders.ts';
import type { Session } from './session.ts';
import { scanText } from './textScans.ts';

export function registerAgentService({
  session,
  folders,
  analyses,
}: {
  readonly session: Session;
  readonly folders: Folders;
  readonly analyses: Analyses;
}): void {
  const { dependencies } = session;
  const served = new Map<string, Promise<(() => void) | undefined>>();
  const ruleSets = new WeakMap<Project, RuleSet>();

  const folderOf = (root: string): Folder | undefined =>
    folders.all().find(({ project }) => project.root === root);

  const rulesOf = ({ project, rules }: Folder): RuleSet => {
    const known = ruleSets.get(project);
    if (known !== undefined) return known;
    const made =
      rules.rules.length === project.rules.length ? rules : dependencies.createRuleSet(project.rules);
    ruleSets.set(project, made);
    return made;
  };

  const serviceOf = (root: string): AgentService => ({
    async scan(path, text) {
      await folders.ready();
      const folder = folderOf(root);
      const inside = await dependencies.insideProject(root, path);
      if (folder === undefined || inside === undefined) throw new Error('The file is not in this project.');
      if (!isScanned(inside, folder.project.configuration)) return [];
      const rules = rulesOf(folder);
      const analysis = await scanText({ session, analyses }, { path: inside, text }, rules);
      const byId = new Map(rules.rules.map((rule) => [rule.id, rule]));
      if (analysis === null) return [];
      const { strictness } = folder.project.configuration;
      return countedFindings(analysis, text, (id) => byId.get(id), strictness);
    },
    async keep(report) {
      if ((await dependencies.insideProject(root, report.path)) === undefined)
        throw new Error('The file is not in this project.');
      await dependencies.keepAgentWrites(report);
    },
  });

  const update = (): void => {
    const wanted = new Set(
      folders.trusted
        ? folders.all().flatMap(({ project }) => (project.root === undefined ? [] : [project.root]))
        : [],
    );
    for (const [root, serving] of served)
      if (!wanted.has(root)) {
        served.delete(root);
        session.guard('Ending to serve agents', async () => (await serving)?.());
      }
    for (const root of wanted)
      if (!served.has(root)) {
        const serving = dependencies.serveAgents(root, serviceOf(root));
        served.set(root, serving);
        serving.catch((error: Error) =>
          session.connection.console.warn(`Agents' hooks in ${root} scan by themselves: ${error.message}`),
        );
      }
  };
  folders.onDidChange(update);
  session.onShutdown(async () => {
    const all = [...served.values()];
    served.clear();
    for (const serving of all) (await serving.catch(() => undefined))?.();
  });
}
