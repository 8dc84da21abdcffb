/**
 * VS Code as a person uses it: keys, mouse, and what is to be seen. Each function waits until what it
 * asked for has happened, and none waits for a length of time.
 */

import type { Locator, Page } from 'playwright-core';

export class Workbench {
  constructor(readonly page: Page) {}

  /** The text editor that has the keyboard, or had it last. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor[role="code"]').first();
  }

  /** Waits for an entry of the status bar. */
  async seesStatus(containing: string | RegExp): Promise<void> {
    await this.page.locator('.statusbar-item', { hasText: containing }).first().waitFor();
  }

  /** Runs a command by its title in the palette, as shown there. */
  async command(title: string): Promise<void> {
    await this.openPalette(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the workspace by its name or path. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await this.openPalette(path);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.editor.locator('.view-lines').waitFor();
    await this.focusEditor();
  }

  /** Puts the cursor at a place; line and column count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.openPalette(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  async focusEditor(): Promise<void> {
    await this.editor.locator('.view-lines').click();
  }

  /** Types as a person does, a key at a time. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The grey text that an assistant proposes, once it is shown. */
  async ghostText(containing: string): Promise<void> {
    // The element of a text that begins with a line break has no height of its own.
    const text = this.editor.locator('.ghost-text-decoration, .ghost-text, .suggest-preview-text');
    await text.filter({ hasText: containing }).first().waitFor({ state: 'attached' });
  }

  /** The lines of the editor that are in view, as text. */
  async visibleText(): Promise<string> {
    const lines = this.editor.locator('.view-lines .view-line');
    const tops = await lines.evaluateAll((elements) =>
      elements.map((element) => ({
        top: Number.parseFloat((element as unknown as { style: { top: string } }).style.top),
        text: element.textContent ?? '',
      })),
    );
    // The elements are in the order of their last change, and blanks are non-breaking.
    return tops
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .join('\n');
  }

  /** Waits until the editor shows this text. */
  async seesText(containing: string): Promise<void> {
    await this.waitUntil(
      async () => (await this.visibleText()).includes(containing),
      `the text ${containing}`,
    );
  }

  /** Squiggles in view, by severity. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint' = 'warning'): Locator {
    return this.editor.locator(`.view-overlays .squiggly-${severity}, .lines-content .squiggly-${severity}`);
  }

  /** A picture of the window. */
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Asks again and again until the answer is yes; throws with `what` when it does not come. */
  async waitUntil(condition: () => Promise<boolean>, what: string, timeoutMs = 15_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${what}; it did not come.`);
      await this.page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    }
  }

  private async openPalette(text: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page
      .locator('.quick-input-widget input.input, .quick-input-widget .quick-input-box input')
      .first();
    await input.waitFor();
    await input.fill(text);
  }
}
