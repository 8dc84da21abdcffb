/** Sample applications read as a workspace is: by the frameworks that ship, file by file, then all together. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { RouteFinder } from '../../server/src/routes/find.ts';
import { type LinkedRoutes, linkRoutes } from '../../server/src/routes/link.ts';
import { readRoutes } from '../../server/src/routes/read.ts';
import type { Framework } from '../../server/src/rule/frameworks.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import { languageOf } from '../../server/src/syntax/languages/index.ts';
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

export interface Workspace {
  readonly linked: LinkedRoutes;
  readonly finder: RouteFinder;
}

/** Reads and links files: texts by path. */
export async function readWorkspace(
  texts: ReadonlyMap<string, string>,
  frameworks: readonly Framework[],
): Promise<Workspace> {
  const scanner = await Scanner.create({ readGrammar });
  try {
    const declarations = [];
    for (const [path, text] of texts) {
      const language = languageOf({ path });
      if (language === undefined) continue;
      await scanner.prepare({ path, text });
      const own = frameworks.filter(({ languages }) =>
        languages.some((name) => language.names.includes(name)),
      );
      const read = scanner.withTarget({ path, text }, (target) => readRoutes(target, own, path));
      if (read !== undefined) declarations.push(read);
    }
    const linked = linkRoutes(declarations, frameworks);
    return { linked, finder: new RouteFinder(linked) };
  } finally {
    scanner.dispose();
  }
}
