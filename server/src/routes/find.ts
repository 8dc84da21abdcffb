/**
 * Which handler answers a request, by the routes that the code declares: for findings of tests from outside, which
 * know a method and a URL and no place in the code. Where the routes leave it open, all that may answer are told with
 * why, and none is taken.
 */

import type { LinkedRoutes, Route } from './link.ts';
import { bySpecificity, isOptional, isRest, literalOf, matchesPath, type Segment } from './pathPattern.ts';

export interface Request {
  /** In any case; undefined where it is not known. */
  readonly method?: string;
  /** A whole URL or its path. */
  readonly url: string;
  /** What stands before the paths that the code declares, such as the path of a proxy: `/shop`. */
  readonly basePath?: string;
  /** The parameter that the finding is about. */
  readonly parameter?: string;
}

export interface Candidate {
  readonly route: Route;
  /** Why it may answer, and what is open, as a sentence. */
  readonly why: string;
  /** Whether the handler is known to take the parameter: by its path or its own parameters. */
  readonly takesParameter: boolean;
}

export interface FoundHandlers {
  /** The route that certainly answers, with a handler in the files; null where there is none or several may. */
  readonly placed: Candidate | null;
  /** All that may answer: one where it is certain. */
  readonly candidates: readonly Candidate[];
}

const NONE: FoundHandlers = { placed: null, candidates: [] };

/** Longer URLs are held against no route. */
const LONGEST_URL = 16_000;
const MOST_SEGMENTS = 500;

/** The routes of a workspace, ready to be asked. */
export class RouteFinder {
  private readonly known = new Branch();
  /** Those of which only the end is known, from their end. */
  private readonly open = new Branch();
  /** How many branches and routes the questions so far have looked at; for tests. */
  work = 0;

  constructor({ routes }: LinkedRoutes) {
    for (const route of routes) {
      const { segments, isOpen } = route.path;
      if (!isOpen) this.known.enter(segments, route);
      else if (segments.some((segment) => literalOf(segment) !== null))
        this.open.enter(segments.toReversed(), route);
    }
  }

  /** What answers a request. Never throws; a URL that is none has no handler. */
  find(request: Request): FoundHandlers {
    const url = pathOf(request);
    if (url === null) return NONE;
    const method = request.method?.toUpperCase();
    const answers = (route: Route): boolean =>
      answersMethod(route, method) &&
      agreesInSlash(route, url.endsInSlash) &&
      matchesPath(route.path, url.segments, route.framework.path.ignoresCase);
    const known = this.collect(this.known, url.segments, false).filter(answers);
    const open = this.collect(this.open, url.segments.toReversed(), true).filter(answers);
    const best = known.filter(
      (route) => !known.some((other) => beats(other, route, method, url.endsInSlash)),
    );
    // Of what is known as a whole and what is known in part, the latter matters where it says more.
    const rivals = open.filter((route) => best.every((other) => bySpecificity(route.path, other.path) < 0));
    const all = distinct([...best, ...rivals]);
    const candidates = all.map((route) => candidateOf(route, all, request.parameter));
    const [only] = candidates;
    const isPlaced = candidates.length === 1 && only !== undefined && isCertain(only.route, method);
    return { placed: isPlaced ? only : null, candidates };
  }

  private collect(branch: Branch, segments: readonly string[], isEnd: boolean): Route[] {
    const found: Route[] = [];
    this.work += branch.collect(segments, isEnd, found);
    return found;
  }
}

/** Routes by their segments, so that of many only those are held against a URL that may match it. */
class Branch {
  private readonly literal = new Map<string, Branch>();
  private other: Branch | null = null;
  private readonly ends: Route[] = [];
  /** Those whose next segment takes any number of segments. */
  private readonly rests: Route[] = [];

  enter(segments: readonly Segment[], route: Route): void {
    let at: Branch = this;
    for (const segment of segments) {
      if (isRest(segment) || isOptional(segment)) {
        at.rests.push(route);
        return;
      }
      at = at.below(literalOf(segment));
    }
    at.ends.push(route);
  }

  private below(literal: string | null): Branch {
    if (literal === null) {
      this.other ??= new Branch();
      return this.other;
    }
    const key = literal.toLowerCase();
    const known = this.literal.get(key) ?? new Branch();
    this.literal.set(key, known);
    return known;
  }

  /** Adds what may match; `isEnd` is whether the segments may go on. Answers how many branches and routes it met. */
  collect(segments: readonly string[], isEnd: boolean, found: Route[]): number {
    let work = 0;
    let level: Branch[] = [this];
    const take = (routes: readonly Route[]): void => {
      for (const route of routes) found.push(route);
      work += routes.length;
    };
    for (let i = 0; level.length > 0; i++) {
      const next: Branch[] = [];
      for (const branch of level) {
        work++;
        take(branch.rests);
        const segment = segments[i];
        if (segment === undefined || isEnd) take(branch.ends);
        if (segment === undefined) continue;
        const literal = branch.literal.get(segment.toLowerCase());
        if (literal !== undefined) next.push(literal);
        if (branch.other !== null) next.push(branch.other);
      }
      level = next;
    }
    return work;
  }
}

interface UrlPath {
  readonly segments: readonly string[];
  readonly endsInSlash: boolean;
}

/** The path of a request below its base path, decoded; null where it is none or lies elsewhere. */
function pathOf({ url, basePath = '' }: Request): UrlPath | null {
  if (url.length > LONGEST_URL) return null;
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const written = path.split('/').filter((segment) => segment !== '');
  const segments = written.map(decoded);
  const base = basePath
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  if (segments.length > MOST_SEGMENTS || segments.includes('..')) return null;
  if (base.some((segment, i) => segments[i] !== segment)) return null;
  return {
    segments: segments.slice(base.length),
    endsInSlash: path.endsWith('/') && written.length > base.length,
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // What is no UTF-8 stands for itself.
    return segment;
  }
}

function answersMethod({ methods }: Route, method: string | undefined): boolean {
  if (method === undefined || methods === null || methods.length === 0) return true;
  return methods.includes(method) || (method === 'HEAD' && methods.includes('GET'));
}

function agreesInSlash({ path, framework }: Route, endsInSlash: boolean): boolean {
  const { trailingSlash } = framework.path;
  if (trailingSlash === 'ignored' || path.endsInSlash === endsInSlash) return true;
  const last = path.segments.at(-1);
  if (last !== undefined && isRest(last)) return true;
  return path.segments.length === 0 || (trailingSlash === 'added' && path.endsInSlash);
}

/** Whether a route certainly answers instead of another that matches as well. */
function beats(a: Route, b: Route, method: string | undefined, endsInSlash: boolean): boolean {
  if (a === b || a.application === null || a.application !== b.application) return false;
  // Of a route for other methods as well, or none that are known, nothing is certain.
  if (!isCertain(a, method, false)) return false;
  if (a.framework.precedence === 'declared') return isBefore(a, b);
  const difference =
    bySpecificity(a.path, b.path) ||
    Number(a.path.endsInSlash !== endsInSlash) - Number(b.path.endsInSlash !== endsInSlash) ||
    Number(a.methods?.length === 0) - Number(b.methods?.length === 0);
  return difference < 0;
}

function isBefore({ order: a }: Route, { order: b }: Route): boolean {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [one, other] = [a[i], b[i]];
    if (one?.file !== other?.file) return false;
    if (one?.at !== other?.at) return (one?.at ?? 0) < (other?.at ?? 0);
  }
  return false;
}

/** Whether a route answers whatever is not said: all of its path is known, its methods, and its handler. */
function isCertain(route: Route, method: string | undefined, needsHandler = true): boolean {
  const { path, methods, handler } = route;
  if (path.isOpen || methods === null || (needsHandler && handler === null)) return false;
  return method !== undefined || methods.length === 0 || needsHandler;
}

/** Routes with the same handler are one: a function that is declared for several paths or methods. */
function distinct(routes: readonly Route[]): Route[] {
  const seen = new Set<string>();
  return routes.filter(({ handler, declaration }) => {
    const { file, start, end } = handler ?? declaration;
    const key = `${file} ${start}-${end}`;
    return !seen.has(key) && seen.add(key);
  });
}

function candidateOf(route: Route, all: readonly Route[], parameter: string | undefined): Candidate {
  const { framework, path, methods, handler } = route;
  const method = methods === null ? '?' : methods.length === 0 ? 'any method' : methods.join(', ');
  const says = `${framework.name} declares ${method} ${path.text}`;
  const open = [
    ...(path.isOpen ? ['what stands before its path is known to the running program alone'] : []),
    ...(methods === null ? ['its methods are known to the running program alone'] : []),
    ...(handler === null ? ['its handler is not in these files'] : []),
    ...(all.length > 1
      ? [`${all.length - 1} other ${all.length === 2 ? 'route' : 'routes'} may answer as well`]
      : []),
  ];
  const why = open.length === 0 ? `${says}.` : `${says}; ${open.join('; ')}.`;
  return { route, why, takesParameter: parameter !== undefined && takes(route, parameter) };
}

function takes({ path, handler }: Route, parameter: string): boolean {
  const inPath = path.segments.some((segment) =>
    segment.some((atom) => typeof atom !== 'string' && atom.name === parameter),
  );
  return inPath || handler?.parameters.includes(parameter) === true;
}
