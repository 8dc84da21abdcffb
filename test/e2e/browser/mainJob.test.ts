/**
 * The main job as a person does it, with keys and mouse: an insecure suggestion is flagged as it is
 * accepted, explained, mended or reviewed; the mark outlives a restart, and goes when the code changes.
 *
 * The steps build on each other, as they do at a desk. Pictures of them go to `.vscode-test/pictures/`; with
 * UPDATE_PICTURES set, to `docs/images/`, where the README shows them.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { picturesOfFailures, READERS_PICTURES } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const APP = `import sqlite3

import requests
from flask import Flask, request

app = Flask(__name__)
PARTNER = "https://partner.example/users"


@app.get("/users")
def find_user():
    name = request.args["name"]
    cursor = sqlite3.connect("users.db").cursor()
    
`;
const PROMPT_LINE = 14;

describe('the main job, done by a person', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  const open = async (): Promise<void> => {
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('app.py');
  };
  const picture = (name: string): Promise<void> =>
    workbench.screenshot(join(READERS_PICTURES, `${name}.png`));

  /** The files of marks in the workspace. */
  const marks = (): string[] => workspace.json('.ai-review/marks');

  before(async () => {
    workspace = await repositoryOf({ 'app.py': APP });
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      settings: { 'files.autoSave': 'off', 'editor.minimap.enabled': false },
      viewport: { width: 1200, height: 720 },
    });
    await open();
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('an insecure suggestion is shown as ghost text', async () => {
    await workbench.goTo(PROMPT_LINE, 5);
    await workbench.type('# find the user by name');
    await workbench.ghostText('cursor.execute(');
    await picture('1-suggestion');
  });

  it('Tab accepts it, and it is underlined', async () => {
    await workbench.press('Tab');
    await workbench.seesText('return cursor.fetchone()');
    await workbench.seesStatus(/New finding in line \d+/);
    await workbench.seesSquiggle('error');
  });

  it('hovering says what is wrong, why, and what to do', async () => {
    const text = await workbench.hoverSquiggle('error', 'CWE-89');
    assert.match(text, /SQL/);
    await picture('2-finding');
    await workbench.press('Escape');
  });

  it('the light bulb offers to mark it as human-reviewed', async () => {
    await workbench.goTo(PROMPT_LINE + 1, 8);
    await workbench.openQuickFixes('Mark as human-reviewed');
    await picture('3-light-bulb');
    await workbench.press('Escape');
  });

  it('a fix mends the next suggestion', async () => {
    await workbench.goTo(PROMPT_LINE - 1, 1);
    await workbench.press('End', 'Enter');
    await workbench.type('# ask the partner');
    await workbench.ghostText('verify=False');
    await workbench.press('Tab');
    await workbench.seesText('verify=False');
    await workbench.goTo(PROMPT_LINE + 1, 10);
    const [fix] = await workbench.openQuickFixes('Mark as human-reviewed');
    assert.ok(fix);
    await workbench.press('Escape');
    await workbench.chooseQuickFix(fix);
    await workbench.waitUntil(
      async () => !(await workbench.visibleText()).includes('verify=False'),
      'verify=False to go',
    );
    assert.match(await workbench.visibleText(), /cursor\.execute\(/);
  });

  it('marking the finding as human-reviewed writes a mark', async () => {
    await workbench.press('Control+S');
    await workbench.command('AI Security: Next Unreviewed Finding');
    await workbench.chooseQuickFix('Mark as human-reviewed');
    await workbench.dialog('Have you read', 'I Have Read It');
    await workbench.seesStatus('0/1');
    assert.equal(marks().length, 1);
    await workbench.command('AI Security: Show Review Status');
    await picture('4-review-status');
    await workbench.press('Escape');
  });

  it('the mark is there after a restart', async () => {
    await vscode.restart();
    await open();
    await workbench.seesSquiggle('error');
    await workbench.seesStatus('0/1');
  });

  it('changing the reviewed code by one character takes the mark away', async () => {
    const line = APP.split('\n').length + 1;
    await workbench.goTo(line, 1);
    await workbench.press('End');
    await workbench.type(' ');
    await workbench.seesStatus('1/1');
    assert.equal(marks().length, 1);
  });
});
