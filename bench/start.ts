/** From the start of the server's process to the first diagnostics, and how large the extension is. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryWithOpenFiles } from '../test/support/openFiles.ts';
import type { Figure } from './figures.ts';
import { generatedProgram, ROOT } from './samples.ts';
import { percentile, printTable } from './statistics.ts';
import { LanguageServer } from './stdio/languageServer.ts';
import { ourServer } from './stdio/main.ts';

const ROUNDS = 11;
/** Lines of the file that is open when the editor starts. */
const LINES = 300;

const EDITOR_IDS = { javascript: 'js', python: 'py', java: 'java' } as const;

/** Starts the server again and again, as the extension does. */
export async function measureStart(): Promise<Figure[]> {
  const rows: Record<string, string | number>[] = [];
  for (const [language, ending] of Object.entries(EDITOR_IDS)) {
    const { text } = generatedProgram(language, LINES);
    const times: number[] = [];
    const floors: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const started = performance.now();
      const server = new LanguageServer(ourServer(ROOT), `file:///start/measured.${ending}`);
      const answer = await server.open(text, language);
      times.push(answer.at - started);
      if (answer.count === 0) throw new Error('The first diagnostics are empty.');
      await server.stop();
      const before = performance.now();
      spawnSync(process.execPath, ['-e', '0']);
      floors.push(performance.now() - before);
    }
    rows.push({
      language,
      'first diagnostics ms': percentile(times, 0.5),
      best: Math.min(...times),
      'Node alone ms': percentile(floors, 0.5),
    });
  }
  console.log(
    `Files of ${LINES} lines; medians of ${ROUNDS} starts, beside a Node that only starts and ends.\n`,
  );
  printTable(rows);
  return rows.map((row) => ({
    what: `start to first diagnostics, ${row.language}`,
    value: Number(row['first diagnostics ms']),
    unit: 'ms',
    bar: 150,
  }));
}

/** Memory with 100 open files in all languages, and the size of the package. */
export async function measureSize(): Promise<Figure[]> {
  const { resident, live } = await memoryWithOpenFiles(100, 400);
  const megabytes = (bytes: number): number => bytes / 2 ** 20;
  return [
    {
      what: 'memory with 100 open files of 400 lines, after a collection',
      value: megabytes(live),
      unit: 'MB',
      bar: 250,
    },
    { what: 'the same before the collection', value: megabytes(resident), unit: 'MB' },
    { what: 'VSIX', value: megabytes(packageSize()), unit: 'MB', bar: 4 },
  ];
}

function packageSize(): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-vsix-'));
  try {
    const file = join(folder, 'extension.vsix');
    const vsce = spawnSync('npm', ['run', '--silent', 'package', '--', '--out', file], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (vsce.status !== 0) throw new Error(`The extension could not be packaged: ${vsce.stderr}`);
    return statSync(file).size;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
