/** How large things are: memory with many open files, and the package. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryWithOpenFiles } from '../test/support/openFiles.ts';
import type { Figure } from './figures.ts';
import { ROOT } from './samples.ts';

/** Memory with 100 open files in all languages, and the size of the package. */
export async function measureSize(): Promise<Figure[]> {
  const { resident, live } = await memoryWithOpenFiles(100, 400);
  const megabytes = (bytes: number): number => bytes / 2 ** 20;
  return [
    {
      what: 'memory with 100 open files of 400 lines, after a collection',
      value: megabytes(live),
      unit: 'MB',
      bar: 200,
    },
    { what: 'the same before the collection', value: megabytes(resident), unit: 'MB' },
    { what: 'VSIX', value: megabytes(packageSize()), unit: 'MB', bar: 5 },
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
