/**
 * A person's way through a review, by the keyboard alone: read and mark a function, see in the tree what is
 * left, change a line, see that it changed since it was read, read it again; a reload keeps it all.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../support/grammars.ts';
import { PICTURES, picturesOfFailures } from '../harness/pictures.ts';
import { type Repository, repositoryOf } from '../harness/repository.ts';
import { VsCode } from '../harness/vscode.ts';
import { Workbench } from '../harness/workbench.ts';

const CODE = `from flask import request

LIMIT = 20


def total(prices):
    result = 0
    for price in prices:
        result += price
    return result


def run():
    code = request.args["code"]
    return eval(code)
`;

describe('a review, done by a person with the keyboard', () => {
  let workspace: Repository;
  let vscode: VsCode;
  let workbench: Workbench;

  const open = async (): Promise<void> => {
    workbench = new Workbench(await vscode.openWindow());
    await workbench.openFile('app.py');
    await workbench.seesStatus('1/1');
  };
  const picture = (name: string): Promise<void> => workbench.screenshot(join(PICTURES, `${name}.png`));
  const chord = (key: string): Promise<void> => workbench.press('Control+K', `Shift+${key}`);

  /** The files of marks in the workspace. */
  const marks = (): string[] => workspace.json('.ai-review/marks');

  before(async () => {
    workspace = await repositoryOf({ 'src/app.py': CODE, 'src/lib/other.py': 'x = 1\n' });
    vscode = await VsCode.start({
      workspace: workspace.folder,
      extension: projectRoot,
      settings: {
        'files.autoSave': 'off',
        'editor.minimap.enabled': false,
        'diffEditor.useInlineViewWhenSpaceIsLimited': false,
      },
      viewport: { width: 1200, height: 720 },
    });
    await open();
  });

  picturesOfFailures(() => workbench);

  after(async () => {
    await vscode?.dispose();
    await workspace?.dispose();
  });

  it('the tree tells what nobody has read', async () => {
    await workbench.view('Review').focus();
    await workbench.view('Review').sees('app.py', /1 finding, 10 lines to review/);
    await picture('review-1-tree');
  });

  it('a function is marked after a person has said so', async () => {
    await workbench.openFile('app.py');
    await workbench.goTo(8, 5);
    await chord('F');
    await workbench.seesDialog('Have you read the function total, all 5 lines?');
    await picture('review-2-question');
    await workbench.press('Escape');
    assert.deepEqual(marks(), []);
    await workbench.focusEditor();
    await workbench.goTo(8, 5);
    await chord('F');
    await workbench.seesDialog('Have you read the function total, all 5 lines?');
    await workbench.press('Enter');
    await workbench.view('Review').sees('app.py', /1 finding, 5 lines to review/);
    assert.equal(marks().length, 1);
  });

  it('a change of a reviewed line shows as changed since it was reviewed, and by whom', async () => {
    await workbench.goTo(9, 1);
    await workbench.press('End');
    await workbench.type(' * 2');
    await workbench.view('Review').sees('app.py', /6 lines to review, 1 changed since reviewed/);
    await workbench.view('Review').open('app.py');
    await workbench.view('Review').sees('Line 9', /changed since reviewed/);
    await picture('review-3-stale');
  });

  it('what changed is shown beside what was read', async () => {
    await workbench.openFile('app.py');
    await workbench.goTo(9, 1);
    await workbench.seesLens('Changed since reviewed by Ada Reviewer');
    await picture('review-4-lens');
    await chord('D');
    await workbench.seesDiff('result += price', 'result += price * 2');
    await picture('review-5-diff');
  });

  it('what is left is selected one after the other, and marked', async () => {
    await workbench.openFile('app.py');
    await workbench.goTo(7, 1);
    await chord('N');
    await workbench.seesStatus('changed since they were reviewed');
    await chord('M');
    await workbench.seesDialog('Have you read this line?');
    await workbench.press('Enter');
    await workbench.view('Review').sees('app.py', /1 finding, 5 lines to review$/);
    await workbench.seesNoLens();
  });

  it('an entry of the tree is marked by the keyboard, and judged with it', async () => {
    await workbench.view('Review').focus();
    await workbench.view('Review').select('Lines 13 to 15');
    await workbench.press('Enter');
    await workbench.seesSelection(13, 15);
    await chord('M');
    await workbench.seesDialog('Have you read these 3 lines?');
    await workbench.press('Enter');
    await workbench.seesStatus('0/1');
    await workbench.view('Review').sees('app.py', /^(?!.*finding).*2 lines to review$/);
    await picture('review-6-judged');
  });

  it('a reload keeps it, and the reviewed file is told by a badge and in words', async () => {
    await workbench.openFile('app.py');
    await chord('A');
    await workbench.seesDialog('Have you read the whole file');
    await workbench.press('Enter');
    await workbench.press('Control+S');
    await workbench.view('Review').seesNo('app.py');
    await vscode.restart();
    workbench = new Workbench(await vscode.openWindow());
    await workbench.openFile('app.py');
    await workbench.seesStatus('0/1');
    await workbench.view('Review').focus();
    await workbench.command('AI Security: Show Reviewed Too');
    await workbench.view('Review').sees('app.py', /reviewed/);
    await picture('review-7-reviewed');
  });
});
