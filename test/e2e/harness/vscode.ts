/**
 * Starts and stops a real VS Code for the end-to-end tests: the server of `code-server`, and a headless
 * Chromium in which its workbench runs.
 *
 * One `VsCode` is one person's installation: settings, state and browser profile live in a folder of
 * their own and survive `restart()`, as they do on a desk.
 */

import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../../../scripts/browser.ts';
import {
  ensureVscodeServer,
  type InstalledServer,
  type RunningServer,
  startServer,
} from '../../../scripts/vscodeServer.ts';
import { setDisplayLanguage } from './displayLanguage.ts';
import { CHROMIUM_ARGUMENTS, QUIET_SETTINGS } from './quiet.ts';
import { PATIENCE_MS } from './workbench.ts';

export interface VscodeOptions {
  /** The folder that is opened. */
  readonly workspace: string;
  /** The extension under test: the folder of its manifest. */
  readonly extension: string;
  /** Folders of further extensions, which are installed as they are. */
  readonly installed?: readonly string[];
  /** The user's settings, on top of the quiet base. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where this installation keeps its data; a temporary folder that goes with it if not given. */
  readonly home?: string;
  /** Environment of the server and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** The server to start; the one of `code-server` if not given. */
  readonly server?: InstalledServer;
  /** The display language, as VS Code names it (`de`); English if not given. */
  readonly language?: string;
  /** Size of the window in CSS pixels. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface WindowOptions {
  /**
   * Path of a module that exports `run(): Promise<void>`, for the extension host to run (see
   * hostSuite.ts). Without one the window is an ordinary workbench.
   */
  readonly suite?: string;
  /** Called before the window loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** A person's VS Code. Call `dispose()` in the end, whatever happened. */
export class VsCode {
  private server: RunningServer | undefined;
  private context: BrowserContext | undefined;
  private port: number | undefined;

  private constructor(
    private readonly installed: InstalledServer,
    private readonly browser: string,
    private readonly home: string,
    private readonly options: VscodeOptions,
  ) {}

  /** Installs what is missing, and starts the server. Opens no window yet. */
  static async start(options: VscodeOptions): Promise<VsCode> {
    const installed = options.server ?? (await ensureVscodeServer());
    const browser = ensureBrowser();
    const home = options.home ?? (await mkdtemp(join(tmpdir(), 'ai-security-scanner-vscode-')));
    const vscode = new VsCode(installed, browser, home, options);
    await vscode.writeSettings(options.settings ?? {});
    if (options.language !== undefined) await setDisplayLanguage(join(home, 'data'), options.language);
    await vscode.installExtensions(options.installed ?? []);
    await vscode.startServer();
    return vscode;
  }

  /** Replaces the user's settings, as if edited in settings.json. */
  async writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const folder = join(this.home, 'data/User');
    await mkdir(folder, { recursive: true });
    const text = JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2);
    await writeFile(join(folder, 'settings.json'), text);
  }

  /** Opens a window on the workspace. */
  async openWindow({ suite, prepare }: WindowOptions = {}): Promise<Page> {
    const context = await this.browserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await prepare?.(page);
    await page.goto(this.address(suite));
    await page.waitForSelector('.monaco-workbench .part.statusbar');
    return page;
  }

  /** Closes all windows, stops the server and its extension hosts, and starts it again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.startServer();
  }

  /** What the server printed, for the report of a failure. */
  log(): string {
    return this.server?.log() ?? '';
  }

  async dispose(): Promise<void> {
    await this.stop();
    if (this.options.home === undefined) await rm(this.home, { recursive: true, force: true });
  }

  /**
   * Puts extensions where the server finds them at its first start. They cannot be given to the page's
   * address as the one under test is: of several there, VS Code takes the last.
   */
  private async installExtensions(folders: readonly string[]): Promise<void> {
    for (const folder of folders) {
      const target = join(this.home, 'extensions', basename(folder));
      if (!existsSync(target)) await cp(folder, target, { recursive: true });
    }
  }

  private async startServer(): Promise<void> {
    this.server = await startServer(this.installed, {
      userData: join(this.home, 'data'),
      extensions: join(this.home, 'extensions'),
      testDriver: true,
      ...(this.port === undefined ? {} : { port: this.port }),
      ...(this.options.env === undefined ? {} : { env: this.options.env }),
    });
    this.port = this.server.port;
  }

  private async stop(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
    await this.server?.stop();
    this.server = undefined;
  }

  /** The browser's profile is kept over restarts: the workbench has part of its state there. */
  private async browserContext(): Promise<BrowserContext> {
    this.context ??= await chromium.launchPersistentContext(join(this.home, 'browser'), {
      executablePath: this.browser,
      args: [...CHROMIUM_ARGUMENTS],
      viewport: this.options.viewport ?? { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    return this.context;
  }

  private address(suite: string | undefined): string {
    if (this.server === undefined) throw new Error('VS Code is not running.');
    const remote = (path: string): string => `vscode-remote://remote${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(this.options.extension)],
      ...(suite === undefined ? [] : [['extensionTestsPath', remote(suite)]]),
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({
      folder: this.options.workspace,
      payload: JSON.stringify(payload),
    });
    return `${this.server.origin}/?${query}`;
  }
}
