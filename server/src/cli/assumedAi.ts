/** `--assume-ai`: the files whose lines a person says to be an AI's. */

import type { CliEnvironment } from '../ports/environment.ts';
import { matchesGlob } from '../text/glob.ts';
import type { ScanOptions } from './scanOptions.ts';

/** Whether a file is one of them. `path` is absolute, `inside` below the project's root with `/`. */
export function isAssumedAi(
  { path, inside }: { readonly path: string; readonly inside: string },
  { assumeAi }: Pick<ScanOptions, 'assumeAi'>,
  { folder, relative }: Pick<CliEnvironment, 'folder' | 'relative'>,
): boolean {
  return assumeAi.some((glob) => matchesGlob(inside, glob) || matchesGlob(relative(folder, path), glob));
}
