/** A page of ours, opened from the disk in a real browser, with an ear on what it asks for and says. */

import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { TemporaryFolder } from './temporaryFolder.ts';

export const SCHEMES = ['light', 'dark'] as const;

export class OpenedPages {
  private readonly folder = new TemporaryFolder();
  private browser: Browser | undefined;
  private opened: Page | undefined;
  /** What the page asked for beside itself, and what the browser said of it. */
  heard: string[] = [];

  async start(): Promise<void> {
    this.browser = await openBrowser();
  }

  /** The page that was opened last. */
  get page(): Page {
    if (this.opened === undefined) throw new Error('No page is open.');
    return this.opened;
  }

  /** Opens a page by its text; scripts of it may still be at work. */
  async open(html: string, colorScheme: (typeof SCHEMES)[number] = 'light', width = 1000): Promise<Page> {
    if (this.browser === undefined) throw new Error('The browser was not started.');
    this.folder.write({ 'page.html': html });
    const url = pathToFileURL(this.folder.at('page.html')).href;
    this.heard = [];
    const { heard } = this;
    const page = await this.browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    this.opened = page;
    page.on('request', (request) => request.url() !== url && heard.push(`asks for ${request.url()}`));
    page.on('console', (message) => heard.push(`says ${message.text()}`));
    page.on('pageerror', (error) => heard.push(`fails: ${error}`));
    page.on('dialog', (dialog) => heard.push(`opens a dialog: ${dialog.message()}`));
    await page.goto(url);
    return page;
  }

  /** Unfolds all that is folded. */
  unfold(): Promise<void> {
    return this.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
  }

  /** The id of what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate('document.activeElement.id');
  }

  /** Presses a key until something has the focus. */
  async press(key: string, until: string): Promise<void> {
    for (let i = 0; i < 200; i++) {
      if ((await this.focused()) === until) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${until} cannot be reached by ${key}.`);
  }

  async close(): Promise<void> {
    await this.opened?.close();
    this.opened = undefined;
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    this.folder.remove();
  }
}
