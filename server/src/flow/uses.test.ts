import assert from 'node:assert/strict';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Grammars } from '../syntax/grammars.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { Language } from '../syntax/languages/language.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import type { Instruction } from './il.ts';
import { formOfStatement } from './lower.ts';
import { valueUsesOf } from './uses.ts';

describe('what becomes of values', () => {
  /** The code of the instructions of which something is so. */
  async function codeOf(text: string, kind: 'crossing' | 'isCallee' | 'isOwner'): Promise<string[]> {
    const grammars = new Grammars(readGrammar);
    const language = languageOf({ path: 'a.js' }) as Language;
    await grammars.load(language);
    const tree = grammars.parse(text, language) as SyntaxTree;
    const [statement] = tree.root.children;
    assert.ok(statement);
    const form = formOfStatement(statement, language.semantics);
    const uses = valueUsesOf(form);
    const isSo = ({ index }: Instruction): boolean =>
      kind === 'crossing' ? (uses.crossing[index] as number) >= 0 : uses[kind][index] === 1;
    const found = form.instructions.filter(isSo).map(({ node }) => text.slice(node.start, node.end));
    tree.dispose();
    grammars.dispose();
    return found;
  }

  it('that they are used behind a way', async () => {
    assert.deepEqual(await codeOf('a(b, c ? d : e);', 'crossing'), ['a', 'b', 'd', 'e']);
    assert.deepEqual(await codeOf('a(b, c);', 'crossing'), []);
  });

  it('that they are only called', async () => {
    assert.deepEqual(await codeOf('a.b(c, d.e);', 'isCallee'), ['a.b']);
    assert.deepEqual(await codeOf('a(b)(c);', 'isCallee'), ['a']);
  });

  it('that something is only taken out of them', async () => {
    assert.deepEqual(await codeOf('a.b(c, d.e, f[g]);', 'isOwner'), ['d', 'f']);
    assert.deepEqual(await codeOf('a.b = c.d();', 'isOwner'), ['a']);
  });
});
