/**
 * The reports that a project imports, read and anchored: what editor and command share. One report that cannot be
 * read costs that report; results that somebody has judged with the other tool are counted and not shown.
 */

import type { ImportFormat } from '../config/importFormats.ts';
import type { OtherTool, Problem } from '../finding/finding.ts';
import { HashedText } from '../review/anchor.ts';
import { counted } from '../text/counted.ts';
import { addAll } from '../text/lists.ts';
import { type KnownRoutes, placeRequests, type TestResult } from './handled.ts';
import {
  ImportError,
  type Imported,
  type ImportedPath,
  type ImportedResult,
  type ImportedRun,
} from './imported.ts';
import { ImportedFile, type Seen, unplaced } from './importedFile.ts';
import { readReport } from './importers.ts';
import type { ReportedImport, UnplacedFinding } from './importsReport.ts';
import { MAXIMUM_BYTES } from './limits.ts';
import { below } from './paths.ts';
import { repeatsCode, seenInSnippet, seenInText } from './seenCode.ts';
import { partsOfTheMachine } from './sourceRoot.ts';
import type { Inflate } from './zip.ts';

/** A report to import. */
export interface ImportRequest {
  /** Absolute. */
  readonly file: string;
  /** As the person or the configuration names it. */
  readonly name: string;
  readonly format?: ImportFormat;
  /** The folder below the root that the paths of the report are relative to; '' for the root. */
  readonly base: string;
  /** What stands before the paths that the code declares in the addresses of tests from outside. */
  readonly basePath?: string;
  /** The commit that the report is about, where it does not say so itself: its id, or `HEAD`. */
  readonly revision?: string;
  /** Whether a report that is not there is only said, as one that is made elsewhere may not be at hand. */
  readonly isOptional: boolean;
}

/** What importing needs of the outside. Paths are below the root of the project, with `/`. */
export interface ImportWorld {
  /**
   * A report, by its absolute path; `changedAt` in milliseconds since 1970. Null where there is none; more than
   * `most` bytes are refused.
   */
  readBytes(
    file: string,
    most: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly changedAt: number } | { readonly fault: string } | null>;
  readonly inflate: Inflate;
  /** A file's text as it is now; undefined where there is none that can be read. */
  textNow(path: string): Promise<string | undefined>;
  /** … and as it was at a commit; undefined where git does not know that. */
  textAt(commit: string, path: string): Promise<string | undefined>;
  /** When the text of a file became what it is, in milliseconds since 1970; undefined where nobody knows. */
  changedAt(path: string): Promise<number | undefined>;
  exists(path: string): Promise<boolean>;
  /** What the code says of routes: asked for once, and only where a report has results of tests from outside. */
  routes(): Promise<KnownRoutes>;
}

export interface Imports {
  /** By path below the root. */
  readonly files: ReadonlyMap<string, ImportedFile>;
  readonly runs: readonly ReportedImport[];
  /** Results in files that are not there. */
  readonly gone: readonly UnplacedFinding[];
  /** Results of tests from outside that are placed on no handler. */
  readonly requests: readonly UnplacedFinding[];
  /** With absolute paths of the reports. */
  readonly problems: readonly Problem[];
  /** Whether a report could not be read at all. */
  readonly failed: boolean;
}

export async function loadImports(requests: readonly ImportRequest[], world: ImportWorld): Promise<Imports> {
  const loading = new Loading(world);
  for (const request of requests) await loading.load(request);
  await loading.placeRequests();
  return loading.imports;
}

class Loading {
  private readonly files = new Map<string, ImportedFile>();
  private readonly runs: ReportedImport[] = [];
  private readonly gone: UnplacedFinding[] = [];
  /** Results of tests from outside, until it is known where they belong. */
  private readonly tests: TestResult[] = [];
  private readonly requests: UnplacedFinding[] = [];
  private readonly problems: Problem[] = [];
  private failed = false;
  private readonly texts = new Map<string, Promise<HashedText | undefined>>();

  constructor(private readonly world: ImportWorld) {}

  get imports(): Imports {
    const { files, runs, gone, requests, problems, failed } = this;
    return { files, runs, gone, requests, problems, failed };
  }

  async load(request: ImportRequest): Promise<void> {
    const { file } = request;
    const read = await this.world.readBytes(file, MAXIMUM_BYTES);
    if (read === null) {
      this.failed ||= !request.isOptional;
      const message = 'There is no such report: have the other tool make it, or mend the path.';
      this.problems.push({ kind: 'import', path: file, message });
      return;
    }
    if ('fault' in read) {
      this.fail(file, `The report cannot be read: ${read.fault}.`);
      return;
    }
    const imported = this.parse(request, read.bytes);
    if (imported === undefined) return;
    for (const { message, at } of imported.problems)
      this.problems.push({
        kind: 'import',
        path: file,
        message: at === undefined ? message : `${message} (${at})`,
      });
    for (const run of imported.runs) await this.addRun(request, imported.format, run, read.changedAt);
  }

  /** Places the results of tests from outside on the handlers that certainly answer; the others stay requests. */
  async placeRequests(): Promise<void> {
    if (this.tests.length === 0) return;
    const routes = await this.world.routes();
    addAll(this.problems, routes.problems);
    const { placed, unplaced: left } = placeRequests(this.tests, routes);
    for (const { result, tool, path, seen } of placed) this.fileAt(path).add(result, tool, seen, () => true);
    addAll(this.requests, left);
  }

  private parse({ file, format }: ImportRequest, bytes: Uint8Array): Imported | undefined {
    try {
      return readReport(bytes, { inflate: this.world.inflate, ...(format === undefined ? {} : { format }) });
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      this.fail(file, error.at === undefined ? error.message : `${error.message} (${error.at})`);
      return undefined;
    }
  }

  private fail(path: string, message: string): void {
    this.failed = true;
    this.problems.push({ kind: 'import', path, message });
  }

  private async addRun(
    { name, base, basePath, revision: named }: ImportRequest,
    format: ImportFormat,
    run: ImportedRun,
    changedAt: number,
  ): Promise<void> {
    const { tool, madeAt, revision, results } = run;
    const other: OtherTool = { ...tool, report: name };
    const open = results.filter(({ verdict }) => verdict === undefined);
    this.runs.push({
      tool: other,
      format,
      ...(madeAt === undefined ? {} : { madeAt }),
      results: results.length,
      judged: results.length - open.length,
    });
    const inside = await this.pathsOf(open, base);
    const seenIn = new Map<string, Seen | undefined>();
    for (const result of open) {
      if (result.place === undefined) {
        this.tests.push({ result, tool: other, base, ...(basePath === undefined ? {} : { basePath }) });
        continue;
      }
      const path = inside(result.place);
      if (!seenIn.has(path)) seenIn.set(path, await this.seen(path, revision ?? named, madeAt ?? changedAt));
      const seen = seenIn.get(path);
      if (seen === undefined) this.gone.push(unplaced(result, other, path));
      else this.fileAt(path).add(result, other, seen, (step) => inside(step) === path);
    }
  }

  private fileAt(path: string): ImportedFile {
    const file = this.files.get(path) ?? new ImportedFile(path);
    this.files.set(path, file);
    return file;
  }

  /** Paths below the root, those of the tool's machine without what is only there. */
  private async pathsOf(
    results: readonly ImportedResult[],
    base: string,
  ): Promise<(path: ImportedPath) => string> {
    const absolute = results.flatMap(({ place }) => (place?.isAbsolute === true ? [place.path] : []));
    const under = (path: string): string => (base === '' ? path : `${base}/${path}`);
    const parts = await partsOfTheMachine(absolute, (path) => this.world.exists(under(path)));
    return (path) =>
      path.isAbsolute
        ? under(
            path.path
              .split('/')
              .slice(parts ?? 0)
              .join('/'),
          )
        : below(base, path).path;
  }

  /** How the tool saw a file; undefined where there is no such file any more. */
  private async seen(path: string, revision: string | undefined, madeAt: number): Promise<Seen | undefined> {
    const now = await this.textOf(path);
    if (now === undefined) return undefined;
    const then = revision === undefined ? undefined : await this.textOf(path, revision);
    const changedAt = await this.world.changedAt(path);
    const isSame = changedAt !== undefined && changedAt <= madeAt;
    return (place) => {
      const known = then === undefined ? undefined : seenInText(place, then);
      // A text that has what the report repeats, where the report says, is the same as far as it matters.
      const mayBeNow = repeatsCode(place) || (then === undefined && isSame);
      return known ?? (mayBeNow ? seenInText(place, now) : undefined) ?? seenInSnippet(place);
    };
  }

  private textOf(path: string, commit?: string): Promise<HashedText | undefined> {
    const key = `${commit ?? ''}:${path}`;
    let text = this.texts.get(key);
    if (text === undefined) {
      const read = commit === undefined ? this.world.textNow(path) : this.world.textAt(commit, path);
      text = read.then((each) => (each === undefined ? undefined : new HashedText(each)));
      this.texts.set(key, text);
    }
    return text;
  }
}

/** One problem for what of a file is stale, which names the first few results. */
export function staleProblem(stale: readonly UnplacedFinding[], path: string, isGone = false): Problem {
  const named = stale
    .slice(0, MOST_NAMED)
    .map(
      ({ ruleId, line, severity }) =>
        `${ruleId} (${severity}${line === undefined ? '' : `, then in line ${line}`})`,
    );
  const more =
    stale.length > named.length ? ` and ${counted(stale.length - named.length, 'more result')}` : '';
  const why = isGone
    ? 'the file is not there any more'
    : 'the code has changed since, or cannot be told from code like it';
  return {
    kind: 'import',
    path,
    message: `Stale, as ${why}: ${named.join(', ')}${more}. Run the other tool again.`,
  };
}

/** How many results a problem names. */
const MOST_NAMED = 5;
