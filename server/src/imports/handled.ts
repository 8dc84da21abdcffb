/**
 * Results of tests from outside, placed on the handlers that answer their requests. Only what is certain becomes a
 * finding in a file; where several handlers may answer, or none is known, the result stays a request, with those that
 * may. From then on a placed result is one in its file as all others are: bound to the lines with which the handler
 * begins, and found again by their content.
 */

import type { OtherTool, Problem, Span } from '../finding/finding.ts';
import { HashedText } from '../review/anchor.ts';
import { type Candidate, type LinkedRoutes, type Place, RouteFinder } from '../routes/index.ts';
import { LineIndex } from '../text/lines.ts';
import type { ImportedRegion, ImportedResult } from './imported.ts';
import { type Seen, unplaced } from './importedFile.ts';
import type { RequestCandidate, UnplacedFinding } from './importsReport.ts';
import { seenInText } from './seenCode.ts';

/** The routes of a workspace, with the texts in which they were found. Paths are below its root, with `/`. */
export interface KnownRoutes extends LinkedRoutes {
  textOf(path: string): string | undefined;
  /** What of the code could not be read, with absolute paths. */
  readonly problems: readonly Problem[];
}

/** A result of a test from outside, and what the configuration says of its report. */
export interface TestResult {
  readonly result: ImportedResult;
  readonly tool: OtherTool;
  /** The folder that the code behind the addresses is in; '' for the root. */
  readonly base: string;
  /** What stands before the paths that the code declares. */
  readonly basePath?: string;
}

/** A result with its place: the beginning of a handler. */
export interface PlacedResult extends Pick<TestResult, 'result' | 'tool'> {
  readonly path: string;
  readonly seen: Seen;
}

export interface PlacedRequests {
  readonly placed: readonly PlacedResult[];
  readonly unplaced: readonly UnplacedFinding[];
}

/** What handlers answer: other addresses are the name of a machine or one of its ports, without a path. */
const ROUTED = /^(?:(?:https?|wss?):\/\/|\/)/i;

/** Says of each result which handler certainly answers its request, or which ones may. */
export function placeRequests(tests: readonly TestResult[], routes: KnownRoutes): PlacedRequests {
  const finders = new Map<string, RouteFinder>();
  const texts = new Map<string, HandlerText>();
  const finderBelow = (base: string): RouteFinder => {
    const known = finders.get(base) ?? new RouteFinder(below(base, routes));
    finders.set(base, known);
    return known;
  };
  const textOf = (path: string): HandlerText => {
    const known = texts.get(path) ?? new HandlerText(routes.textOf(path) ?? '');
    texts.set(path, known);
    return known;
  };
  const placed: PlacedResult[] = [];
  const left: UnplacedFinding[] = [];
  for (const { result, tool, base, basePath } of tests) {
    const { request } = result;
    const { url = '', method, parameter } = request ?? {};
    const found = ROUTED.test(url)
      ? finderBelow(base).find({
          url,
          ...(method === undefined ? {} : { method }),
          ...(basePath === undefined ? {} : { basePath }),
          ...(parameter === undefined ? {} : { parameter: parameter.name }),
        })
      : undefined;
    const handler = found?.placed?.route.handler;
    if (handler != null) {
      const { seen, lines } = textOf(handler.file);
      const place = { path: handler.file, isAbsolute: false, region: regionOf(lines, handler) };
      placed.push({ result: { ...result, place }, tool, path: handler.file, seen });
      continue;
    }
    const candidates = (found?.candidates ?? []).map((each) => candidateOf(each, textOf));
    left.push({ ...unplaced(result, tool), ...(candidates.length === 0 ? {} : { candidates }) });
  }
  return { placed, unplaced: left };
}

/** A text with handlers, as it was when its routes were read. */
class HandlerText {
  readonly lines: LineIndex;
  readonly seen: Seen;

  constructor(text: string) {
    this.lines = new LineIndex(text);
    const hashed = new HashedText(text);
    this.seen = (place) => seenInText(place, hashed);
  }
}

/** The routes whose declaration or handler is in a folder. */
function below(base: string, { routes, limits }: LinkedRoutes): LinkedRoutes {
  if (base === '') return { routes, limits };
  const isBelow = (place: Place | null): boolean => place?.file.startsWith(`${base}/`) === true;
  return {
    routes: routes.filter(({ declaration, handler }) => isBelow(handler) || isBelow(declaration)),
    limits,
  };
}

/** The line with which a handler begins: what is said of the whole function stands there. */
function regionOf(lines: LineIndex, { start, end }: Span): ImportedRegion {
  const from = lines.positionAt(start);
  const ofLine = lines.startOf(from.line) + lines.lineText(from.line).trimEnd().length;
  const to = lines.positionAt(Math.max(start, Math.min(end, ofLine)));
  return {
    startLine: from.line + 1,
    endLine: to.line + 1,
    startColumn: from.column + 1,
    endColumn: to.column + 1,
    unit: 'utf16',
  };
}

function candidateOf({ route, why }: Candidate, textOf: (path: string) => HandlerText): RequestCandidate {
  const { file, start } = route.handler ?? route.declaration;
  return { path: file, line: textOf(file).lines.lineAt(start) + 1, why };
}

/** How many handlers a problem names. */
const MOST_NAMED = 5;

/** The problem for a result of a test from outside that is placed on no handler. */
export function requestProblem(finding: UnplacedFinding): Problem {
  const { tool, ruleId, severity, request, message, candidates = [] } = finding;
  const { method = 'a request of', url = '', parameter } = request ?? {};
  const about = parameter === undefined ? '' : `, parameter ${parameter}`;
  const named = candidates.slice(0, MOST_NAMED).map(({ path, line, why }) => `${path}:${line}: ${why}`);
  const more = candidates.length - named.length;
  const handlers =
    named.length === 0 ? '' : ` What may answer: ${named.join(' ')}${more === 0 ? '' : ` And ${more} more.`}`;
  const known = named.length === 0 ? 'no handler is known' : 'it is not certain which handler answers';
  return {
    kind: 'import',
    message: `${tool.name} found something at ${method} ${url}${about}, for which ${known}: ${ruleId} (${severity}): ${message}${handlers}`,
  };
}
