/**
 * What the client asks and lists, for those who do not see it: every pick list and input box has a title and says what
 * to do, and every entry with an icon says in words what the icon says. Read from the sources, by the engine.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Grammars } from '../../server/src/syntax/grammars.ts';
import { typescript } from '../../server/src/syntax/languages/typescript.ts';
import { type Node, visit } from '../../server/src/syntax/node.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

/** What each call of VS Code has to be given in its options. */
const ASKS: Readonly<Record<string, readonly string[]>> = {
  showQuickPick: ['title', 'placeHolder'],
  showInputBox: ['title', 'prompt'],
  showWorkspaceFolderPick: ['placeHolder'],
};

/** What has to be set on what a call of VS Code makes, in the function that makes it. */
const MAKES: Readonly<Record<string, readonly string[]>> = {
  createQuickPick: ['title', 'placeholder'],
  createInputBox: ['title', 'prompt'],
  createStatusBarItem: ['name', 'text', 'tooltip', 'accessibilityInformation'],
};

function calledName(node: Node): string | undefined {
  const callee = node.kind === 'Call' || node.kind === 'New' ? node.get('callee') : undefined;
  return (callee?.kind === 'Member' ? callee.get('property') : callee)?.text;
}

/** The names of the properties of an object that is written there. */
function keysOf(node: Node | undefined): string[] {
  if (node?.kind !== 'Object') return [];
  return node.children.flatMap((child) => child.get('key')?.text ?? child.get('name')?.text ?? child.text);
}

/** The properties that are assigned anywhere in a piece of code. */
function assignedIn(node: Node): Set<string> {
  const names = new Set<string>();
  visit(node, (each) => {
    const target = each.kind === 'Assign' ? each.get('target') : undefined;
    const name = target?.kind === 'Member' ? target.get('property')?.text : undefined;
    if (name !== undefined) names.add(name);
  });
  return names;
}

/** What is missing in a piece of code, as `showQuickPick: title`. */
function missingIn(root: Node): string[] {
  const missing: string[] = [];
  const note = (name: string, wanted: readonly string[], given: (key: string) => boolean): void => {
    for (const key of wanted) if (!given(key)) missing.push(`${name}: ${key}`);
  };
  const walk = (node: Node, around: Node): void => {
    const name = calledName(node) ?? '';
    const options = node.get('arguments')?.children.at(-1);
    if (Object.hasOwn(ASKS, name)) {
      const keys = keysOf(options);
      note(name, ASKS[name] ?? [], (key) => keys.includes(key));
    }
    if (Object.hasOwn(MAKES, name)) {
      const assigned = assignedIn(around);
      note(name, MAKES[name] ?? [], (key) => assigned.has(key));
    }
    if (node.kind === 'New' && name === 'TreeItem') {
      const assigned = assignedIn(around);
      if (assigned.has('iconPath')) note(name, ['accessibilityInformation'], (key) => assigned.has(key));
    }
    // The innermost function would not do: what one makes, a callback in it may name.
    const inside = /^(FunctionDef|Lambda)$/.test(node.kind) && around === root ? node : around;
    for (const child of node.children) walk(child, inside);
  };
  walk(root, root);
  return missing;
}

describe('what the client asks and lists', () => {
  const grammars = new Grammars(readGrammar);
  before(() => grammars.load(typescript));
  after(() => grammars.dispose());

  const missing = (text: string): string[] => {
    const tree = grammars.parse(text, typescript);
    assert.ok(tree);
    try {
      return missingIn(tree.root);
    } finally {
      tree.dispose();
    }
  };

  const sources = readdirSync(join(projectRoot, 'client/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();

  for (const name of sources) {
    it(`${name.replaceAll('\\', '/')} says it in words`, () =>
      assert.deepEqual(missing(readFileSync(join(projectRoot, 'client/src', name), 'utf8')), []));
  }

  it('is looked at where there is something', () => {
    const texts = sources.map((name) => readFileSync(join(projectRoot, 'client/src', name), 'utf8')).join('');
    for (const name of ['showQuickPick', 'showInputBox', 'createStatusBarItem', 'TreeItem'])
      assert.ok(texts.includes(name), name);
  });

  for (const [text, faults] of [
    ['showQuickPick(items, { title, placeHolder: t("Which?") });', []],
    ['showQuickPick(items, { title });', ['showQuickPick: placeHolder']],
    ['vscode.window.showQuickPick(items);', ['showQuickPick: title', 'showQuickPick: placeHolder']],
    ['vscode.window.showInputBox({ title });', ['showInputBox: prompt']],
    ['vscode.window.showWorkspaceFolderPick();', ['showWorkspaceFolderPick: placeHolder']],
    ['function f() { const p = createQuickPick<Item>(); p.title = a; }', ['createQuickPick: placeholder']],
    [
      'function f() { const i = new vscode.TreeItem(a); i.iconPath = b; }',
      ['TreeItem: accessibilityInformation'],
    ],
    ['function f() { const i = new vscode.TreeItem(a); i.tooltip = b; }', []],
    [
      'function f() { const i = new vscode.TreeItem(a); i.iconPath = b; }\nfunction g() { i.accessibilityInformation = c; }',
      ['TreeItem: accessibilityInformation'],
    ],
  ] as const) {
    it(`finds ${faults.length === 0 ? 'nothing' : faults.join(', ')} in ${text}`, () =>
      assert.deepEqual(missing(text), faults));
  }
});
