/** The command with `--jobs`: how much sooner it is done on all cores, with the same report. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { writePrograms } from './programs.ts';
import { ROOT } from './samples.ts';
import { percentile, printTable } from './statistics.ts';

const FILES = 260;
const LINES = 400;
const ROUNDS = 3;

/** Scans a folder of files in all languages on one thread and on as many as there are cores, by turns. */
export async function measureJobs(): Promise<Figure[]> {
  const cli = join(ROOT, 'dist/cli.js');
  if (!existsSync(cli)) throw new Error('There is no dist/cli.js: run npm run build first.');
  const cores = availableParallelism();
  const folder = mkdtempSync(join(tmpdir(), 'bench-jobs-'));
  try {
    writePrograms(folder, FILES, LINES);
    const reports = new Set<string>();
    const scan = (jobs: number): Run => {
      const before = performance.now();
      // The shell tells what its children needed of the processor.
      const { stdout, stderr } = spawnSync(
        'sh',
        ['-c', '"$@" > report.json; times', 'sh', process.execPath, cli, '--path', '.', ...options(jobs)],
        { cwd: folder, encoding: 'utf8' },
      );
      const wall = performance.now() - before;
      const report = readFileSync(join(folder, 'report.json'), 'utf8');
      rmSync(join(folder, 'report.json'));
      if (report === '') throw new Error(`The command failed: ${stderr}`);
      reports.add(report.replace(/"durationMs": \d+/, ''));
      return { wall, cpu: childrenCpu(stdout) };
    };
    const one: Run[] = [];
    const all: Run[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      one.push(scan(1));
      all.push(scan(cores));
    }
    if (reports.size !== 1) throw new Error('The reports differ.');
    const rows = [
      { threads: 1, ...median(one) },
      { threads: cores, ...median(all) },
    ] as const;
    console.log(`${FILES} files of ${LINES} lines in all languages; ${cores} cores.`);
    console.log(`Processes that wanted a core meanwhile, ours among them: ${loadavg()[0]?.toFixed(1)}\n`);
    printTable(rows.map(({ threads, wall, cpu }) => ({ threads, 'time ms': wall, 'processor ms': cpu })));
    const [single, multiple] = rows;
    return [
      { what: `--jobs ${cores}: time / time on one thread`, value: multiple.wall / single.wall, unit: '×' },
      {
        what: `--jobs ${cores}: processor time / that on one thread / ${cores} (the time on idle cores)`,
        value: multiple.cpu / single.cpu / cores,
        unit: '×',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds: on the clock, and of all cores together. */
interface Run {
  readonly wall: number;
  readonly cpu: number;
}

function options(jobs: number): string[] {
  return ['--format', 'json', '--fail-on', 'none', '--jobs', String(jobs)];
}

function median(runs: readonly Run[]): Run {
  return {
    wall: percentile(
      runs.map(({ wall }) => wall),
      0.5,
    ),
    cpu: percentile(
      runs.map(({ cpu }) => cpu),
      0.5,
    ),
  };
}

/** From the last line of the shell's `times`: user and system time of its children, as `0m1.234s`. */
function childrenCpu(times: string): number {
  const last = times.trim().split('\n').at(-1) ?? '';
  const parts = [...last.matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error(`Not what a shell says of times: ${times}`);
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}
