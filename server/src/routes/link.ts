/**
 * From the declarations of all files to the routes of a workspace: every route with its whole path, as often as its
 * router is mounted, and the function that answers it.
 */

import type { Span } from '../finding/finding.ts';
import { type Framework, METHODS } from '../rule/frameworks.ts';
import type { DeclaredRoute, Definition, PathPiece, RouteDeclarations } from './declarations.ts';
import { Mountings, type Step } from './mountings.ts';
import { type PathPattern, readPath } from './pathPattern.ts';
import { Resolver } from './resolve.ts';
import { fill } from './templates.ts';

/** A place in a file; UTF-16 offsets. */
export interface Place extends Span {
  readonly file: string;
}

/** The function, method or class that answers. */
export interface Handler extends Place {
  /** Its names from the outermost class on, as `Users.show`; '' where it has none. */
  readonly name: string;
  readonly parameters: readonly string[];
}

export interface Route {
  readonly framework: Framework;
  /** In capitals; empty where any is answered, null where only the running program knows. */
  readonly methods: readonly string[] | null;
  readonly path: PathPattern;
  /** Null where it is not in the files. */
  readonly handler: Handler | null;
  readonly declaration: Place;
  /** What is unlike for two applications; null where none is known to have the route. */
  readonly application: string | null;
  /** Where it comes in the order of declarations. */
  readonly order: readonly Step[];
}

export interface LinkedRoutes {
  readonly routes: readonly Route[];
  /** What is not known, in words for the user. */
  readonly limits: readonly string[];
}

/** So many routes are told apart. */
const MOST_ROUTES = 100_000;

/** Puts the declarations of the files of a workspace together. Never throws on what they say. */
export function linkRoutes(
  files: readonly RouteDeclarations[],
  frameworks: readonly Framework[],
): LinkedRoutes {
  const byId = new Map(frameworks.map((framework) => [framework.id, framework]));
  const resolver = new Resolver(files);
  const mountings = new Mountings(resolver, files);
  const prefixes = new Prefixes(files);
  const routes: Route[] = [];
  const limits = files.flatMap((file) => file.limits.map((limit) => `${file.file}: ${limit}`));
  let left = 0;
  for (const file of files) {
    for (const [index, declared] of file.routes.entries()) {
      const framework = byId.get(declared.framework);
      if (framework === undefined) continue;
      const answers = answersOf(declared, file, framework, resolver);
      for (const { application, path, order } of mountings.of(declared.router, file, framework.id)) {
        const pieces = [...prefixes.of(framework.id, file.file), ...path, ...declared.path];
        const pattern = readPath(pieces, framework.path);
        if (pattern === null) continue;
        const declaration = { file: file.file, start: declared.start, end: declared.end };
        // One declaration may stand for several routes, which come in the order of its entry.
        const steps = [declared.start, index].map((at) => ({ file: file.file, at }));
        for (const { methods, handler } of answers) {
          if (routes.length >= MOST_ROUTES) left++;
          else
            routes.push({
              framework,
              methods,
              path: pattern,
              handler,
              declaration,
              application,
              order: [...order, ...steps],
            });
        }
      }
    }
  }
  if (left > 0) limits.push(`More than ${MOST_ROUTES} routes are declared: ${left} of them are not known.`);
  if (mountings.left > 0)
    limits.push(
      `${mountings.left} routers are mounted in more places than are followed: not all of their routes are known.`,
    );
  return { routes, limits };
}

type Answer = Pick<Route, 'methods' | 'handler'>;

/** What answers a route: one function, or for a class the methods that the framework calls. */
function answersOf(
  { handler, methods }: DeclaredRoute,
  file: RouteDeclarations,
  { classMethod }: Framework,
  resolver: Resolver,
): Answer[] {
  const meaning = handler === null ? null : resolver.of(handler, file);
  if (meaning?.type !== 'definition') return [{ methods, handler: null }];
  const { definition } = meaning;
  const own = { methods, handler: handlerOf(meaning.file, definition) };
  if (definition.kind !== 'class' || classMethod === null) return [own];
  const answers = METHODS.flatMap((method): Answer[] => {
    const isAnswered = methods === null || methods.length === 0 || methods.includes(method);
    const name = fill(classMethod, (metavariable) => (metavariable === '$METHOD' ? method : null));
    const found = isAnswered && name !== null ? resolver.method(meaning.file, definition, name) : undefined;
    return found === undefined ? [] : [{ methods: [method], handler: handlerOf(meaning.file, found) }];
  });
  return answers.length > 0 ? answers : [own];
}

function handlerOf({ file }: RouteDeclarations, { start, end, names, parameters }: Definition): Handler {
  return { file, start, end, name: names.join('.'), parameters };
}

/** Prefixes of all routes of a framework: the one whose file is nearest counts. */
class Prefixes {
  private readonly known = new Map<string, readonly PathPiece[]>();
  private readonly declared: { framework: string; file: string; path: readonly PathPiece[] }[];

  constructor(files: readonly RouteDeclarations[]) {
    this.declared = files.flatMap(({ file, prefixes }) =>
      prefixes.map(({ framework, path }) => ({ framework, file, path })),
    );
  }

  /** Unknown where several are as near and differ. */
  of(framework: string, file: string): readonly PathPiece[] {
    const key = `${framework} ${file}`;
    const known = this.known.get(key) ?? this.find(framework, file);
    this.known.set(key, known);
    return known;
  }

  private find(framework: string, file: string): readonly PathPiece[] {
    const own = this.declared.filter((each) => each.framework === framework);
    const shared = own.map((each) => sharedFolders(each.file, file));
    const nearest = shared.reduce((most, each) => Math.max(most, each), 0);
    const [first, ...others] = own.filter((_, i) => shared[i] === nearest);
    if (first === undefined) return [];
    const isOne = others.every(({ path }) => JSON.stringify(path) === JSON.stringify(first.path));
    return isOne ? first.path : [{ text: null, isRegex: false }];
  }
}

/** How many folders two paths have in common. */
function sharedFolders(a: string, b: string): number {
  const one = a.split('/').slice(0, -1);
  const other = b.split('/').slice(0, -1);
  const differs = one.findIndex((folder, i) => folder !== other[i]);
  return differs < 0 ? one.length : differs;
}
