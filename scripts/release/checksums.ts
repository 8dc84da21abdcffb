/** SHA256SUMS: the files of a release and their hashes, in the form that `sha256sum --check` reads. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of the file, one line for each name, sorted. */
export async function checksums(folder: string, names: readonly string[]): Promise<string> {
  const lines = [...names].sort().map(async (name) => {
    const hash = createHash('sha256').update(await readFile(join(folder, name)));
    return `${hash.digest('hex')}  ${name}\n`;
  });
  return (await Promise.all(lines)).join('');
}
