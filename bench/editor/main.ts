/**
 * In a real VS Code, from the key that accepts a suggestion to the squiggle on the screen, ours by turns with an
 * extension that does nothing but set a diagnostic; and how long our extension takes to activate, by VS Code's own
 * word. A process of its own, since it runs on the sources of the end-to-end tests: prints JSON as its last line.
 */

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { VsCode } from '../../test/e2e/harness/vscode.ts';
import { Workbench } from '../../test/e2e/harness/workbench.ts';
import { workspaceOf } from '../../test/e2e/harness/workspace.ts';
import { projectRoot } from '../../test/support/grammars.ts';
import { generatedProgram } from '../samples.ts';
import { percentile } from '../statistics.ts';

const ROUNDS = 12;
const LINES = 300;
/** The script of the test assistant has a suggestion for this. */
const PROMPT = '# ping the host';
const WARM_UP = 2;

export interface EditorFigures {
  /** Milliseconds from Tab to the squiggle. */
  readonly ours: number;
  readonly nothing: number;
  /** Milliseconds, as VS Code shows them among the running extensions. */
  readonly activation: number | null;
}

class Editor {
  private constructor(
    private readonly vscode: VsCode,
    readonly workbench: Workbench,
    private readonly dispose: () => Promise<void>,
  ) {}

  /** `status` is what the status bar shows once the extension has looked at the file. */
  static async start(extension: string, status: string | RegExp): Promise<Editor> {
    const head = 'import subprocess\n\ndef ping(host):\n    \n\n';
    const workspace = await workspaceOf({ 'a.py': head + generatedProgram('python', LINES).text });
    const vscode = await VsCode.start({
      workspace: workspace.folder,
      extension,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      settings: { 'files.autoSave': 'off', 'editor.autoIndent': 'none' },
    });
    const workbench = new Workbench(await vscode.openWindow());
    workbench.page.setDefaultTimeout(60_000);
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('a.py');
    await workbench.seesStatus(status);
    return new Editor(vscode, workbench, () => workspace.dispose());
  }

  /** Accepts the suggestion; milliseconds until there is one more squiggle. Takes everything back. */
  async accept(): Promise<number> {
    const { workbench } = this;
    await workbench.goTo(4, 5);
    await workbench.type(PROMPT);
    await workbench.ghostText('subprocess.run');
    const before = await squiggles(workbench.page);
    await watchSquiggles(workbench.page, before);
    await workbench.press('Tab');
    await workbench.waitUntil(async () => (await timeSeen(workbench.page)) !== null, 'the squiggle', 60_000);
    const time = (await timeSeen(workbench.page)) ?? Number.NaN;
    await workbench.goTo(5, 1);
    await workbench.press('Control+Shift+K');
    await workbench.goTo(4, 5);
    await workbench.press('Shift+End', 'Delete');
    await workbench.waitUntil(async () => (await squiggles(workbench.page)) === before, 'no squiggle');
    return time;
  }

  /** What VS Code says of how long the extension took to activate. */
  async activation(name: string): Promise<number> {
    const { workbench } = this;
    await workbench.command('Developer: Show Running Extensions');
    const rows = workbench.page.locator('.runtime-extensions-editor .monaco-list-row');
    const row = rows.filter({ hasText: name }).first();
    await rows.first().click();
    // Only rows in view exist.
    await workbench.waitUntil(
      async () => {
        if ((await row.count()) > 0) return true;
        await workbench.press('PageDown');
        return false;
      },
      `${name} among the running extensions`,
      60_000,
    );
    const text = await row.innerText();
    const [, ms] = /(\d+)ms/.exec(text) ?? [];
    if (ms === undefined) throw new Error(`VS Code shows no time of activation: ${text}`);
    return Number(ms);
  }

  async close(): Promise<void> {
    await this.vscode.dispose();
    await this.dispose();
  }
}

/** Scripts for the window, as text: nothing else here knows of a browser. */
const COUNT_SQUIGGLES = `document.querySelectorAll('.squiggly-error, .squiggly-warning').length`;

function squiggles(page: Page): Promise<number> {
  return page.evaluate<number>(COUNT_SQUIGGLES);
}

/** Has the window itself note when the key went down and when there were more squiggles than before. */
async function watchSquiggles(page: Page, before: number): Promise<void> {
  await page.evaluate(`(() => {
    let pressed = NaN;
    window.squiggleSeen = null;
    const onKey = (event) => {
      if (event.key !== 'Tab') return;
      pressed = performance.now();
      window.removeEventListener('keydown', onKey, true);
    };
    window.addEventListener('keydown', onKey, true);
    const observer = new MutationObserver(() => {
      if (${COUNT_SQUIGGLES} <= ${before}) return;
      window.squiggleSeen = performance.now() - pressed;
      observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  })()`);
}

function timeSeen(page: Page): Promise<number | null> {
  return page.evaluate<number | null>('window.squiggleSeen');
}

/** Without it the other figures still count. */
function notShown(error: Error): null {
  console.log(`The time of activation was not measured: ${error.message}`);
  return null;
}

async function main(): Promise<void> {
  const ours = await Editor.start(projectRoot, /^\s*\d+\/\d+/);
  const nothing = await Editor.start(join(projectRoot, 'bench/editor/nullExtension'), 'Null Extension');
  try {
    const times: { ours: number[]; nothing: number[] } = { ours: [], nothing: [] };
    for (let i = 0; i < WARM_UP + ROUNDS; i++) {
      const pair = { ours: await ours.accept(), nothing: await nothing.accept() };
      if (i < WARM_UP) continue;
      times.ours.push(pair.ours);
      times.nothing.push(pair.nothing);
    }
    console.log(JSON.stringify(times));
    const figures: EditorFigures = {
      ours: percentile(times.ours, 0.5),
      nothing: percentile(times.nothing, 0.5),
      activation: await ours.activation('AI Security Scanner').catch(notShown),
    };
    console.log(JSON.stringify(figures));
  } finally {
    await ours.close();
    await nothing.close();
  }
}

void main();
