/** Where suppression comments stand, and what they cover there: the table of docs/configuration.md, tried. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';

const LANGUAGES = 'python, javascript, typescript, java, go, c, cpp, csharp, php, ruby, rust'.split(', ');
const rules = new RuleSet(
  loadRules(
    `rules:
  - { id: r, message: M., severity: LOW, languages: [${LANGUAGES}], pattern: bad(...) }
  - { id: r-bash, message: M., severity: LOW, languages: [bash], pattern: bad ... }
  - { id: r-function, message: M., severity: LOW, languages: [python], pattern: "def bad():\\n  ..." }
`,
    'rules.yaml',
  ).rules,
);

let scanner: Scanner;
/** Gives the tests of a group a scanner. */
function sharedScanner(): void {
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const language of [...LANGUAGES, 'tsx', 'bash']) await scanner.prepareLanguage(language);
  });
  after(() => scanner.dispose());
}

/**
 * Which findings a text's comments cover, by the number that each call of `bad` begins with. `IGNORE` stands
 * for the comment's words. Also that there are as many findings as calls.
 */
function covered(path: string, text: string): string[] {
  const written = text.replaceAll('IGNORE', 'ai-security-ignore: r, r-bash, r-function -- because');
  const { findings } = scanner.scan({ path, text: written }, rules);
  const calls = written.match(/\bbad\b/g)?.length;
  assert.equal(findings.length, calls, `findings in ${path}:\n${text}`);
  return findings
    .filter(({ suppression }) => suppression !== undefined)
    .map(({ start, end }) => /\d/.exec(written.slice(start, end))?.[0] ?? '-');
}

/** What a language needs around statements, its comment sign, and what follows the last argument on its line. */
const FORMS: Record<string, { path: string; around: string; sign?: string; last?: string }> = {
  python: { path: 'a.py', around: 'BODY\n', sign: '#' },
  javascript: { path: 'a.js', around: 'BODY\n' },
  typescript: { path: 'a.ts', around: 'function f() {\nBODY\n}\n' },
  java: { path: 'A.java', around: 'class A {\n  void f() {\nBODY\n  }\n}\n' },
  go: { path: 'a.go', around: 'package a\n\nfunc f() {\nBODY\n}\n', last: ',' },
  c: { path: 'a.c', around: 'int f() {\nBODY\n}\n' },
  cpp: { path: 'a.cpp', around: 'int f() {\nBODY\n}\n' },
  csharp: { path: 'A.cs', around: 'class A {\n  void F() {\nBODY\n  }\n}\n' },
  php: { path: 'a.php', around: '<?php\nBODY\n' },
  ruby: { path: 'a.rb', around: 'BODY\n', sign: '#' },
  rust: { path: 'a.rs', around: 'fn f() {\nBODY\n}\n' },
};

/** Statements that read alike in all of these languages: `@` stands for what may follow a last argument. */
const EVERYWHERE: readonly [name: string, body: string, covered: string[]][] = [
  ['at the end of the line', 'bad(1); // IGNORE\nbad(2);', ['1']],
  ['alone above the line', '// IGNORE\nbad(1);\nbad(2);', ['1']],
  ['alone above, stacked', '// IGNORE\n// other\nbad(1);\nbad(2);', ['1']],
  ['after a statement and above the next', 'bad(1);\n// IGNORE\nbad(2);', ['2']],
  ['above an empty line', '// IGNORE\n\nbad(1);', []],
  ['above a statement of several lines', '// IGNORE\ntake(\n  4,\n  bad(1)@\n);\nbad(2);', ['1']],
  ['at the end of its first line', 'take( // IGNORE\n  4,\n  bad(1)@\n);\nbad(2);', ['1']],
  ["at the end of the finding's own line in it", 'take(\n  4,\n  bad(1), // IGNORE\n  5@\n);', ['1']],
  ['at the end of its last line', 'take(\n  4,\n  bad(1)@\n); // IGNORE\nbad(2);', ['1']],
  ['at the end of its last line, with code', 'take(bad(1),\n  4); // IGNORE\nbad(2);', ['1']],
  ['alone between two arguments', 'take(\n  4,\n  // IGNORE\n  bad(1)@\n);', ['1']],
  ['alone between two, of which the upper is bad', 'take(\n  bad(1),\n  // IGNORE\n  4@\n);', []],
  ["at the end of another argument's line", 'take(\n  bad(1),\n  4, // IGNORE\n  5@\n);', []],
  ['alone before the last bracket', 'take(\n  bad(1)@\n  // IGNORE\n);', []],
  ['at the last bracket of the statement before', 'take(\n  4@\n); // IGNORE\nbad(1);', []],
  ['within a finding of several lines', 'bad(\n  1, // IGNORE\n  4@\n);\nbad(2);', ['1']],
  ['alone within a finding', 'bad(\n  // IGNORE\n  1@\n);\nbad(2);', ['1']],
  ['at the last bracket of a finding', 'bad(\n  1@\n); // IGNORE\nbad(2);', ['1']],
  ['for one of two, on its line', 'take(\n  bad(1), // IGNORE\n  bad(2)@\n);', ['1']],
  ['for one of two, alone above it', 'take(\n  bad(1),\n  // IGNORE\n  bad(2)@\n);', ['2']],
  ['for one of two, at the end of the first line', 'take(bad(1), // IGNORE\n  bad(2));', ['1']],
  ['for one of two, at the end of the last line', 'take(bad(1),\n  bad(2)); // IGNORE', ['2']],
  ['for one of two, above the line of one', '// IGNORE\ntake(bad(1),\n  bad(2));', ['1']],
  ['for both, above', '// IGNORE\ntake(\n  bad(1),\n  bad(2)@\n);\nbad(3);', ['1', '2']],
  ['for both, at the end', 'take(\n  bad(1),\n  bad(2)@\n); // IGNORE\nbad(3);', ['1', '2']],
  ['for both of a line', 'bad(1); bad(2); // IGNORE\nbad(3);', ['1', '2']],
  ['for the inner of two', 'bad(1,\n  bad(2), // IGNORE\n  bad(3));', ['2']],
  [
    'above an argument of several lines',
    'take(\n  bad(1),\n  // IGNORE\n  take(\n    bad(2)@\n  )@\n);',
    ['2'],
  ],
  ['at the end of such an argument', 'take(\n  take(\n    bad(1)@\n  ), // IGNORE\n  bad(2)@\n);', ['1']],
];

/** The same where blocks have braces. */
const BRACES: typeof EVERYWHERE = [
  ['above a statement with a body', '// IGNORE\nif (bad(1)) {\n  bad(2);\n}', ['1']],
  ['at the end of a header of several lines', 'if (take(\n  bad(1)@\n)) { // IGNORE\n  bad(2);\n}', ['1']],
  ['behind the brace of a body', 'if (bad(1)) {\n  bad(2);\n} // IGNORE\nbad(3);', []],
  ['alone at the end of a body', 'if (bad(1)) {\n  bad(2);\n  // IGNORE\n}\nbad(3);', []],
  ['in an earlier branch', 'if (bad(1)) { // IGNORE\n  bad(2);\n} else if (bad(3)) {\n  bad(4);\n}', ['1']],
  ['in a later branch', 'if (bad(1)) {\n  bad(2);\n} else if (bad(3)) { // IGNORE\n  bad(4);\n}', ['3']],
];

describe('a suppression comment in', () => {
  sharedScanner();

  for (const [language, { path, around, sign = '//', last = '' }] of Object.entries(FORMS))
    describe(language, () => {
      const braces = sign === '//';
      for (const [name, body, expected] of [...EVERYWHERE, ...(braces ? BRACES : [])])
        it(name, () => {
          const text = body.replaceAll('@', last).replaceAll('//', sign);
          assert.deepEqual(
            covered(
              path,
              around.replace('BODY', () => text),
            ),
            expected,
          );
        });
    });
});

/** What only some languages have. */
const ELSEWHERE: Record<string, readonly [name: string, path: string, text: string, covered: string[]][]> = {
  'a decorator or annotation': [
    ['above it', 'a.py', '# IGNORE\n@a\n@b\ndef f(x=bad(1)):\n  bad(2)\n', ['1']],
    ['between it and the function', 'a.py', '@a\n# IGNORE\ndef f(x=bad(1)):\n  bad(2)\n', ['1']],
    ['in it', 'a.py', '@a(\n  bad(1)  # IGNORE\n)\ndef f(x=bad(2)):\n  bad(3)\n', ['1']],
    ['above it', 'a.ts', '// IGNORE\n@A({ a: 1 })\nclass B extends bad(1) {\n  m() { bad(2); }\n}\n', ['1']],
    ['above it', 'A.cs', 'class A {\n  // IGNORE\n  [A]\n  int x = bad(1);\n  int y = bad(2);\n}\n', ['1']],
    ['above it', 'A.java', 'class A {\n  // IGNORE\n  @A\n  int x = bad(1);\n  int y = bad(2);\n}\n', ['1']],
    ['above it', 'a.php', '<?php\n// IGNORE\n#[A]\nfunction f($x = new B(bad(1))) { bad(2); }\n', ['1']],
    ['above it', 'a.rs', '// IGNORE\n#[a]\nconst A: u8 = bad(1);\nconst B: u8 = bad(2);\n', ['1']],
  ],
  'a string of several lines': [
    ['above', 'a.py', '# IGNORE\nx = f"""\n  {bad(1)}\n"""\nbad(2)\n', ['1']],
    ['behind its end', 'a.py', 'x = f"""\n  {bad(1)}\n"""  # IGNORE\nbad(2)\n', ['1']],
    ['behind a call around it', 'a.py', 'x(f"""\n  {bad(1)}\n""",\n  4)  # IGNORE\nbad(2)\n', ['1']],
    ['no comment, but in the string', 'a.py', 'x = f"""\n  # IGNORE\n  {bad(1)}\n"""\n', []],
    ['behind its end', 'a.js', `x = \`\n  \${bad(1)}\n\`; // IGNORE\nbad(2);\n`, ['1']],
    ['in an expression in it', 'a.js', `x = \`\n  \${bad(1) // IGNORE\n}\n\${bad(2)}\n\`;\n`, ['1']],
    ['no comment, but in the string', 'a.js', `x = \`\n  // IGNORE\n  \${bad(1)}\n\`;\n`, []],
    ['above', 'a.php', '<?php\n// IGNORE\n$x = <<<E\n  a\nE . bad(1);\nbad(2);\n', ['1']],
    ['behind its end', 'a.php', '<?php\n$x = take(<<<E\n  a\nE, bad(1)); // IGNORE\nbad(2);\n', ['1']],
    ['above', 'a.rb', '# IGNORE\ntake(<<~E,\n  a\nE\n  bad(1))\nbad(2)\n', ['1']],
    ['behind its beginning', 'a.rb', 'take(<<~E, bad(1)) # IGNORE\n  a\nE\nbad(2)\n', ['1']],
    ['above', 'a.sh', '# IGNORE\ncat <<E\n  4 $(bad 1)\nE\nbad 2\n', ['1']],
    ['behind its beginning', 'a.sh', 'cat <<E # IGNORE\n  4 $(bad 1)\nE\nbad 2\n', ['1']],
    ['no comment, but in the text', 'a.sh', 'cat <<E\n  # IGNORE\n  4 $(bad 1)\nE\n', []],
  ],
  'a command of several lines': [
    ['above', 'a.sh', '# IGNORE\ntake 4 \\\n  "$(bad 1)" \\\n  5\nbad 2\n', ['1']],
    ['behind its end', 'a.sh', 'take 4 \\\n  "$(bad 1)" \\\n  5 # IGNORE\nbad 2\n', ['1']],
    ['behind the last of a pipe', 'a.sh', 'bad 1 |\n  take |\n  bad 2 # IGNORE\nbad 3\n', ['2']],
  ],
  'a chain of calls': [
    ['above', 'a.js', '// IGNORE\na\n  .b(bad(1))\n  .c();\nbad(2);\n', ['1']],
    ['on the line of the finding', 'a.js', 'a\n  .b(bad(1)) // IGNORE\n  .c(bad(2));\n', ['1']],
    ['alone above that line', 'a.js', 'a\n  .b(bad(1))\n  // IGNORE\n  .c(bad(2));\n', ['2']],
    [
      'behind the last link',
      'A.java',
      'class A { void f() {\na\n  .b(bad(1))\n  .c(); // IGNORE\nbad(2);\n} }\n',
      ['1'],
    ],
    ['behind the last link', 'a.rs', 'fn f() {\na\n  .b(bad(1))\n  .c(); // IGNORE\nbad(2);\n}\n', ['1']],
    ['behind the last link', 'a.rb', 'a\n  .b(bad(1))\n  .c # IGNORE\nbad(2)\n', ['1']],
  ],
  'a function that is passed on': [
    ['behind its end', 'a.js', 'take(bad(1), () => {\n  bad(2);\n}); // IGNORE\nbad(3);\n', ['1']],
    ['above', 'a.js', '// IGNORE\ntake(bad(1), () => {\n  bad(2);\n});\n', ['1']],
    ['in its body', 'a.js', 'take(bad(1), () => {\n  // IGNORE\n  bad(2);\n  bad(3);\n});\n', ['2']],
    ['behind the body alone', 'a.js', 'take(() => {\n  bad(1);\n}); // IGNORE\nbad(2);\n', []],
    ['behind its end', 'a.rb', 'take(bad(1)) do |x|\n  bad(2)\nend # IGNORE\nbad(3)\n', ['1']],
    ['within a finding, in its body', 'a.js', 'bad(1, () => {\n  // IGNORE\n  take();\n});\n', []],
  ],
  'what has a body': [
    [
      'at the end of a header of several lines',
      'a.py',
      'if (bad(1) and\n    4):  # IGNORE\n  bad(2)\n',
      ['1'],
    ],
    ['behind the last statement of the body', 'a.py', 'if bad(1):\n  take(4)  # IGNORE\nbad(2)\n', []],
    ['above a finding that has one', 'a.py', '# IGNORE\n@a\ndef bad():\n  take()\n', ['-']],
    ['in the body of such a finding', 'a.py', 'def bad():\n  take() # IGNORE\n  take() # IGNORE\n', []],
    ['behind the case', 'a.js', 'switch (x) {\n  case bad(1): // IGNORE\n    bad(2);\n}\n', ['1']],
  ],
  'an object': [
    ['on the line of one property', 'a.js', 'x = {\n  a: bad(1), // IGNORE\n  b: bad(2),\n};\n', ['1']],
    ['above one property', 'a.js', 'x = {\n  a: bad(1),\n  // IGNORE\n  b: bad(2),\n};\n', ['2']],
    [
      'above an element of several lines',
      'a.js',
      'x = [\n  // IGNORE\n  {\n    a: bad(1),\n  },\n  {\n    a: bad(2),\n  },\n];\n',
      ['1'],
    ],
    ['at its last bracket', 'a.py', 'x = {\n  "a": bad(1),\n}  # IGNORE\nbad(2)\n', ['1']],
  ],
  'an element': [
    [
      'above it, in braces',
      'a.jsx',
      'x = <a>\n  {/* IGNORE */}\n  <b\n    c={bad(1)}\n  />\n  <b c={bad(2)} />\n</a>;\n',
      ['1'],
    ],
    [
      'alone above the attribute',
      'a.jsx',
      'x = <a>\n  <b\n    d={bad(1)}\n    // IGNORE\n    c={bad(2)}\n  />\n</a>;\n',
      ['2'],
    ],
    [
      'behind its end',
      'a.jsx',
      'x = <a>\n  <b\n    c={bad(1)}\n  /> {/* IGNORE */}\n  <b c={bad(2)} />\n</a>;\n',
      ['1'],
    ],
    [
      'behind the end of its opening tag',
      'a.jsx',
      'x = <a\n  b={bad(1)}\n> {/* IGNORE */}\n  <b c={bad(2)} />\n</a>;\n',
      ['1'],
    ],
    ['above the statement', 'a.jsx', '// IGNORE\nx = <a b={4}>\n  <b c={bad(1)} />\n</a>;\n', []],
    ['no comment, but text', 'a.jsx', 'x = <a>\n  // IGNORE\n  <b c={bad(1)} />\n</a>;\n', []],
  ],
};

describe('a suppression comment with', () => {
  sharedScanner();

  for (const [what, cases] of Object.entries(ELSEWHERE))
    describe(what, () => {
      for (const [name, path, text, expected] of cases)
        it(`${name} (${path})`, () => assert.deepEqual(covered(path, text), expected));
    });
});
