/**
 * Routes: which function of a workspace answers which request, by what its code declares. A file is read into
 * declarations by the patterns of frameworks (`read.ts`), the declarations of all files are put together
 * (`link.ts`), and a request is looked up in them (`find.ts`).
 */

import type { Framework } from '../rule/frameworks.ts';
import type { Target } from '../search/target.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { RouteDeclarations } from './declarations.ts';
import { RouteFinder } from './find.ts';
import { type LinkedRoutes, linkRoutes } from './link.ts';
import { readRoutes } from './read.ts';

export type { Candidate, FoundHandlers, Request } from './find.ts';
export { RouteFinder } from './find.ts';
export type { Handler, LinkedRoutes, Place, Route } from './link.ts';

/** A file of a workspace. */
export interface RouteFile {
  /** Relative to the workspace, with `/`: it decides the language, and what imports mean. */
  readonly path: string;
  readonly text: string;
}

/** Has some work search a file; undefined where it cannot be read. A scanner's `withTarget`. */
export type WithTarget = (
  file: RouteFile,
  work: (target: Target) => RouteDeclarations,
) => RouteDeclarations | undefined;

export interface WorkspaceRoutes extends LinkedRoutes {
  readonly finder: RouteFinder;
}

/** Whether a file may say something of routes: one in a language of the frameworks. */
export function mayHaveRoutes(path: string, frameworks: readonly Framework[]): boolean {
  return frameworksFor(path, frameworks).length > 0;
}

/**
 * The routes of files. Their languages must have been prepared. Of frameworks with one id the last counts, so that
 * those of a workspace may stand for those that ship. Never throws on what the files hold; `limits` says what is not
 * known.
 */
export function routesOf(
  files: Iterable<RouteFile>,
  frameworks: readonly Framework[],
  withTarget: WithTarget,
): WorkspaceRoutes {
  const known = [...new Map(frameworks.map((framework) => [framework.id, framework])).values()];
  const declarations: RouteDeclarations[] = [];
  const unread: string[] = [];
  for (const file of files) {
    const own = frameworksFor(file.path, known);
    if (own.length === 0) continue;
    const read = withTarget(file, (target) => readRoutes(target, own, file.path));
    if (read === undefined)
      unread.push(`${file.path}: The file could not be read: its routes are not known.`);
    else declarations.push(read);
  }
  const linked = linkRoutes(declarations, known);
  return { routes: linked.routes, limits: [...linked.limits, ...unread], finder: new RouteFinder(linked) };
}

function frameworksFor(path: string, frameworks: readonly Framework[]): readonly Framework[] {
  const language = languageOf({ path });
  if (language === undefined) return [];
  return frameworks.filter(({ languages }) => languages.some((name) => language.names.includes(name)));
}
