/**
 * What an import of other tools' reviews asks of the disk and of git: their files, what a file was at a
 * commit, and who committed which line.
 */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReviewImports } from '../lsp/dependencies.ts';
import { plainText } from '../text/lines.ts';
import { readText } from './files.ts';
import { committers, textAtCommit } from './gitFiles.ts';

export function reviewImports(folder: string): ReviewImports {
  return {
    async weAuditFiles() {
      const names = await readdir(join(folder, '.vscode')).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
        throw error;
      });
      const wanted = names.filter((name) => name.endsWith('.weaudit')).sort();
      return Promise.all(
        wanted.map(async (name) => {
          const read = await readText(join(folder, '.vscode', name));
          if (read === null) return { name, read: { fault: 'It is gone.' } };
          return { name, read: 'text' in read ? { text: read.text } : { fault: read.problem.message } };
        }),
      );
    },
    textAt(commit, path) {
      return textAtCommit(folder, commit, join(folder, path));
    },
    async committers(path, text) {
      const read = await readText(join(folder, path));
      if (read === null || !('text' in read) || plainText(read.text) !== plainText(text)) return new Map();
      return committers(folder, join(folder, path), text);
    },
  };
}
