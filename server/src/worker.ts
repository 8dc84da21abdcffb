/**
 * The language server in a web worker, for VS Code for the Web: chooses the transport and hands the server its
 * dependencies. No logic.
 */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import packageManifest from '../../package.json' with { type: 'json' };
import { Boundary, type Source } from './lsp/boundary.ts';
import { startServer } from './lsp/server.ts';
import { clientFiles } from './web/clientFiles.ts';
import { FetchedPackage } from './web/packageFetch.ts';
import { webDependencies } from './web/webDependencies.ts';

/** Serves the client of this worker; `extension` is the URL of the extension's root. */
export function startWorker(extension: string): void {
  const reader = new BrowserMessageReader(globalThis);
  const writer = new BrowserMessageWriter(globalThis);
  // Before that message the client answers no question.
  let begin: () => void;
  const initialized = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const source: Source = {
    listen(receive, closed) {
      reader.onClose(closed);
      reader.listen((message) => {
        receive({ message });
        if ((message as { method?: unknown }).method === 'initialized') begin();
      });
    },
  };
  const boundary = new Boundary(source, writer);
  const connection = createConnection(ProposedFeatures.all, boundary, writer, {
    messageStrategy: boundary,
  });
  const files = clientFiles(async (method, params) => {
    await initialized;
    return connection.sendRequest(method, params);
  });
  const { displayName: name, version } = packageManifest;
  startServer(connection, boundary, webDependencies(files, new FetchedPackage(extension), { name, version }));
}
