/** The view of all findings, the way of their data as a list, and what is known about rules, with the keyboard. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const APP = `import subprocess

import requests
from flask import request


def load(url):
    requests.get(url, verify=False, timeout=5)
    requests.post(url, verify=False, timeout=5)


def ping():
    host = request.args["host"]
    subprocess.run("ping " + host, shell=True)
`;

describe('the view of findings', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  before(async () => {
    workspace = await repositoryOf({ 'src/app.py': APP });
    workspace.commit();
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      settings: { 'files.autoSave': 'off' },
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('app.py');
    await workbench.seesStatus('3/3');
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('says severity, author and review of each in words', async () => {
    await workbench.view('Findings').focus();
    await workbench
      .view('Findings')
      .sees('Command injection', /critical, line 14, author unknown, not reviewed$/);
    assert.match(
      await workbench.view('Findings').label('Command injection'),
      /critical, line 14, author unknown, not reviewed/,
    );
    await workbench.screenshot(join(PICTURES, 'findings.png'));
  });

  it('has them in other groups when the person says so', async () => {
    await workbench.command('AI Security: Group Findings By');
    await workbench.pick('Severity');
    await workbench.view('Findings').sees('critical', /1 finding$/);
    await workbench.view('Findings').sees('high', /2 findings$/);
  });

  it('leaves out what the person does not want to see', async () => {
    await workbench.command('AI Security: Filter Findings');
    await workbench.pick('critical');
    await workbench.press('Enter');
    await workbench.view('Findings').seesNo('Command injection');
    await workbench.view('Findings').sees('high', /2 findings$/);
  });

  it('leads through the way of the data, step by step', async () => {
    await workbench.openFile('app.py');
    await workbench.goTo(14, 22);
    await workbench.command('AI Security: Show Data Path');
    const isAt = (line: number): Promise<void> =>
      workbench.waitUntil(async () => (await workbench.cursor()).line === line, `the cursor in line ${line}`);
    await isAt(13);
    await workbench.seesStatus(/Step 1 of/);
    await workbench.screenshot(join(PICTURES, 'data-path.png'));
    await workbench.press('Control+Alt+Shift+F9');
    await isAt(14);
    assert.match(await workbench.view('Data Path').label('1. '), /^Step 1 of \d: .*, line 13/);
  });

  it('leads to the page about the rule', async () => {
    await workbench.openFile('app.py');
    await workbench.goTo(14, 22);
    await workbench.command('AI Security: Explain Rule');
    await workbench.seesTab('python-command-injection');
    // The page keeps the keyboard to itself.
    await workbench.page.locator('.tab', { hasText: 'app.py' }).click();
    await workbench.seesTab('app.py');
  });

  it('has all of a rule in a file suppressed with one reason, and that undone at once', async () => {
    await workbench.focusEditor();
    await workbench.goTo(8, 24);
    await workbench.chooseQuickFix('Suppress all 2 of');
    await workbench.answer('Why is this code safe?', 'a test');
    await workbench.answer('Until when?', '');
    await workbench.seesStatus('1/1');
    await workbench.focusEditor();
    await workbench.press('Control+z');
    await workbench.seesStatus('3/3');
  });

  it('copies a report with counts and without code or paths', async () => {
    await workbench.command('AI Security: Copy Diagnostic Report');
    await workbench.seesStatus('The diagnostic report is on the clipboard');
    const text = (await workbench.page.evaluate('navigator.clipboard.readText()')) as string;
    assert.match(text, /- findings: 3\n/);
    assert.match(text, /Settings that differ:\n- none/);
    assert.doesNotMatch(text, /app\.py|subprocess/);
  });
});
