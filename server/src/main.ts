/**
 * The language server's process: chooses the transport (`--stdio`, or `--node-ipc` as VS Code starts it) and
 * hands the server its dependencies. No logic.
 */

import { Console } from 'node:console';
import { join } from 'node:path';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import packageManifest from '../../package.json' with { type: 'json' };
import { Boundary, type Source } from './lsp/boundary.ts';
import { startServer } from './lsp/server.ts';
import { PackageFiles } from './ports/packageFiles.ts';
import { serverDependencies } from './ports/serverDependencies.ts';
import { streamTransport } from './ports/streamTransport.ts';

const argv = process.argv.slice(2);
const streams = streamTransport(argv);

if (streams === undefined && !argv.includes('--node-ipc')) {
  process.stderr.write('Usage: node server.js --stdio | --node-ipc | --socket=PORT | --pipe=NAME\n');
  process.exit(2);
}

// Standard output belongs to the protocol.
if (argv.includes('--stdio')) globalThis.console = new Console(process.stderr);

const ipc: Source = {
  listen(receive, closed) {
    const reader = new IPCMessageReader(process);
    reader.onClose(closed);
    reader.listen((message) => receive({ message }));
  },
};
const writer =
  streams === undefined ? new IPCMessageWriter(process) : new StreamMessageWriter(streams.output);
const boundary = new Boundary(streams ?? ipc, writer);
// A client that goes away without a word is an error to whoever started this process.
boundary.onClose(() => process.exit(boundary.isShutDown ? 0 : 1));

const { displayName: name, version } = packageManifest;
startServer(
  createConnection(ProposedFeatures.all, boundary, writer, { messageStrategy: boundary }),
  boundary,
  serverDependencies(new PackageFiles(__dirname), { name, version, script: join(__dirname, 'cli.js') }),
);
