/** The parts of the benchmark by name, in the order in which they run. */

import { measureCache } from './cache.ts';
import { measureContext } from './context/main.ts';
import { measureEditor } from './editor.ts';
import type { Figure } from './figures.ts';
import { measureHooks } from './hooks/main.ts';
import { measureJobs } from './jobs.ts';
import type { BenchOptions } from './options.ts';
import { measureFiles, measureTree } from './realFiles.ts';
import { measureScanning } from './scanning.ts';
import { measureSize } from './size.ts';
import { measureStart } from './start.ts';
import { measureStdio } from './stdio/main.ts';

export type Part = (options: BenchOptions) => Promise<readonly Figure[]>;

export const PARTS = {
  context: measureContext,
  scanning: measureScanning,
  stdio: measureStdio,
  files: measureFiles,
  tree: measureTree,
  jobs: measureJobs,
  cache: measureCache,
  start: measureStart,
  hooks: measureHooks,
  size: measureSize,
  editor: measureEditor,
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;
