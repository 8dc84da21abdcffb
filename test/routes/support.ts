/** Sample applications read as a workspace is: by the frameworks that ship, file by file, then all together. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { mayHaveRoutes, routesOf, type WorkspaceRoutes } from '../../server/src/routes/index.ts';
import type { Framework } from '../../server/src/rule/frameworks.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

/** The frameworks that ship. */
export function bundledFrameworks(): readonly Framework[] {
  const rules = join(projectRoot, 'rules');
  const files = filesBelow(rules).filter((file) => /\/routes\/[^/]+\.yaml$/.test(file));
  const texts = files.map((file) => ({ file, text: readFileSync(join(rules, file), 'utf8') }));
  const { frameworks, problems } = loadRuleFiles(texts);
  if (problems.length > 0)
    throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return frameworks;
}

/** The paths of all files below a folder, with `/`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}

/** The routes of files: texts by path. */
export async function readWorkspace(
  texts: ReadonlyMap<string, string>,
  frameworks: readonly Framework[],
): Promise<WorkspaceRoutes> {
  const scanner = await Scanner.create({ readGrammar });
  try {
    const files = [...texts]
      .map(([path, text]) => ({ path, text }))
      .filter(({ path }) => mayHaveRoutes(path, frameworks));
    for (const file of files) await scanner.prepare(file);
    return routesOf(files, frameworks, (file, work) => scanner.withTarget(file, work));
  } finally {
    scanner.dispose();
  }
}
