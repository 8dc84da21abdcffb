/**
 * The agent's loop in a real VS Code: VS Code's own agent, on a scripted model, writes an insecure handler, is
 * told so by the security tool, which it finds among its tools without anybody naming it, and mends it before a
 * person sees it. What it wrote is known to be its own, and the gate still asks a person.
 *
 * VS Code is as published: the gate for proposed APIs is in place. The steps build on each other.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ensureServerCopy } from '../../provenance/serverCopy.ts';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures, READERS_PICTURES } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const APP = `import sqlite3

from flask import Flask, request

app = Flask(__name__)


# handlers
`;
/** One finding with a fix, and one that only a person, or a better model, can mend. */
const TWO = `import hashlib

import requests


def load(url):
    return requests.get(url, verify=False, timeout=5)


def run(code):
    return eval(input(code))
`;
const CONFIGURATION = 'provenance: shared\npolicy:\n  require: unreviewed-ai\n';

describe("the agent's loop", () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  const command = (...args: string[]) =>
    spawnSync(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], {
      cwd: workspace.folder,
      encoding: 'utf8',
    });

  before(async function () {
    this.timeout(300_000);
    workspace = await repositoryOf({
      'app.py': APP,
      'two.py': '',
      '.ai-security-scanner.yml': CONFIGURATION,
    });
    workspace.commit();
    workspace.git('checkout', '--quiet', '-b', 'feature');
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/agent')],
      settings: {
        'editor.minimap.enabled': false,
        'chat.disableAIFeatures': false,
        'chat.tools.global.autoApprove': true,
        'workbench.secondarySideBar.defaultVisibility': 'visible',
      },
      viewport: { width: 1400, height: 800 },
      server: await ensureServerCopy('stock'),
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Scripted Agent');
    await workbench.openFile('app.py');
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('an agent that writes an insecure handler is told so, and mends it', async () => {
    await workbench.command('Scripted Agent: Write the Handler');
    await workbench.seesChat(/I was told: 1 finding in "app\.py":\s*Now: No findings in "app\.py"\./);
    await workbench.seesText('WHERE name = ?');
    assert.match(readFileSync(workspace.file('app.py'), 'utf8'), /execute\("SELECT .* = \?", \(name,\)\)/);
    // What VS Code advertises is no part of the picture; which tools the agent called is.
    const close = workbench.page.locator('.interactive-session').getByRole('button', { name: 'Dismiss' });
    if ((await close.count()) > 0) await close.first().click();
    for (const steps of [/^Completed \d+ steps/, /^Finished/])
      await workbench.page.locator('.interactive-session').getByText(steps).first().click();
    await workbench.seesChat('Scan code for security problems');
    await workbench.screenshot(join(READERS_PICTURES, '4-agent.png'));
  });

  it('the Problems panel is empty', async () => {
    await workbench.command('Problems: Focus on Problems View');
    const panel = workbench.page.locator('.markers-panel-container, .markers-panel');
    await panel.filter({ hasText: 'No problems have been detected' }).first().waitFor();
    await workbench.seesNoSquiggle();
  });

  it('what it wrote is known to be by AI', async () => {
    await workbench.waitUntil(
      async () => workspace.json('.ai-review/provenance').length > 0,
      'a shared record',
    );
    const { stdout } = command('blame', 'app.py', '--format', 'json');
    const { lines } = JSON.parse(stdout) as {
      lines: { startLine: number; endLine: number; author: string }[];
    };
    const text = readFileSync(workspace.file('app.py'), 'utf8').split('\n');
    const authorOf = (code: string): string | undefined => {
      const line = text.findIndex((each) => each.includes(code)) + 1;
      return lines.find(({ startLine, endLine }) => startLine <= line && line <= endLine)?.author;
    };
    assert.equal(authorOf('WHERE name = ?'), 'ai', stdout);
    assert.equal(authorOf('def find_user'), 'ai', stdout);
    assert.notEqual(authorOf('import sqlite3'), 'ai', stdout);
  });

  it('the gate still asks a person', () => {
    workspace.commit();
    const { status, stdout } = command('--since', 'main', '--fail-on', 'none');
    assert.equal(status, 1, stdout);
    assert.match(stdout, /app\.py/);
    assert.match(stdout, /nobody has read it/);
  });

  it('the server of the Model Context Protocol is there for its prompt, and starts', async () => {
    await workbench.command('MCP: List Servers');
    await workbench.pick('AI Security Scanner');
    await workbench.pick('Start Server');
    await workbench.command('MCP: List Servers');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Running' }).waitFor();
    await workbench.screenshot(join(PICTURES, 'agent-3-mcp.png'));
    await workbench.press('Escape');
  });

  it('asked to mend all new findings, it is asked three times at most, and what remains is shown', async () => {
    await workbench.command('View: Close Panel');
    writeFileSync(workspace.file('two.py'), TWO);
    await workbench.openFile('two.py');
    await workbench.seesSquiggle('error');
    await workbench.command('AI Security: Fix All New Findings with the Agent');
    const answers = workbench.page.getByText('There is no fix that I know of.');
    await answers.nth(1).waitFor();
    await workbench.notification('1 new finding remains');
    assert.match(readFileSync(workspace.file('two.py'), 'utf8'), /verify=True/);
    assert.equal(await answers.count(), 2);
    await workbench.screenshot(join(PICTURES, 'agent-2-remaining.png'));
    await workbench.notification('1 new finding remains', 'Show');
    await workbench.waitUntil(async () => (await workbench.cursor()).line === 11, 'line 11 to be shown');
  });
});
