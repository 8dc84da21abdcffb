/**
 * VS Code as a person uses it: keys, mouse, and what is to be seen. Each function waits until what it
 * asked for has happened, and none waits for a length of time.
 */

import { errors, type Locator, type Page } from 'playwright-core';
import { SideBarView } from './sideBarView.ts';

/** Milliseconds for what has to come, also on a slow machine that does something else as well. */
export const PATIENCE_MS = 90_000;
/** Milliseconds between two questions whether it has come. */
const BETWEEN_QUESTIONS_MS = 40;

export type Severity = 'error' | 'warning' | 'info' | 'hint';

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

  /** Waits until the chat shows a text. */
  async seesChat(text: string | RegExp): Promise<void> {
    await this.page.locator('.interactive-session', { hasText: text }).first().waitFor();
  }

  /** Runs a command by its title in the palette, as shown there. */
  async command(title: string): Promise<void> {
    await this.chooseInPalette(`>${title}`, title);
  }

  /** Opens a file of the workspace by its name or path. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await this.chooseInPalette(path, name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.editor.locator('.view-lines').waitFor();
    await this.focusEditor();
  }

  /** Opens a file of the folder by its name in the explorer, where no search finds files. */
  async openFromExplorer(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.editor.locator('.view-lines').waitFor();
    await this.focusEditor();
  }

  /** Waits for the tab of the editor that is shown. */
  async seesTab(name: string): Promise<void> {
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Puts the cursor at a place; line and column count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.openPalette(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Puts the cursor on a new line below a line, which count from 1. */
  async newLineBelow(line: number): Promise<void> {
    await this.goTo(line, 1);
    // Not by a key: a list of suggestions takes Enter for itself, and a window that is slow to get the keyboard loses it.
    await this.command('Insert Line Below');
    await this.waitUntil(async () => (await this.cursor()).line === line + 1, `a new line below ${line}`);
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

  /** What decorations show behind the lines in view; it belongs to no text. */
  async textBehindLines(): Promise<string> {
    const texts = await this.editor
      .locator('.view-lines .view-line span span')
      .evaluateAll((elements) =>
        elements.map(
          (element) =>
            (
              globalThis as unknown as { getComputedStyle(of: unknown, part: string): { content: string } }
            ).getComputedStyle(element, '::after').content,
        ),
      );
    return texts.filter((text) => text !== 'none').join('\n');
  }

  /** Waits until the editor shows this text. */
  async seesText(containing: string): Promise<void> {
    await this.waitUntil(
      async () => (await this.visibleText()).includes(containing),
      `the text ${containing}`,
    );
  }

  /** Squiggles in view, by severity. */
  squiggles(severity: Severity): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** Waits until a squiggle of this severity is to be seen. */
  async seesSquiggle(severity: Severity): Promise<void> {
    await this.squiggles(severity).first().waitFor({ state: 'attached' });
  }

  /** Waits until no squiggle is to be seen. */
  async seesNoSquiggle(): Promise<void> {
    await this.editor.locator('[class*="squiggly-"]').first().waitFor({ state: 'detached' });
  }

  /** Points the mouse at the first squiggle; resolves to the hover's text once it has `containing`. */
  async hoverSquiggle(severity: Severity, containing: string): Promise<string> {
    const box = await this.squiggles(severity).first().boundingBox();
    if (box === null) throw new Error('The squiggle is not in view.');
    // A hover needs a movement within the editor, not a mouse that is suddenly there.
    await this.page.mouse.move(box.x + box.width / 2, box.y - 30);
    await this.page.mouse.move(box.x + Math.min(box.width / 2, 40), box.y + box.height - 6, { steps: 5 });
    return this.hoverText(containing);
  }

  /** The text of the hover in the editor, once it has `containing`. */
  async hoverText(containing: string): Promise<string> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)', { hasText: containing }).first();
    await hover.waitFor();
    return (await hover.innerText()).replaceAll('\u00a0', ' ');
  }

  /** Opens the light bulb's menu at the cursor; resolves to the titles in it. */
  async openQuickFixes(containing: string): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    const wanted = rows.filter({ hasText: containing }).first();
    // The key is lost while another part of the window still has the focus, so it is pressed again.
    for (let attempts = 4; attempts > 0; attempts--) {
      await this.page.keyboard.press('Control+.');
      const shown = await wanted.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (shown) return rows.allInnerTexts();
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The light bulb's menu does not offer ${containing}.`);
  }

  /** Chooses an entry of the light bulb's menu, by the keyboard: a shield is over it until the mouse moves. */
  async chooseQuickFix(title: string): Promise<void> {
    await this.openQuickFixes(title);
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
    await this.waitUntil(async () => {
      if ((await focused.count()) > 0) return true;
      await this.press('ArrowDown');
      return false;
    }, `the entry ${title} to have the keyboard`);
    await this.press('Enter');
  }

  /** Chooses an entry of an open pick list. */
  async pick(containing: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: containing }).first();
    await row.click();
  }

  /** Waits for an input box that shows `prompt`. */
  async seesInput(prompt: string | RegExp): Promise<void> {
    await this.page.locator('.quick-input-widget', { hasText: prompt }).waitFor();
  }

  /** The colours in which the editor shows each of some texts, which must be in view. */
  async colours(texts: readonly string[]): Promise<string[]> {
    return Promise.all(
      texts.map((text) =>
        this.editor
          .locator('.view-line span[class^="mtk"]', { hasText: text })
          .first()
          .evaluate(
            (element) =>
              (
                globalThis as unknown as { getComputedStyle(of: unknown): { color: string } }
              ).getComputedStyle(element).color,
          ),
      ),
    );
  }

  /** Answers an open input box, which must show `prompt`. */
  async answer(prompt: string | RegExp, text: string): Promise<void> {
    await this.seesInput(prompt);
    await this.paletteInput.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Answers an open box for the name of a file. It shows before it writes the proposed path into itself, over anything
   * that was there, so that path is waited for.
   */
  async answerWithPath(prompt: string | RegExp, path: string): Promise<void> {
    await this.seesInput(prompt);
    await this.waitUntil(async () => (await this.paletteInput.inputValue()) !== '', 'the proposed path');
    await this.paletteInput.fill(path);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Waits for a notification; presses one of its buttons, by the keyboard, if asked to. Under the test driver VS Code
   * shows none by itself, so that their list is opened.
   */
  async notification(containing: string | RegExp, button?: string): Promise<void> {
    const notification = this.notifications.filter({ hasText: containing }).first();
    await this.waitUntil(async () => {
      if (await notification.isVisible()) return true;
      await this.toggleNotifications();
      return false;
    }, `the notification ${containing}`);
    // Not by the mouse: the hover of the status bar's bell may lie over the button for as long as the mouse rests there.
    if (button !== undefined)
      await notification.locator('.monaco-button', { hasText: button }).first().press('Enter');
  }

  /** Waits until the list of notifications is open and has none. */
  async seesNoNotification(): Promise<void> {
    await this.waitUntil(async () => {
      if (await this.page.locator('.notifications-center').isVisible()) return true;
      await this.toggleNotifications();
      return false;
    }, 'the list of notifications');
    const texts = await this.notifications.allInnerTexts();
    if (texts.length > 0) throw new Error(`There are notifications: ${texts.join(' | ')}`);
  }

  /** What the list of notifications shows while it is open. */
  private get notifications(): Locator {
    return this.page.locator('.notifications-center .notification-list-item');
  }

  /** Opens the list of notifications, or closes it. */
  private async toggleNotifications(): Promise<void> {
    await this.page.locator('[id="status.notifications"]').click();
  }

  /** Waits for a modal dialog, and presses one of its buttons. */
  async dialog(containing: string | RegExp, button: string): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box', { hasText: containing });
    await dialog.waitFor();
    await dialog.locator('.monaco-button', { hasText: button }).first().click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Waits for a modal dialog, and leaves it open. */
  async seesDialog(containing: string | RegExp): Promise<void> {
    await this.page.locator('.monaco-dialog-box', { hasText: containing }).waitFor();
  }

  /** The view of the side bar that has this title. */
  view(title: string): SideBarView {
    return new SideBarView(this, title);
  }

  /** Waits for a code lens. */
  async seesLens(containing: string): Promise<void> {
    await this.editor.locator('.codelens-decoration', { hasText: containing }).first().waitFor();
  }

  /** Waits until there is no code lens in view. */
  async seesNoLens(): Promise<void> {
    await this.editor.locator('.codelens-decoration a').first().waitFor({ state: 'detached' });
  }

  /** Waits for a diff with these texts on its left and on its right. */
  async seesDiff(left: string, right: string): Promise<void> {
    const side = (name: string): Locator =>
      this.page.locator(`.monaco-diff-editor .editor.${name} .view-lines`);
    await this.waitUntil(async () => {
      if ((await side('original').count()) === 0) return false;
      const texts = await Promise.all([side('original').innerText(), side('modified').innerText()]);
      const [before = '', after = ''] = texts.map((text) => text.replaceAll('\u00a0', ' '));
      return before.includes(left) && !before.includes(right) && after.includes(right);
    }, `a diff from ${left} to ${right}`);
  }

  /** Waits until whole lines are selected in the editor; both count from 1, the last is part of it. */
  async seesSelection(first: number, last: number): Promise<void> {
    const lines = this.editor.locator('.margin-view-overlays .line-numbers.active-line-number');
    await this.waitUntil(
      async () => Number(await lines.first().innerText()) === last + 1,
      `the lines ${first} to ${last} to be selected`,
    );
  }

  /** Line and column of the cursor as the status bar says them, from 1. */
  async cursor(): Promise<{ line: number; column: number }> {
    const text = await this.page.locator('#status\\.editor\\.selection').innerText();
    const [line = 0, column = 0] = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return { line, column };
  }

  /** A picture of the window. */
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Asks again and again until the answer is yes; throws with `what` when it does not come. */
  async waitUntil(condition: () => Promise<boolean>, what: string, timeoutMs = PATIENCE_MS): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${what}; it did not come.`);
      // Asked without a break, the window's one thread would have no time for what is waited for.
      await this.page.evaluate(`new Promise((resolve) => setTimeout(resolve, ${BETWEEN_QUESTIONS_MS}))`);
    }
  }

  private get paletteInput(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input').first();
  }

  /**
   * Types into the palette and chooses the entry that comes. What takes the keyboard while the palette opens closes
   * it, so that it is opened again when the entry stays away.
   */
  private async chooseInPalette(text: string, entry: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: entry }).first();
    const comes = async (): Promise<boolean> => {
      await this.openPalette(text);
      try {
        await row.waitFor({ timeout: 5_000 });
        return true;
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        await this.page.keyboard.press('Escape');
        return false;
      }
    };
    await this.waitUntil(comes, `the entry ${entry} of the palette`);
    await this.page.keyboard.press('Enter');
  }

  private async openPalette(text: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.paletteInput.waitFor();
    await this.paletteInput.fill(text);
  }
}
