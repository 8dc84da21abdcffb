/** The command with `--cache`: what a scan costs in which no file has changed, and what keeping it costs. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { writePrograms } from './programs.ts';
import { ROOT } from './samples.ts';
import { percentile, printTable } from './statistics.ts';

const FILES = 120;
const LINES = 400;
const ROUNDS = 3;

/** Scans a folder without a cache, with an empty one and with a full one, by turns, on one thread. */
export async function measureCache(): Promise<Figure[]> {
  const cli = join(ROOT, 'dist/cli.js');
  if (!existsSync(cli)) throw new Error('There is no dist/cli.js: run npm run build first.');
  const folder = mkdtempSync(join(tmpdir(), 'bench-cache-'));
  const cache = mkdtempSync(join(tmpdir(), 'bench-cache-kept-'));
  try {
    writePrograms(folder, FILES, LINES);
    const reports = new Set<string>();
    const scan = (...options: string[]): number => {
      const args = [cli, '--path', '.', '--format', 'json', '--fail-on', 'none', '--jobs', '1', ...options];
      const before = performance.now();
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1024 * 1024 * 1024,
      });
      const time = performance.now() - before;
      if (status !== 0) throw new Error(`The command failed: ${stderr}`);
      reports.add(stdout.replace(/"durationMs": \d+/, ''));
      return time;
    };
    const cold: number[] = [];
    const filling: number[] = [];
    const warm: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      rmSync(cache, { recursive: true });
      cold.push(scan());
      filling.push(scan('--cache', cache));
      warm.push(scan('--cache', cache));
    }
    if (reports.size !== 1) throw new Error('The reports differ.');
    const [without, first, second] = [cold, filling, warm].map((times) => percentile(times, 0.5)) as [
      number,
      number,
      number,
    ];
    console.log(`${FILES} files of ${LINES} lines in all languages, on one thread.\n`);
    printTable([{ 'without ms': without, 'filling ms': first, 'warm ms': second }]);
    return [
      {
        what: '--cache: time of a scan without changes / without a cache',
        value: second / without,
        unit: '×',
        bar: 0.15,
      },
      {
        what: '--cache: time of the first scan / without a cache',
        value: first / without,
        unit: '×',
      },
    ];
  } finally {
    for (const each of [folder, cache]) rmSync(each, { recursive: true, force: true });
  }
}
