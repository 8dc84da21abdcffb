import { parseSource } from '../../../test/support/facts.ts';
import { visit } from '../syntax/node.ts';

/** Source text made of `count` pieces. */
function repeat(count: number, piece: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => piece(i)).join('');
}

/** Programs whose analysis must neither overflow the stack nor take more than its size allows. */
const PROGRAMS: Readonly<Record<string, readonly [string, string]>> = {
  'nested brackets': ['a.js', `x = ${'['.repeat(10_000)}`],
  'a long sum': ['a.js', `x = ${repeat(5000, (i) => `a${i} + `)}"s"`],
  'a string built in many steps': [
    'a.js',
    `function f() { let x = "a"; ${repeat(10_000, () => 'x += "b";')} use(x) }`,
  ],
  'a chain of variables': ['a.js', repeat(5000, (i) => `let a${i} = a${i + 1};`)],
  'a chain of fields': ['a.js', `class A { ${repeat(5000, (i) => `#a${i} = this.#a${i + 1} + "x";`)} }`],
  'nested loops': [
    'a.js',
    `function f(p) { ${repeat(700, () => 'while (p) { x = "a";')} use(x) ${'}'.repeat(701)}`,
  ],
  'nested tries': [
    'a.js',
    `${repeat(390, (i) => `try { x${i} = g();`)} ${'} finally { x0 = 1 }'.repeat(390)}`,
  ],
  'a wide switch that falls through': [
    'a.js',
    `let ${repeat(3000, (i) => `v${i} = ${i},`)} z; switch (p) { ${repeat(3000, (i) => `case ${i}: v${i} = "a";`)} }`,
  ],
  'nested functions': ['a.js', `${repeat(700, () => 'x => ')}x`],
  'nested comprehensions': ['a.py', `x = ${repeat(300, () => '[y for y in ')}z${']'.repeat(300)}\n`],
  'many functions that write one variable': [
    'a.js',
    repeat(3000, () => 'function f() { g(); y = "a"; use(y) }'),
  ],
  'a name that branches give a meaning again and again': [
    'a.py',
    `import m\n${repeat(10_000, () => 'if a:\n  from m import x\nif b:\n  x = m.x\nuse(x)\n')}`,
  ],
  'a string that doubles': ['a.py', `x = "aaaaaaaa"\n${repeat(2000, () => 'x = x + x\n')}`],
};

describe('facts of hostile programs', function () {
  // Only what hangs fails here: milliseconds of a busy machine say nothing.
  this.timeout(60_000);
  for (const [title, [path, source]] of Object.entries(PROGRAMS)) {
    it(title, async () => {
      const { tree, facts } = await parseSource(path, source);
      visit(tree.root, (node) => {
        facts.qualifiedNames(node);
        facts.constant(node);
        facts.definition(node);
        facts.typeNames(node);
      });
      tree.dispose();
    });
  }
});
