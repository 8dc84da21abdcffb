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

/** The routes of files that are at hand: see `RouteReader`. */
export function routesOf(
  files: Iterable<RouteFile>,
  frameworks: readonly Framework[],
  withTarget: WithTarget,
): WorkspaceRoutes {
  const reader = new RouteReader(frameworks, withTarget);
  for (const file of files) reader.add(file);
  return reader.routes();
}

/**
 * Reads the routes of files one by one. Of frameworks with one id the last counts, so that those of a workspace may
 * stand for those that ship. Never throws on what the files hold; `limits` says what is not known.
 */
export class RouteReader {
  private readonly frameworks: readonly Framework[];
  private readonly declarations: RouteDeclarations[] = [];
  private readonly unread: string[] = [];

  constructor(
    frameworks: readonly Framework[],
    private readonly withTarget: WithTarget,
  ) {
    this.frameworks = [...new Map(frameworks.map((framework) => [framework.id, framework])).values()];
  }

  /** Reads a file, whose language must have been prepared. */
  add(file: RouteFile): void {
    const own = frameworksFor(file.path, this.frameworks);
    if (own.length === 0) return;
    const read = this.withTarget(file, (target) => readRoutes(target, own, file.path));
    if (read === undefined)
      this.unread.push(`${file.path}: The file could not be read: its routes are not known.`);
    else this.declarations.push(read);
  }

  /** The routes of all files together. */
  routes(): WorkspaceRoutes {
    const linked = linkRoutes(this.declarations, this.frameworks);
    return {
      routes: linked.routes,
      limits: [...linked.limits, ...this.unread],
      finder: new RouteFinder(linked),
    };
  }
}

function frameworksFor(path: string, frameworks: readonly Framework[]): readonly Framework[] {
  const language = languageOf({ path });
  if (language === undefined) return [];
  return frameworks.filter(({ languages }) => languages.some((name) => language.names.includes(name)));
}
