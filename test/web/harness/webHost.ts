/**
 * A web server that hands out VS Code for the Web with our extension in it, as vscode.dev does, and keeps the files of a
 * virtual workspace. One host is one person's browser: its profile lives until `dispose()`.
 */

import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import * as esbuild from 'esbuild';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../../../scripts/browser.ts';
import { ensureVscodeWeb } from '../../../scripts/vscodeWeb.ts';
import { CHROMIUM_ARGUMENTS, QUIET_SETTINGS } from '../../e2e/harness/quiet.ts';
import { PATIENCE_MS } from '../../e2e/harness/workbench.ts';
import { projectRoot } from '../../support/grammars.ts';
import { VirtualFiles } from './virtualFiles.ts';

const assistant = join(projectRoot, 'test/e2e/assistant');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
};

/** The folders that are handed out, by the first part of the path. */
type Places = Readonly<Record<string, string>>;

export class WebHost {
  private context: BrowserContext | undefined;
  /** What the page wrote to its console, for the report of a failure. */
  readonly console: string[] = [];
  /** Paths of the extension that were asked for. */
  readonly asked = new Set<string>();

  private constructor(
    private readonly server: Server,
    private readonly profile: string,
    private readonly browser: string,
    readonly files: VirtualFiles,
  ) {}

  /** Installs what is missing and starts the server, with these files in the virtual workspace, by path from `/`. */
  static async start(files: Readonly<Record<string, string>>): Promise<WebHost> {
    const places = {
      code: await ensureVscodeWeb(),
      extension: projectRoot,
      folder: join(projectRoot, 'test/web/folder'),
    };
    const profile = await mkdtemp(join(tmpdir(), 'ai-security-scanner-web-'));
    const virtual = new VirtualFiles(files);
    const bundled = await bundledAssistant();
    const server = createServer((request, response) => {
      host.answer(request, response, places, bundled).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    const host = new WebHost(server, profile, ensureBrowser(), virtual);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return host;
  }

  /** Opens a window on a folder. */
  async openWindow(folder: string): Promise<Page> {
    this.context ??= await chromium.launchPersistentContext(this.profile, {
      executablePath: this.browser,
      args: [...CHROMIUM_ARGUMENTS],
      viewport: { width: 1200, height: 720 },
    });
    const page = await this.context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => this.console.push(message.text()));
    await page.goto(`${this.origin}/?${new URLSearchParams({ folder })}`);
    await page.waitForSelector('.monaco-workbench .part.statusbar');
    return page;
  }

  async dispose(): Promise<void> {
    await this.context?.close();
    this.server.closeAllConnections();
    this.server.close();
    await rm(this.profile, { recursive: true, force: true });
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    places: Places,
    bundled: ReadonlyMap<string, string>,
  ): Promise<void> {
    // Extensions run in a frame of another origin.
    response.setHeader('Access-Control-Allow-Origin', '*');
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    if (pathname === '/') return send(response, page(this.origin), '.html');
    if (pathname === '/files') return this.files.answer(request, response, searchParams);
    const known = bundled.get(pathname);
    if (known !== undefined) return send(response, known, extname(pathname));
    const [, place = '', ...below] = decodeURIComponent(pathname).split('/');
    const folder = places[place];
    const path = folder === undefined ? undefined : normalize(join(folder, ...below));
    if (folder === undefined || !path?.startsWith(folder + sep)) return void response.writeHead(404).end();
    if (place === 'extension') this.asked.add(below.join('/'));
    try {
      send(response, await readFile(path), extname(path));
    } catch {
      response.writeHead(404).end();
    }
  }
}

function send(response: ServerResponse, body: string | Uint8Array, extension: string): void {
  response.writeHead(200, { 'Content-Type': TYPES[extension] ?? 'application/octet-stream' }).end(body);
}

/** The page that opens the workbench; the folder is in its address. */
function page(origin: string): string {
  const { host } = new URL(origin);
  const configuration = {
    productConfiguration: {
      nameShort: 'Code - OSS',
      nameLong: 'Code - OSS',
      applicationName: 'code-oss',
      quality: 'stable',
      webEndpointUrlTemplate: `${origin}/code`,
      webviewContentExternalBaseUrlTemplate: `${origin}/code/out/vs/workbench/contrib/webview/browser/pre/`,
      extensionEnabledApiProposals: {},
    },
    configurationDefaults: QUIET_SETTINGS,
    additionalBuiltinExtensions: ['extension', 'assistant', 'folder'].map((name) => ({
      scheme: 'http',
      authority: host,
      path: `/${name}`,
    })),
  };
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <link rel="stylesheet" href="/code/out/vs/workbench/workbench.web.main.internal.css">
    <script>globalThis._VSCODE_FILE_ROOT = '${origin}/code/out/';</script>
  </head>
  <body></body>
  <script type="module">
    await import('/code/out/nls.messages.js');
    const { default: open } = await import('/code/workbench.js');
    open(document.body, ${JSON.stringify(configuration)});
  </script>
</html>`;
}

/** The assistant of the end-to-end tests as a browser takes it: one file, which is named in its manifest. */
async function bundledAssistant(): Promise<ReadonlyMap<string, string>> {
  const manifest = JSON.parse(await readFile(join(assistant, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const built = await esbuild.build({
    entryPoints: [join(assistant, 'extension.js')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  });
  const { main, ...rest } = manifest;
  return new Map([
    ['/assistant/package.json', JSON.stringify({ ...rest, browser: main })],
    ['/assistant/extension.js', built.outputFiles[0]?.text ?? ''],
  ]);
}
