/**
 * `review status`: how far the files of a folder are reviewed, as the editor shows it. With `--format json`
 * for scripts. It says what there is and asks for nothing; asking is the gate's work.
 */

import { holdsCode } from '../embedded/index.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { belowRoot, ledgerRoot, openLedger } from './openLedger.ts';
import { ProblemList, sayProblems } from './problems.ts';

/** Counts up when a field of the JSON changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

interface Row {
  readonly path: string;
  readonly lines: number;
  readonly reviewed: number;
  readonly stale: number;
  readonly unreviewed: number;
}

export const reviewStatus: Command = {
  name: 'review status',
  usage: '[PATH…] [--format text|json]',
  summary: 'Says how far files are reviewed',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, { format: { kind: 'text' } });
    const format = values.format === undefined ? 'text' : oneOf('--format', values.format, ['text', 'json']);
    const root = await ledgerRoot(environment);
    const problems = new ProblemList(environment);
    const ledger = await openLedger(root, '', environment);
    for (const problem of ledger.problems) await problems.add(belowRoot(problem, root, environment));
    await ledger.settleAll();
    const rows: Row[] = [];
    for (const path of await filesOf(positionals, environment)) {
      const inside = environment.below(root, path);
      const read = await environment.readText(path);
      if (inside === undefined || read === null || 'problem' in read) continue;
      const { counts } = ledger.review(inside, read.text, []);
      rows.push({ path: environment.relative(environment.folder, path), ...counts });
    }
    const signed = ledger.marks.filter(({ batch }) => batch.signature !== undefined).length;
    const marks = { total: ledger.marks.length, withSignature: signed, claims: ledger.marks.length - signed };
    if (format === 'json') {
      const errors = problems.all.map(({ message, path }) => ({ message, path }));
      const document = { schemaVersion: SCHEMA_VERSION, marks, files: rows, errors };
      environment.out(`${JSON.stringify(document, null, 2)}\n`);
    } else environment.out(text(rows, marks));
    sayProblems(problems.all, environment);
    return EXIT.clean;
  },
};

/** The files of source code below the paths, the current directory by default. */
async function filesOf(paths: readonly string[], environment: CliEnvironment): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = environment.absolute(path);
    const kind = await environment.kindOf(absolute);
    if (kind === 'missing') throw new UsageError('{0}: there is no such file or folder.', safeLine(path));
    if (kind === 'file') files.push(absolute);
    else
      for await (const entry of environment.walk(absolute))
        if ('path' in entry && holdsCode(entry.path)) files.push(entry.path);
  }
  return [...new Set(files)];
}

function text(rows: readonly Row[], marks: { total: number; withSignature: number; claims: number }): string {
  const width = Math.max(4, ...rows.map(({ path }) => path.length));
  const line = (path: string, ...cells: (string | number)[]): string =>
    safeLine(`${path.padEnd(width)}${cells.map((cell) => String(cell).padStart(12)).join('')}`);
  const sum = (key: 'lines' | 'reviewed' | 'stale' | 'unreviewed'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  return [
    line('File', 'lines', 'reviewed', 'changed', 'unreviewed'),
    ...rows.map((row) => line(row.path, row.lines, row.reviewed, row.stale, row.unreviewed)),
    line('All', sum('lines'), sum('reviewed'), sum('stale'), sum('unreviewed')),
    `${marks.total} marks: ${marks.withSignature} with a signature, ${marks.claims} claims without one.`,
    '',
  ].join('\n');
}
