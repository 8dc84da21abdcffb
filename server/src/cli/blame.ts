/**
 * `blame FILE[:LINE]`: who wrote the lines of a file, as far as the repository holds evidence, and what the
 * evidence is. It says what there is and judges nothing.
 */

import type { CliEnvironment } from '../ports/environment.ts';
import { isSameProvenance, type Provenance, UNKNOWN } from '../provenance/provenance.ts';
import { describe } from '../provenance/sentence.ts';
import { safeLine } from '../report/terminalText.ts';
import { isBlank } from '../review/anchor.ts';
import { linesToHash } from '../review/lineHash.ts';
import { largest } from '../text/lists.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ProblemList, sayProblems } from './problems.ts';

/** Counts up when a field of the JSON changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** Lines in a row of which the same is known. They count from 1, and the last belongs to them. */
interface Row {
  readonly startLine: number;
  endLine: number;
  readonly provenance: Provenance;
}

export const blame: Command = {
  name: 'blame',
  usage: 'FILE[:LINE] [--format text|json]',
  summary: 'Says who wrote the lines of a file, and how that is known',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, { format: { kind: 'text' } });
    const format = values.format === undefined ? 'text' : oneOf('--format', values.format, ['text', 'json']);
    const [name, second] = positionals;
    if (name === undefined || second !== undefined)
      throw new UsageError('Name one file, and a line of it if you like: blame FILE[:LINE].');
    const { path, line } = await targetOf(name, environment);
    const root = await environment.repositoryRoot(path);
    if (root === undefined)
      throw new UsageError('{0} is in no git repository, so nothing is on record of it.', safeLine(name));
    const inside = environment.below(root, path) ?? path;
    const read = await environment.readText(path);
    if (read === null) throw new UsageError('{0}: there is no such file.', safeLine(name));
    if ('problem' in read) throw new UsageError('{0}: {1}', safeLine(name), read.problem.message);
    const problems = new ProblemList(environment);
    const all = await environment.withProvenance(root, async (provenance) => {
      const known = await provenance.provenanceOf(inside, read.text);
      for (const problem of await provenance.problems()) await problems.add(problem);
      return rowsOf(read.text, known);
    });
    const count = linesToHash(read.text).length;
    if (line !== undefined && (line < 1 || line > count))
      throw new UsageError('{0}: the file has {1} lines.', safeLine(name), count);
    const rows =
      line === undefined
        ? all
        : all
            .filter(({ startLine, endLine }) => startLine <= line && line <= endLine)
            .map(({ provenance }): Row => ({ startLine: line, endLine: line, provenance }));
    const shown = environment.relative(environment.folder, path);
    if (format === 'json') {
      const errors = problems.all.map(({ message, path: file }) => ({ message, path: file }));
      const document = { schemaVersion: SCHEMA_VERSION, path: shown, lines: rows.map(jsonOf), errors };
      environment.out(`${JSON.stringify(document, null, 2)}\n`);
    } else environment.out(text(shown, rows, Date.parse(environment.instant())));
    sayProblems(problems.all, environment);
    return EXIT.clean;
  },
};

/** The file and line that are meant. A file's own name may end like a line number. */
async function targetOf(name: string, environment: CliEnvironment): Promise<{ path: string; line?: number }> {
  const whole = environment.absolute(name);
  if ((await environment.kindOf(whole)) === 'file') return { path: whole };
  const [, file, number] = /^(.+):(\d{1,9})$/.exec(name) ?? [];
  const path = file === undefined ? whole : environment.absolute(file);
  if (file === undefined || (await environment.kindOf(path)) !== 'file')
    throw new UsageError('{0}: there is no such file.', safeLine(name));
  return { path, line: Number(number) };
}

/** All lines of a text; blank ones belong to what is above them. */
function rowsOf(text: string, known: readonly (Provenance | undefined)[]): Row[] {
  const rows: Row[] = [];
  for (const [index, content] of linesToHash(text).entries()) {
    const provenance = known[index] ?? UNKNOWN;
    const last = rows.at(-1);
    if (last !== undefined && (isBlank(content) || isSameProvenance(last.provenance, provenance)))
      last.endLine = index + 1;
    else rows.push({ startLine: index + 1, endLine: index + 1, provenance });
  }
  return rows;
}

function jsonOf({ startLine, endLine, provenance: { author, confidence, evidence } }: Row): unknown {
  return {
    startLine,
    endLine,
    author,
    confidence,
    evidence: evidence.map(({ kind, time, who }) => ({
      kind,
      ...(time === undefined ? {} : { at: new Date(time).toISOString() }),
      ...(who === undefined ? {} : { who }),
    })),
  };
}

function text(path: string, rows: readonly Row[], now: number): string {
  const places = rows.map(({ startLine, endLine }) =>
    startLine === endLine ? `${path}:${startLine}` : `${path}:${startLine}-${endLine}`,
  );
  const width = largest(places.map(({ length }) => length));
  const lines = rows.map(({ provenance }, i) =>
    safeLine(`${(places[i] as string).padEnd(width)}  ${describe(provenance, now)}`),
  );
  return `${lines.join('\n')}\n`;
}
