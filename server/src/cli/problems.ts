/** The problems of a run, each said once however often it was met, with lines for people instead of offsets. */

import type { Problem } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { ReportedProblem } from '../report/report.ts';
import { safeLine } from '../report/terminalText.ts';
import { LineIndex } from '../text/lines.ts';
import { Repositories, type RepositoryPlace } from './repositories.ts';

/** What is known of where a problem came up. */
export interface ProblemContext {
  readonly lines?: LineIndex;
  readonly order?: number;
}

export class ProblemList {
  private readonly problems = new Map<string, ReportedProblem>();
  /** Lines of files that problems are about: many may be about the same. */
  private readonly lines = new Map<string, LineIndex | null>();

  constructor(
    private readonly environment: CliEnvironment,
    private readonly repositories: Repositories = new Repositories(environment),
  ) {}

  get all(): ReportedProblem[] {
    return [...this.problems.values()];
  }

  /**
   * Adds a problem. `path` is absolute; `lines` are those of the file, which is read when they are not given; `order`
   * is the place of the file that it came up with among all files of the run.
   */
  async add(problem: Problem, { lines, order }: ProblemContext = {}): Promise<void> {
    const { span, path } = problem;
    const index = span === undefined ? null : (lines ?? (await this.linesOf(path)));
    const position = index === null || span === undefined ? undefined : index.positionAt(span.start);
    const reported: ReportedProblem = {
      ...problem,
      ...(order === undefined ? {} : { order }),
      ...(path === undefined ? {} : await this.names(path)),
      ...(position === undefined ? {} : { line: position.line + 1, column: position.column + 1 }),
    };
    const { kind, message, ruleId, line, column } = reported;
    const key = JSON.stringify([kind, path, ruleId, message, line, column]);
    if (!this.problems.has(key)) this.problems.set(key, reported);
  }

  private async names(path: string): Promise<{ path: string } & Partial<RepositoryPlace>> {
    const { environment } = this;
    // Bundled rules name their file by its path in the package, which is nowhere here.
    if (environment.absolute(path) !== path) return { path, repositoryPath: path };
    return {
      path: environment.relative(environment.folder, path),
      ...(await this.repositories.placeOf(path)),
    };
  }

  private async linesOf(path: string | undefined): Promise<LineIndex | null> {
    if (path === undefined) return null;
    let lines = this.lines.get(path);
    if (lines === undefined) {
      const read = await this.environment.readText(path);
      lines = read !== null && 'text' in read ? new LineIndex(read.text) : null;
      this.lines.set(path, lines);
    }
    return lines;
  }
}

/** Writes problems to the error output, a line each, with the file where one is concerned. */
export function sayProblems(problems: readonly Problem[], environment: Pick<CliEnvironment, 'error'>): void {
  for (const { path, message, ruleId } of problems) {
    const place = path === undefined ? '' : `${path}: `;
    environment.error(`${safeLine(`${place}${message}${ruleId === undefined ? '' : ` (${ruleId})`}`)}\n`);
  }
}
