/**
 * The file system of a browser: there is none but the editor's, which the client asks for us. Whatever is open in it
 * works alike: a repository on GitHub, a folder of this computer, one in memory.
 */

import type { FileFault, ServerRequests } from '../../../protocol/messages.ts';
import type { FileSystem, FileSystemError } from '../storage/fileSystem.ts';
import { uriOfPath, uriPaths } from './uriPaths.ts';

/** Asks the client. */
export type Ask = <Method extends keyof ServerRequests>(
  method: Method,
  params: ServerRequests[Method]['params'],
) => Promise<ServerRequests[Method]['result']>;

/** VS Code's codes of errors, in the words of Node, which `storage/` knows. */
const CODES: Readonly<Record<string, string>> = {
  FileNotFound: 'ENOENT',
  FileNotADirectory: 'ENOTDIR',
  FileIsADirectory: 'EISDIR',
  FileExists: 'EEXIST',
  NoPermissions: 'EACCES',
};

/** The file system of the client. Its folders have no links that lead out of them. */
export function clientFiles(ask: Ask): FileSystem {
  const at = (path: string): { uri: string } => ({ uri: uriOfPath(path).toString() });
  const stat = async (path: string): Promise<{ kind: 'file' | 'folder' | 'other'; size: number }> => {
    const { kind, size } = good(await ask('aiSecurityScanner/statFile', at(path)));
    return { kind: kind === 'link' ? 'other' : kind, size };
  };
  const write = async (path: string, text: string): Promise<void> => {
    good(await ask('aiSecurityScanner/writeFile', { ...at(path), text }));
  };
  return {
    paths: uriPaths,
    ignoresCase: false,
    stat,
    async exists(path) {
      const answer = await ask('aiSecurityScanner/statFile', at(path));
      if (!isFault(answer)) return true;
      const { code } = errorOf(answer);
      if (code === 'ENOENT' || code === 'ENOTDIR') return false;
      throw errorOf(answer);
    },
    list: async (path) => good(await ask('aiSecurityScanner/listFolder', at(path))).entries,
    read: async (path) => good(await ask('aiSecurityScanner/readFile', at(path))).bytes,
    async realPath(path) {
      await stat(path);
      return uriPaths.resolve(path);
    },
    write,
    replace: write,
    async remove(path) {
      const answer = await ask('aiSecurityScanner/removeFile', at(path));
      if (isFault(answer) && errorOf(answer).code !== 'ENOENT') throw errorOf(answer);
    },
    async makeFolder(path) {
      good(await ask('aiSecurityScanner/makeFolder', at(path)));
    },
  };
}

function isFault<T>(answer: T | FileFault): answer is FileFault {
  return typeof answer === 'object' && answer !== null && 'fault' in answer;
}

function good<T>(answer: T | FileFault): T {
  if (isFault(answer)) throw errorOf(answer);
  return answer;
}

function errorOf({ fault: { code, message } }: FileFault): FileSystemError {
  const known = CODES[code];
  return Object.assign(new Error(message), known === undefined ? {} : { code: known });
}
