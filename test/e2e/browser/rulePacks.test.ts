/** Rule packs and rule files in the editor, as a person uses them: managing packs, writing a rule, trying it out. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { manifestText, ruleText } from '../../../server/src/packs/testing.ts';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const RULE = `rules:
  - id: no-eval-of-input
    message: Do not evaluate what somebody typed.
    severity: ERROR
    languages: [python]
    pattern: evaluate(...)
`;

describe('rule packs in the editor', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  before(async () => {
    workspace = await repositoryOf({
      'src/first.py': 'x = 1\nanswer = evaluate(input())\n',
      'src/second.py': 'one()\nresult = evaluate("2 + 2")\n',
      'rules/eval.yaml': RULE,
      'rules/eval.py': '# ruleid: no-eval-of-input\nevaluate(a)\n# ok: no-eval-of-input\nparse(a)\n',
      'acme/pack.yml': manifestText('acme-rules', '1.4.0', "published: '2026-01-15'\n"),
      'acme/one.yml': ruleText('one'),
    });
    workspace.commit();
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      installed: [join(projectRoot, 'test/e2e/assistant')],
      settings: { 'files.autoSave': 'off' },
      viewport: { width: 1200, height: 720 },
    });
    workbench = new Workbench(await vscode.openWindow());
    await workbench.seesStatus('Test Assistant');
    await workbench.openFile('second.py');
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('adds a pack in a terminal that says what it does', async () => {
    await workbench.command('AI Security: Manage Rule Packs');
    await workbench.pick('Add a rule pack');
    await workbench.answer('A folder, a tarball', './acme');
    await workbench.pick('For everybody');
    await workbench.page.locator('.terminal-wrapper .xterm').first().waitFor();
    await workbench.waitUntil(
      async () => existsSync(join(workspace.folder, '.ai-security-scanner.lock')),
      'the pack to be locked',
    );
    await workbench.openFile('second.py');
    await workbench.seesSquiggle('warning');
  });

  it('lists packs with what is known of them', async () => {
    await workbench.command('AI Security: Manage Rule Packs');
    const row = workbench.page.locator('.quick-input-widget .monaco-list-row', {
      hasText: 'acme-rules 1.4.0',
    });
    await row.filter({ hasText: 'not signed' }).waitFor();
    await row.filter({ hasText: 'of 2026-01-15' }).waitFor();
    await workbench.screenshot(join(PICTURES, 'rulePacks.png'));
    await workbench.pick('acme-rules 1.4.0');
    await workbench.pick('Switch off in');
    await workbench.waitUntil(async () => {
      const file = join(workspace.folder, '.ai-security-scanner.yml');
      return existsSync(file) && /disablePacks:\s*- acme-rules/.test(readFileSync(file, 'utf8'));
    }, 'the pack to be switched off in the configuration');
    await workbench.openFile('second.py');
    await workbench.seesNoSquiggle();
  });

  it('shows in the test of a rule what does not hold, as the rule is written', async () => {
    await workbench.openFile('eval.yaml');
    await workbench.goTo(6, 14);
    await workbench.press('Shift+End');
    await workbench.page.keyboard.insertText('parse(...)');
    await workbench.seesSquiggle('warning');
    await workbench.openFile('rules/eval.py');
    await workbench.seesSquiggle('warning');
    await workbench.hoverSquiggle('warning', 'expected a finding, found none');
    await workbench.screenshot(join(PICTURES, 'ruleTest.png'));
    await workbench.openFile('eval.yaml');
    await workbench.goTo(6, 14);
    await workbench.press('Shift+End');
    await workbench.page.keyboard.insertText('evaluate(...)');
    await workbench.seesNoSquiggle();
  });

  it('offers the keys of a rule', async () => {
    await workbench.goTo(7);
    await workbench.type('    meta');
    await workbench.press('Control+Space');
    await workbench.page
      .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'metadata' })
      .waitFor();
    await workbench.screenshot(join(PICTURES, 'ruleCompletion.png'));
    await workbench.press('Escape', 'Control+Z', 'Control+Z');
    await workbench.press('Control+S');
  });

  it('tries the rule on the workspace, and shows each match as one goes through them', async () => {
    await workbench.command('AI Security: Try Rule on Workspace');
    await workbench.seesInput('3 matches in 3 files');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'answer = evaluate(input())' }).waitFor();
    await workbench.press('ArrowDown', 'ArrowDown');
    await workbench.seesText('result = evaluate("2 + 2")');
    await workbench.screenshot(join(PICTURES, 'tryRule.png'));
    await workbench.press('Enter');
    await workbench.waitUntil(
      async () => (await workbench.cursor()).line === 2,
      'the cursor to stand at the match',
    );
  });
});
