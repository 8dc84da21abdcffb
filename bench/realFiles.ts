/**
 * The command on real files: what it takes of the processor for each of a hundred files of about 2,000 lines, and
 * for a large tree, with the most memory that it had, beside the parse of the same files.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Grammars } from '../server/src/syntax/grammars.ts';
import { LANGUAGES } from '../server/src/syntax/languages/index.ts';
import { HOST_LANGUAGES, hostsOf } from './context/hosts.ts';
import { readGrammar } from './engine.ts';
import type { Figure } from './figures.ts';
import { cacheFolder } from './packages.ts';
import { ROOT } from './samples.ts';
import { printTable, timed } from './statistics.ts';

const FILES = 100;
/** Languages with bundled rules: files in the others are read and hardly looked at. */
const LANGUAGES_WITH_RULES = ['javascript', 'typescript', 'python', 'java'];
const LINES = 2_000;

/** Processor time of the command for each of a hundred files. */
export async function measureFiles(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-files-'));
  try {
    const hosts = LANGUAGES_WITH_RULES.flatMap((language) => hostsOf(language, 1_000, tellMissing));
    const nearest = hosts
      .sort((a, b) => Math.abs(a.lines - LINES) - Math.abs(b.lines - LINES))
      .slice(0, FILES);
    let lines = 0;
    for (const [i, host] of nearest.entries()) {
      writeFileSync(join(folder, `file${i}${extname(host.name)}`), host.text);
      lines += host.lines;
    }
    const { processor, memory } = scan(folder);
    const count = nearest.length;
    console.log(`${count} files of ${Math.round(lines / count)} lines on average, on one thread.\n`);
    return [
      {
        what: 'processor time of the command for a real file',
        value: processor / count,
        unit: 'ms',
        bar: 120,
      },
      { what: 'the most memory for them', value: memory, unit: 'MB' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All packages that hosts are taken from, in one scan. */
export async function measureTree(): Promise<Figure[]> {
  for (const language of HOST_LANGUAGES) hostsOf(language, 1, tellMissing);
  const folder = cacheFolder('hosts');
  const { processor, memory, wall } = scan(folder);
  const { parse, lines, files } = await parseAll(folder);
  printTable([
    { files, lines, 'scan s': wall / 1000, 'processor s': processor / 1000, 'parse s': parse / 1000 },
  ]);
  return [
    { what: 'scan of a large tree on one thread / its parse', value: processor / parse, unit: '×', bar: 4 },
    { what: 'the most memory for it', value: memory, unit: 'MB', bar: 400 },
  ];
}

/** Milliseconds, and megabytes of the largest resident set. */
function scan(folder: string): { processor: number; wall: number; memory: number } {
  const report = join(mkdtempSync(join(tmpdir(), 'bench-report-')), 'usage.json');
  // The command itself says at its end what it has used.
  const probe = `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify(process.resourceUsage())))`;
  const preload = `${report}.cjs`;
  writeFileSync(preload, probe);
  try {
    const started = performance.now();
    const args = ['--path', folder, '--fail-on', 'none', '--format', 'json', '--jobs', '1'];
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', preload, join(ROOT, 'dist/cli.js'), ...args],
      { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
    );
    const wall = performance.now() - started;
    if (status !== 0 && status !== 1) console.log(`The command ended with ${status}: ${stderr.slice(-300)}`);
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as NodeJS.ResourceUsage;
    return { processor: (userCPUTime + systemCPUTime) / 1000, wall, memory: maxRSS / 1024 };
  } finally {
    rmSync(join(report, '..'), { recursive: true });
  }
}

async function parseAll(folder: string): Promise<{ parse: number; lines: number; files: number }> {
  const grammars = new Grammars(readGrammar);
  let parse = 0;
  let lines = 0;
  let files = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const language = LANGUAGES.find(({ extensions }) => extensions.includes(extname(name)));
    const path = join(folder, name);
    if (language === undefined || !statSync(path).isFile()) continue;
    await grammars.load(language);
    const text = readFileSync(path, 'utf8');
    parse += timed(() => grammars.parse(text, language)?.dispose());
    lines += text.split('\n').length;
    files++;
  }
  grammars.dispose();
  return { parse, lines, files };
}

function tellMissing(name: string, why: string): void {
  console.log(`${name} is missing: ${why}`);
}
