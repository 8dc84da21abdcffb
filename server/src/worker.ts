/**
 * The language server in a web worker, for VS Code for the Web: the first message says where the extension is to be had,
 * all others are the protocol's. No logic.
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

/** The part of a worker's scope that is used; its types belong to another library than Node's. */
const worker = globalThis as unknown as {
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: { readonly extension: string } }) => void,
    options: { readonly once: true },
  ): void;
};

worker.addEventListener(
  'message',
  ({ data }) => {
    const reader = new BrowserMessageReader(worker);
    const writer = new BrowserMessageWriter(worker);
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
    startServer(
      connection,
      boundary,
      webDependencies(files, new FetchedPackage(data.extension), { name, version }),
    );
  },
  { once: true },
);
