/**
 * A view of our container in the side bar, with its tree. Several views are open there at once and show the same
 * files, so that an entry is only ever looked for in the view that a test names.
 */

import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

export class SideBarView {
  constructor(
    private readonly workbench: Workbench,
    private readonly title: string,
  ) {}

  /** Gives the view the keyboard, and opens it if it is closed. */
  async focus(): Promise<void> {
    await this.workbench.command(`AI Security: Focus on ${this.title} View`);
  }

  /** Waits for an entry; `said` is about what stands behind its name. */
  async sees(name: string, said: RegExp): Promise<void> {
    const entry = this.entry(name);
    await this.workbench.waitUntil(
      async () =>
        (await entry.count()) > 0 && said.test(((await entry.innerText()) ?? '').replace(/\s+/g, ' ').trim()),
      `the entry ${name} (${said}) of the view ${this.title}`,
    );
  }

  /** Waits until there is no such entry. */
  async seesNo(name: string): Promise<void> {
    // A view that is closed shows no entry either.
    await this.pane.locator('.pane-header.expanded').waitFor();
    await this.entry(name).waitFor({ state: 'detached' });
  }

  /** What screen readers say of an entry. */
  async label(name: string): Promise<string> {
    return (await this.entry(name).getAttribute('aria-label')) ?? '';
  }

  /** Goes to an entry with the arrow keys; the view has the keyboard. */
  async select(name: string): Promise<void> {
    const focused = this.rows('.focused', name);
    await this.workbench.press('Home');
    await this.workbench.waitUntil(async () => {
      if ((await focused.count()) > 0) return true;
      await this.workbench.press('ArrowDown');
      return false;
    }, `the entry ${name} of the view ${this.title} to have the keyboard`);
  }

  /** Opens an entry by the keyboard. */
  async open(name: string): Promise<void> {
    await this.focus();
    await this.select(name);
    // The key is lost while the tree draws itself anew, so it is pressed again; once open, it does no harm.
    const opened = this.rows('[aria-expanded="true"]', name);
    await this.workbench.waitUntil(async () => {
      if ((await opened.count()) > 0) return true;
      await this.select(name);
      await this.workbench.press('ArrowRight');
      return false;
    }, `the entry ${name} of the view ${this.title} to open`);
  }

  /** An entry of the view, for what else is to be known of it. */
  entry(name: string): Locator {
    return this.rows('', name).first();
  }

  private rows(state: string, name: string): Locator {
    return this.pane.locator(`.monaco-list-row${state}`, { hasText: name });
  }

  private get pane(): Locator {
    const { page } = this.workbench;
    const header = page.locator(`.pane-header[aria-label^="${this.title} "]`);
    return page.locator('.sidebar .pane').filter({ has: header });
  }
}
