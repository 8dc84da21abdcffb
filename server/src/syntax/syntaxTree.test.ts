import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Random } from '../../../test/support/random.ts';
import { Grammars } from './grammars.ts';
import { LANGUAGES } from './languages/index.ts';
import type { Language } from './languages/language.ts';
import { dump, type Node } from './node.ts';
import type { SyntaxTree } from './syntaxTree.ts';

let grammars: Grammars;
const language = (id: string): Language => LANGUAGES.find((each) => each.id === id) as Language;
/** Gives the tests of a group the grammars. */
function sharedGrammars(): void {
  before(async () => {
    grammars = new Grammars(readGrammar);
    for (const id of ['python', 'javascript', 'tsx', 'c']) await grammars.load(language(id));
  });
  after(() => grammars.dispose());
}

function treeOf(text: string, id: string): SyntaxTree {
  return grammars.parse(text, language(id)) ?? assert.fail('the grammar is not loaded');
}

/** Kinds and places of all nodes. */
function outline({ kind, start, end, children }: Node): unknown {
  return [kind, start, end, ...children.flatMap((child) => (child === null ? [] : [outline(child)]))];
}

function fresh(text: string, id: string): { outline: unknown; hasErrors: boolean } {
  const tree = treeOf(text, id);
  try {
    return { outline: outline(tree.root), hasErrors: tree.hasErrors };
  } finally {
    tree.dispose();
  }
}

describe('strings in C that are written in parts', () => {
  sharedGrammars();

  const lowered = (text: string): string => {
    const tree = treeOf(text, 'c');
    try {
      return dump(tree.root);
    } finally {
      tree.dispose();
    }
  };

  it('are read with what stands between `#if` and `#endif`, and without it', () => {
    const some = lowered('char *s = "a"\n#ifdef X\n  "b"\n#endif\n  "c";\n');
    for (const part of ['a', 'b', 'c']) assert.match(some, new RegExp(`"${part}"`));
    const none = lowered('char *s = "a"\n#ifdef X\n#endif\n  "c";\n');
    for (const part of ['a', 'c']) assert.match(none, new RegExp(`"${part}"`));
  });
});

describe('characters that grammars do not know', () => {
  sharedGrammars();

  it('ends lines at a lone CR', () => {
    assert.deepEqual(fresh('a()\r# b\rc()\r', 'python'), fresh('a()\n# b\nc()\n', 'python'));
    assert.equal(fresh('a()\r# b\rc()\r', 'python').hasErrors, false);
  });

  it('reads on behind NUL', () => {
    assert.deepEqual(fresh('s = "\0"\na()\n', 'python'), fresh('s = " "\na()\n', 'python'));
    assert.deepEqual(fresh('a();\0\nb();', 'javascript'), fresh('a(); \nb();', 'javascript'));
  });

  it('is the same after edits as afresh', () => {
    const random = new Random(7);
    const pieces = ['\r', '\n', '\r\n', 'a()', '# x', ' = 1', '\0', ''];
    for (let round = 0; round < 60; round++) {
      let text = 'a()\rb = 1\r\n# c\rd()\n';
      const tree = treeOf(text, 'python');
      try {
        for (let step = 0; step < 12; step++) {
          const start = random.below(text.length + 1);
          const end = Math.min(text.length, start + random.below(3));
          const inserted = pieces[random.below(pieces.length)] as string;
          tree.edit({ start, end, text: inserted });
          text = text.slice(0, start) + inserted + text.slice(end);
          assert.equal(tree.text, text);
          const expected = fresh(text, 'python');
          // A tree with errors may differ until it is made anew.
          if (tree.hasErrors || expected.hasErrors) tree.reparse();
          assert.deepEqual(outline(tree.root), expected.outline, JSON.stringify(text));
        }
      } finally {
        tree.dispose();
      }
    }
  });
});

describe('several changes before the tree is asked for', () => {
  sharedGrammars();

  const program = `function a() {\n  f(${'1, '.repeat(40)});\n}\nclass C {\n  m = function () {\n    return last;\n  };\n}\n`;

  /** Makes the changes one after the other, each found by what it replaces, and compares with a fresh tree. */
  function compare(...changes: readonly (readonly [string, string])[]): void {
    const tree = treeOf(program, 'javascript');
    try {
      void tree.root;
      let text = program;
      for (const [before, after] of changes) {
        const start = text.indexOf(before);
        tree.edit({ start, end: start + before.length, text: after });
        text = text.slice(0, start) + after + text.slice(start + before.length);
      }
      assert.equal(dump(tree.root), freshDump(text));
    } finally {
      tree.dispose();
    }
  }

  function freshDump(text: string): string {
    const tree = treeOf(text, 'javascript');
    try {
      return dump(tree.root);
    } finally {
      tree.dispose();
    }
  }

  it('reads what lies behind the old end of the text', () =>
    compare(['f(', `${'g();\n  '.repeat(40)}f(`], ['last', 'LAST']));
  it('reads what lies behind the old end of a class', () =>
    compare(['m =', `n() {${' h();'.repeat(40)} }\n  m =`], ['last', 'LAST']));
  it('reads what is left of a class whose start went', () =>
    compare([program.slice(program.indexOf('f('), program.indexOf('m =')), ''], ['last', 'LAST']));
});

describe('what an edit reads', () => {
  sharedGrammars();

  const functions = (count: number): string =>
    Array.from({ length: count }, (_, i) => `// ${i}\nfunction f${i}() {\n  g();\n}\n`).join('');

  /** How many grammar nodes are read when a text in the middle is replaced; the tree must be a fresh one's. */
  function readBy(count: number, before: string, after: string): number {
    const text = functions(count);
    const tree = treeOf(text, 'javascript');
    try {
      void tree.root;
      const start = text.indexOf(before, text.length / 2);
      tree.edit({ start, end: start + before.length, text: after });
      const edited = treeOf(text.slice(0, start) + after + text.slice(start + before.length), 'javascript');
      try {
        assert.equal(dump(tree.root), dump(edited.root));
        assert.deepEqual(outline(tree.root), outline(edited.root));
        assert.deepEqual(tree.comments(), edited.comments());
      } finally {
        edited.dispose();
      }
      return tree.work.nodesRead;
    } finally {
      tree.dispose();
    }
  }

  it('does not grow with the file', () => assert.equal(readBy(1000, 'g()', 'h()'), readBy(20, 'g()', 'h()')));
  it('sees a comment between functions become code', () => {
    readBy(20, '// ', 'h;');
    readBy(20, '// ', '/*/ ');
    readBy(20, '// ', '   ');
  });
  it('sees code come between functions', () => {
    readBy(20, '}\n// ', '}\nh();\n// ');
    readBy(20, '\n// ', ';// ');
  });
});

describe('a text that the usual grammar has errors in', () => {
  sharedGrammars();

  const typed = 'function f(a: string): void { g(a); }\n';

  it('is read by the wider one, where that finds fewer', () => {
    const read = fresh(typed, 'javascript');
    assert.equal(read.hasErrors, false);
    assert.deepEqual(read.outline, fresh(typed, 'tsx').outline);
    // What neither can read stays as the usual grammar has it.
    const broken = 'const a = f(;\n';
    assert.equal(fresh(broken, 'javascript').hasErrors, true);
  });

  it('is read by the usual one again once nothing asks for more', () => {
    const tree = treeOf(typed, 'javascript');
    try {
      assert.equal(tree.isProvisional, true);
      const type = ': string';
      const start = typed.indexOf(type);
      tree.edit({ start, end: start + type.length, text: '' });
      tree.edit({
        start: typed.indexOf('): void') + 1 - type.length,
        end: typed.indexOf(' {') - type.length,
        text: '',
      });
      assert.equal(tree.text, 'function f(a) { g(a); }\n');
      assert.equal(tree.isProvisional, true);
      tree.reparse();
      assert.equal(tree.isProvisional, false);
      assert.deepEqual(outline(tree.root), fresh(tree.text, 'javascript').outline);
    } finally {
      tree.dispose();
    }
  });
});
