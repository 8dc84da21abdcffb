/**
 * Where routers hang: from the applications down, every way on which a router is mounted is followed. A router that
 * is mounted twice has two places, one that is mounted in itself has none of its own making.
 */

import type { DeclaredMount, PathPiece, Reference, RouteDeclarations } from './declarations.ts';
import type { Meaning, Resolver } from './resolve.ts';

/** A step in the order of declaration: a place in a file, a UTF-16 offset. */
export interface Step {
  readonly file: string;
  readonly at: number;
}

/** One way from an application to a router. */
export interface Mounting {
  /** The framework's id. */
  readonly framework: string;
  /** What is unlike for two applications; null where none is known to have the router. */
  readonly application: string | null;
  readonly path: readonly PathPiece[];
  readonly order: readonly Step[];
}

interface Edge {
  readonly child: string;
  /** The framework that mounts; null where the router is only handed on. */
  readonly framework: string | null;
  readonly path: readonly PathPiece[];
  readonly step: Step;
  readonly replaces: boolean;
}

/** A router may hang in so many places; further ones are left out, and said. */
const MOST_PLACES = 200;

/** What is not mounted anywhere has an unknown path. */
const UNKNOWN: PathPiece = { text: null, isRegex: false };

interface Way extends Mounting {
  readonly router: string;
  /** The routers on the way, so that none is gone through twice. */
  readonly above: Way | null;
}

export class Mountings {
  private readonly places = new Map<string, Way[]>();
  private readonly edges = new Map<string, Edge[]>();
  /** The routers that were made, with their frameworks and what they were made with. */
  private readonly made = new Map<string, { framework: string; path: readonly PathPiece[] }>();
  private readonly crowded = new Set<string>();
  /** How many ways were followed; for tests. */
  work = 0;

  constructor(
    private readonly resolver: Resolver,
    files: readonly RouteDeclarations[],
  ) {
    const roots: Way[] = [];
    for (const file of files) this.readFile(file, roots);
    // An application that is mounted in another one is served there.
    const mounted = new Set([...this.edges.values()].flatMap((edges) => edges.map(({ child }) => child)));
    this.follow(roots.filter(({ router }) => !mounted.has(router)));
  }

  /** The routers that hang in more places than were followed: how many of them. */
  get left(): number {
    return this.crowded.size;
  }

  /** The places of a router of a file; none where it is no router that is known. */
  of(router: Reference, file: RouteDeclarations, framework: string): readonly Mounting[] {
    if (router.type === 'root') return [{ framework, application: framework, path: [], order: [] }];
    const meaning = this.resolver.of(router, file);
    const key = meaning === null ? null : keyOf(meaning);
    if (key === null) return [];
    const places = this.places.get(key);
    if (places !== undefined) return places.filter((place) => place.framework === framework);
    // A router that was made, and a file of routes, are there; a parameter to which no router is given is none.
    const made = this.made.get(key);
    if (made?.framework !== framework && meaning?.type !== 'file') return [];
    return [{ framework, application: null, path: [UNKNOWN, ...(made?.path ?? [])], order: [] }];
  }

  private readFile(file: RouteDeclarations, roots: Way[]): void {
    for (const { parent, path, start, end, framework } of file.routers) {
      const child = keyOf({ type: 'router', file, end });
      if (child === null) continue;
      const step = { file: file.file, at: start };
      const isRoot = parent?.type === 'root';
      if (isRoot || parent === null) this.made.set(child, { framework, path });
      else this.connect(parent, file, { child, framework, path, step, replaces: false });
      if (isRoot) roots.push({ router: child, framework, application: child, path, order: [], above: null });
    }
    for (const mount of file.mounts) this.readMount(mount, file, roots);
    for (const { callee, receiver, arguments: given, start } of file.handings) {
      const meaning = this.resolver.of(callee, file);
      if (meaning?.type !== 'definition' || meaning.definition.kind !== 'function') continue;
      const { definition } = meaning;
      const isExtension = receiver !== null && definition.extendsFirst;
      if (receiver !== null && !isExtension && callee.type === 'name') continue;
      (isExtension ? [receiver, ...given] : given).forEach((argument, index) => {
        if (argument === null || index >= definition.parameters.length) return;
        const child = parameterKey(meaning.file, definition.start, index);
        const step = { file: file.file, at: start };
        this.connect(argument, file, { child, framework: null, path: [], step, replaces: false });
      });
    }
  }

  private readMount(mount: DeclaredMount, file: RouteDeclarations, roots: Way[]): void {
    const { parent, path, start, framework, replaces } = mount;
    const meaning = this.resolver.of(mount.child, file);
    const child = meaning === null ? null : keyOf(meaning);
    if (child === null) return;
    const step = { file: file.file, at: start };
    if (parent.type === 'root')
      roots.push({ router: child, framework, application: framework, path, order: [step], above: null });
    else this.connect(parent, file, { child, framework, path, step, replaces });
  }

  private connect(parent: Reference, file: RouteDeclarations, edge: Edge): void {
    const meaning = this.resolver.of(parent, file);
    const key = meaning === null ? null : keyOf(meaning);
    if (key === null) return;
    const known = this.edges.get(key);
    if (known === undefined) this.edges.set(key, [edge]);
    else known.push(edge);
  }

  private follow(roots: readonly Way[]): void {
    const open = [...roots];
    for (const way of open) {
      this.work++;
      const places = this.places.get(way.router) ?? [];
      this.places.set(way.router, places);
      if (places.length >= MOST_PLACES) {
        this.crowded.add(way.router);
        continue;
      }
      places.push(way);
      for (const { child, framework, path, step, replaces } of this.edges.get(way.router) ?? []) {
        if ((framework !== null && framework !== way.framework) || isOnWay(child, way)) continue;
        const own = replaces ? [] : (this.made.get(child)?.path ?? []);
        open.push({
          router: child,
          framework: way.framework,
          application: way.application,
          path: [...way.path, ...path, ...own],
          order: [...way.order, step],
          above: way,
        });
      }
    }
  }
}

function isOnWay(router: string, way: Way): boolean {
  for (let at: Way | null = way; at !== null; at = at.above) if (at.router === router) return true;
  return false;
}

/** What a router is known by; null for what is none. A function that is given a router takes it first. */
function keyOf(meaning: Meaning): string | null {
  switch (meaning.type) {
    case 'router':
      return `${meaning.file.file} router ${meaning.end}`;
    case 'parameter':
      return parameterKey(meaning.file, meaning.of, meaning.index);
    case 'file':
      return `${meaning.file.file} file`;
    case 'definition':
      return meaning.definition.kind === 'function'
        ? parameterKey(meaning.file, meaning.definition.start, 0)
        : null;
    case 'root':
      return null;
  }
}

function parameterKey(file: RouteDeclarations, of: number, index: number): string {
  return `${file.file} parameter ${of} ${index}`;
}
