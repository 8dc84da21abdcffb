/** The files in which weAudit keeps its reviews of a folder. */

import type { ReviewImports } from '../lsp/dependencies.ts';
import { type FileSystem, isMissing } from './fileSystem.ts';
import { readText } from './files.ts';

/** Those of a folder, in the order of their names; what cannot be read with why. */
export async function weAuditFiles(
  root: string,
  fileSystem: FileSystem,
): ReturnType<ReviewImports['weAuditFiles']> {
  const { join } = fileSystem.paths;
  const folder = join(root, '.vscode');
  const entries = await fileSystem.list(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const wanted = entries
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.weaudit'))
    .sort();
  return Promise.all(
    wanted.map(async (name) => {
      const read = await readText(join(folder, name), fileSystem);
      if (read === null) return { name, read: { fault: 'It is gone.' } };
      return { name, read: 'text' in read ? { text: read.text } : { fault: read.problem.message } };
    }),
  );
}
