/** Answers what the server in the browser asks of files, by the file systems of VS Code. */

import * as vscode from 'vscode';
import type { FileFault, FileKind, ServerRequests } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

export function registerFileRequests(ctx: Context): void {
  const { fs } = vscode.workspace;
  const on = <Method extends keyof ServerRequests>(
    method: Method,
    answer: (
      uri: vscode.Uri,
      params: ServerRequests[Method]['params'],
    ) => Promise<ServerRequests[Method]['result']>,
  ): void => {
    ctx.own(
      ctx.client.onRequest(method, async (params) => {
        try {
          return await answer(vscode.Uri.parse(params.uri, true), params);
        } catch (error) {
          return faultOf(error);
        }
      }),
    );
  };

  on('aiSecurityScanner/statFile', async (uri) => {
    const { type, size } = await fs.stat(uri);
    return { kind: kindOf(type & ~vscode.FileType.SymbolicLink), size };
  });
  on('aiSecurityScanner/listFolder', async (uri) => {
    const entries = await fs.readDirectory(uri);
    return { entries: entries.map(([name, type]) => ({ name, kind: kindOf(type) })) };
  });
  on('aiSecurityScanner/readFile', async (uri) => ({ bytes: await fs.readFile(uri) }));
  on('aiSecurityScanner/writeFile', async (uri, { text }) => {
    await fs.writeFile(uri, new TextEncoder().encode(text));
    return null;
  });
  on('aiSecurityScanner/removeFile', async (uri) => {
    await fs.delete(uri);
    return null;
  });
  on('aiSecurityScanner/makeFolder', async (uri) => {
    await fs.createDirectory(uri);
    return null;
  });
}

function kindOf(type: vscode.FileType): FileKind {
  if ((type & vscode.FileType.SymbolicLink) !== 0) return 'link';
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

function faultOf(error: unknown): FileFault {
  const code = error instanceof vscode.FileSystemError ? error.code : 'Unknown';
  return { fault: { code, message: error instanceof Error ? error.message : String(error) } };
}
