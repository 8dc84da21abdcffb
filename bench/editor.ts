/** The figures of a real VS Code; see `editor/main.ts`, which measures them in a process of its own. */

import { spawnSync } from 'node:child_process';
import type { EditorFigures } from './editor/main.ts';
import type { Figure } from './figures.ts';
import { ROOT } from './samples.ts';

export async function measureEditor(): Promise<Figure[]> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/editor/main.ts'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`VS Code could not be measured: ${stderr.slice(-2000)}`);
  const { ours, nothing, activation } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as EditorFigures;
  console.log(stdout);
  console.log(
    `Tab to squiggle: ${ours.toFixed(0)} ms, with an extension that does nothing ${nothing.toFixed(0)} ms`,
  );
  return [
    {
      what: 'Tab to squiggle / the same of an extension that does nothing',
      value: ours / nothing,
      unit: '×',
      bar: 1.3,
    },
    { what: 'activation of the extension', value: activation ?? Number.NaN, unit: 'ms', bar: 50 },
  ];
}
