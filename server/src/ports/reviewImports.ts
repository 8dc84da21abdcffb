/**
 * What an import of other tools' reviews asks of the disk and of git: their files, what a file was at a
 * commit, and who committed which line.
 */

import { join } from 'node:path';
import type { ReviewImports } from '../lsp/dependencies.ts';
import { readText } from '../storage/files.ts';
import { weAuditFiles } from '../storage/weAuditFiles.ts';
import { plainText } from '../text/lines.ts';
import { committers, textAtCommit } from './gitFiles.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';

export function reviewImports(folder: string): ReviewImports {
  return {
    weAuditFiles: () => weAuditFiles(folder, nodeFileSystem),
    textAt(commit, path) {
      return textAtCommit(folder, commit, join(folder, path));
    },
    async committers(path, text) {
      const read = await readText(join(folder, path), nodeFileSystem);
      if (read === null || !('text' in read) || plainText(read.text) !== plainText(text)) return new Map();
      return committers(folder, join(folder, path), text);
    },
  };
}
