/**
 * The language server's process: chooses the transport (`--stdio`, or `--node-ipc` as VS Code starts it) and
 * hands the server its dependencies. No logic.
 */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import packageManifest from '../../package.json' with { type: 'json' };
import { startServer } from './lsp/server.ts';
import { PackageFiles } from './ports/packageFiles.ts';
import { serverDependencies } from './ports/serverDependencies.ts';

const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

if (!process.argv.slice(2).some((argument) => TRANSPORTS.includes(argument.split('=')[0] as string))) {
  process.stderr.write('Usage: node server.js --stdio | --node-ipc | --socket=PORT | --pipe=NAME\n');
  process.exit(2);
}

const { displayName: name, version } = packageManifest;
startServer(
  createConnection(ProposedFeatures.all),
  serverDependencies(new PackageFiles(__dirname), { name, version }),
);
