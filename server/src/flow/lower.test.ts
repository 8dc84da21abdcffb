import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGrammar } from '../../../test/support/grammars.ts';
import { WRITINGS } from '../../../test/taint/longAndDeep.ts';
import { Grammars } from '../syntax/grammars.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { Language } from '../syntax/languages/language.ts';
import { type Node, visit } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import type { Form } from './il.ts';
import { countInstructionsMade, formOf, formOfStatement } from './lower.ts';
import { printForm } from './testing.ts';

/*
 * Each file of `goldens/` is named as a file of its language would be, and holds programs with the forms of
 * their functions, or of their statements where they have none: `=== title`, the program, `---`, the forms.
 * UPDATE_GOLDENS=1 writes the forms anew.
 */

const FOLDER = join(import.meta.dirname, 'goldens');
const grammars = new Grammars(readGrammar);

interface Golden {
  readonly title: string;
  readonly source: string;
  readonly forms: string;
}

function read(file: string): Golden[] {
  const [, ...entries] = readFileSync(join(FOLDER, file), 'utf8').split(/^=== /m);
  return entries.map((entry) => {
    const [head = '', forms = ''] = entry.split(/^---\n/m);
    const end = head.indexOf('\n');
    return { title: head.slice(0, end), source: head.slice(end + 1), forms: forms.trim() };
  });
}

function formsOf(root: Node, language: Language, text: string): string {
  const functions: Node[] = [];
  visit(root, (node) => {
    if (node.kind === 'FunctionDef' || node.kind === 'Lambda') functions.push(node);
  });
  const all = functions.length > 0 ? functions : root.children;
  return all
    .map((node) => {
      const form = printForm(
        functions.length > 0 ? formOf(node, language.semantics) : formOfStatement(node, language.semantics),
        text,
      );
      return all.length === 1 ? form : `${node.get('name')?.text ?? node.kind}:\n${form}`;
    })
    .join('\n');
}

describe('forms', () => {
  for (const file of readdirSync(FOLDER).sort()) {
    const goldens = read(file);
    const path = file.replace(/\.txt$/, '');
    const made: string[] = [];
    for (const { title, source, forms } of goldens) {
      it(`${path}: ${title}`, async () => {
        const language = languageOf({ path });
        assert.ok(language);
        await grammars.load(language);
        const tree = grammars.parse(source, language) as SyntaxTree;
        assert.equal(tree.hasErrors, false, source);
        const actual = formsOf(tree.root, language, tree.text);
        tree.dispose();
        made.push(`=== ${title}\n${source}---\n${actual}\n`);
        if (!process.env.UPDATE_GOLDENS) assert.equal(actual, forms, source);
      });
    }
    after(() => {
      if (process.env.UPDATE_GOLDENS && made.length === goldens.length)
        writeFileSync(join(FOLDER, file), made.join('\n'));
    });
  }
});

/** The forms of all functions of a program, and of its statements. */
async function lowered(path: string, source: string): Promise<Form[]> {
  const language = languageOf({ path });
  assert.ok(language);
  await grammars.load(language);
  const tree = grammars.parse(source, language) as SyntaxTree;
  const forms = tree.root.children.map((node) => formOfStatement(node, language.semantics));
  visit(tree.root, (node) => {
    if (node.kind === 'FunctionDef' || node.kind === 'Lambda') forms.push(formOf(node, language.semantics));
  });
  tree.dispose();
  return forms;
}

describe('forms of programs', () => {
  // What the grammar makes of it has a division without its left side.
  it('that do not parse', async () => {
    const forms = await lowered('a.jsx', " */\n9\n    t = run('/' + t.source + '/' + flagsOf(t));");
    const names = forms
      .flatMap(({ blocks }) => blocks)
      .flatMap(({ instructions }) => instructions)
      .map(({ name }) => name);
    assert.ok(names.includes('flagsOf'));
  });

  // Between them they have every construct.
  for (const language of ['javascript', 'python', 'ruby', 'rust', 'bash']) {
    const writing = WRITINGS[language];
    assert.ok(writing);
    const { path, program, long, deep } = writing;
    for (const [name, { text, inside }] of Object.entries(long))
      it(`that are long: ${language}, ${name}`, async () => {
        const dangers = (await lowered(path, program(text)))
          .flatMap(({ blocks }) => blocks)
          .flatMap(({ instructions }) => instructions)
          .filter(({ op, operands }) => op === 'call' && operands[0]?.name === 'danger');
        assert.equal(dangers.length, inside);
      });
    for (const [name, text] of Object.entries(deep))
      it(`that are deep: ${language}, ${name}`, async () => {
        const before = countInstructionsMade();
        await lowered(path, program(text));
        assert.ok(countInstructionsMade() > before);
      });
  }

  it('whose finalizers are inside finalizers are no longer than that', async () => {
    const deep = (count: number): string =>
      `function f() { for (;;) ${'try { if (a) return; if (b) break; if (c) continue; } finally { '.repeat(count)}g()${' }'.repeat(count)} }`;
    const size = async (count: number): Promise<number> =>
      ((await lowered('a.js', deep(count))).at(-1) as Form).instructions.length;
    const [some, more] = [await size(10), await size(20)];
    assert.ok(more - some < 3 * some, `${some} and ${more} instructions`);
  });
});
