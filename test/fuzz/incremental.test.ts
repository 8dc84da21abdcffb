/**
 * Incremental equals full (docs/architecture.md, invariant 2): after any edit the findings are those of a
 * fresh scan of the text, at once while neither text has syntax errors, else after a fresh parse.
 *
 * Longer runs: FUZZ_ROUNDS=5000 npx mocha test/fuzz/incremental.test.ts
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Finding } from '../../server/src/engine/finding.ts';
import { type OpenDocument, Scanner } from '../../server/src/engine/scanner.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { countLiveTrees } from '../../server/src/syntax/syntaxTree.ts';
import { readGrammar } from '../support/grammars.ts';
import { Random } from '../support/random.ts';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 150);

const RULES = `
rules:
  - id: eval
    languages: [python, javascript, typescript]
    severity: ERROR
    message: eval of $X
    pattern: eval($X)
  - id: import
    languages: [python]
    severity: ERROR
    message: run
    pattern: subprocess.run(..., shell=True, ...)
  - id: require
    languages: [javascript, typescript]
    severity: ERROR
    message: exec
    pattern: child_process.exec(...)
  - id: constant
    languages: [python, javascript, typescript]
    severity: INFO
    message: constant
    pattern: connect("...")
  - id: block
    languages: [python, javascript, typescript]
    severity: INFO
    message: open and use
    patterns:
      - pattern: $F = open(...)
      - pattern-not-inside: |
          $F = open(...)
          ...
          close($F)
  - id: flow
    mode: taint
    languages: [python, javascript, typescript]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: request.args}]
    pattern-sinks: [{pattern: execute(...)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: php-constant
    languages: [php]
    severity: INFO
    message: constant
    pattern: connect('...')
  - id: php-flow
    mode: taint
    languages: [php]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: $_GET}]
    pattern-sinks: [{pattern: echo ...;}, {pattern: eval($X)}]
    pattern-sanitizers: [{pattern: clean(...)}]
  - id: csharp-import
    languages: [csharp]
    severity: ERROR
    message: start $X
    pattern: System.Diagnostics.Process.Start($X)
  - id: csharp-flow
    mode: taint
    languages: [csharp]
    severity: ERROR
    message: flow
    pattern-sources: [{pattern: Request.Query}]
    pattern-sinks: [{pattern: Execute(...)}]
    pattern-sanitizers: [{pattern: Clean(...)}]
`;

const PROGRAMS: Readonly<Record<string, string>> = {
  'a.py': `import subprocess
from subprocess import run as go

HOST = "db.internal"

def connect_all(host):
    connect(HOST)
    connect(host)

class Store:
    def __init__(self, path):
        self.path = path

    def load(self, request):
        name = request.args
        return self.query(name)

    def query(self, name):
        text = "select " + name
        execute(text)
        return eval(text)

def main(request):
    f = open("x")
    if f:
        go("ls", shell=True)
    value = clean(request.args)
    execute(value)
    close(f)

main(None)
`,
  'a.ts': `import { exec as go } from 'child_process';
const cp = require('child_process');
const HOST = 'db.internal';

function connectAll(host: string) {
  connect(HOST);
  connect(host);
}

export class Store {
  constructor(private path: string) {}
  load(request: Request) {
    const name = request.args;
    return this.query(name);
  }
  query(name: string) {
    const text = \`select \${name}\`;
    execute(text);
    return eval(text);
  }
}

const main = (request: any) => {
  const f = open('x');
  if (f) {
    go('ls');
    cp.exec('ls');
  }
  execute(clean(request.args));
  close(f);
};
main(null);
`,
  'a.php': `<p>Before</p>
<?php
use function Vendor\\connect;
const HOST = 'db.internal';

function connect_all($host) {
    connect(HOST);
    connect($host);
}

class Store {
    private $name = 'a';
    function load() {
        $name = $_GET['name'];
        return $this->query($name);
    }
    function query($name) {
        $text = "select {$name}";
        echo $text;
        echo <<<TEXT
          $text
          TEXT;
        return eval($text);
    }
}

function main($list) {
    foreach ($list as $key => $value) {
        echo clean($_GET[$key]);
    }
    $f = fn ($x) => $x . $_GET['b'];
    echo $f('a');
}
main([1, 2]);
?>
<b><?= $_GET['b'] ?></b>
<?php if (HOST): ?><i><?= clean($_GET['i']) ?></i><?php endif;
`,
  'a.cs': `using System.Diagnostics;

namespace App {
    class Store {
        private const string Host = "db.internal";
        private string name;
        public string Name { get => name; set { name = value; } }

        void Load() {
            var found = Request.Query["name"];
            Query(found);
            Name = found;
            Execute(Name);
        }

        void Query(string given) {
            var text = $"select {given}";
            Execute(text);
            Process.Start(Host);
        }

        void Main(int n) {
            if (n > 1) Process.Start("ls");
            foreach (var each in Request.Query) { Execute(each); }
            Execute(Clean(Request.Query["b"]));
            Run(x => Execute(x + Request.Query["c"]));
        }
    }
}
`,
};

/** Pieces that change what is found: whole statements, halves of them, brackets and quotes. */
const PIECES: Readonly<Record<string, readonly string[]>> = {
  'a.py': [
    '\n\neval(x)\n\n',
    'x = request.args\n',
    '    execute(y)\n',
    '"',
    "'''",
    '(',
    ')',
    '\n',
    '    ',
    ':',
    '#',
    'def f(a):\n    return a\n',
    ', shell=True',
    'clean(',
    'HOST = 1\n',
    'é😀',
    'import os\n',
  ],
  'a.ts': [
    '\n\neval(x);\n\n',
    'const x = request.args;\n',
    'execute(y);',
    '"',
    '`',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '//',
    '/*',
    '*/',
    'function f(a) { return a }\n',
    'clean(',
    'é😀',
    'const HOST = 1;\n',
  ],
  'a.php': [
    'echo $_GET["x"];\n',
    '$name = $_GET["y"];\n',
    'eval($text);',
    '<?= $_GET["z"] ?>',
    '<?php ',
    '?>',
    '"',
    "'",
    '<<<A\n',
    '{',
    '}',
    '(',
    ';',
    '//',
    '/*',
    'function f($a) { echo $a; }\n',
    'clean(',
    'é😀',
  ],
  'a.cs': [
    'Execute(Request.Query["x"]);\n',
    'Process.Start(n);\n',
    'given = Request.Query["y"];\n',
    'void F(int a) { Execute(a); }\n',
    '"',
    '$"{',
    '(',
    ')',
    '{',
    '}',
    ';',
    '//',
    '/*',
    'Clean(',
    'é😀',
    'class Inner { }\n',
  ],
};

describe('incremental equals full', () => {
  let scanner: Scanner;
  const rules = new RuleSet(loadRules(RULES, 'rules.yaml').rules);

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const path of Object.keys(PROGRAMS)) await scanner.prepare({ path });
  });
  after(() => {
    scanner.dispose();
    assert.equal(countLiveTrees(), 0);
  });

  for (const [path, program] of Object.entries(PROGRAMS)) {
    for (const seed of [1, 2, 3]) {
      it(`${path}, seed ${seed}`, () => {
        const random = new Random(seed);
        let text = program;
        let document = scanner.open({ path, text });
        const history: string[] = [];
        let changes = 0;
        let shown = '';
        try {
          for (let round = 0; round < ROUNDS; round++) {
            const edit = randomEdit(random, text, path, history);
            history.push(text);
            const wasBroken = document.hasSyntaxErrors;
            document.edit([edit]);
            text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
            assert.equal(document.text, text);
            if (wasBroken || document.hasSyntaxErrors) document.reparse();
            const found = describeFindings(document, rules);
            const fresh = scanner.open({ path, text });
            try {
              assert.equal(
                found,
                describeFindings(fresh, rules),
                `after round ${round} with ${JSON.stringify(edit)}`,
              );
            } finally {
              fresh.close();
            }
            if (found !== shown) changes++;
            shown = found;
            if (text.length > 6000 || round % 60 === 59) {
              // Begin again before the text is nothing but rubble.
              document.close();
              text = program;
              document = scanner.open({ path, text });
            }
          }
        } finally {
          document.close();
        }
        assert.ok(changes >= Math.min(50, ROUNDS / 4), `only ${changes} edits changed the findings`);
      });
    }
  }

  it('reads only the units that an edit touches', () => {
    const path = 'a.py';
    const text = Array.from(
      { length: 300 },
      (_, i) => `def f${i}(a):\n    b = a + ${i}\n    return eval(b)\n`,
    ).join('\n');
    const document = scanner.open({ path, text });
    try {
      document.analyse(rules);
      const whole = document.work;
      const at = text.indexOf('b = a + 150');
      document.edit([{ start: at, end: at, text: 'c = 1; ' }]);
      document.analyse(rules);
      assert.ok(whole.nodesMade > 3000, `${whole.nodesMade} nodes`);
      assert.ok(document.work.nodesMade < 40, `${document.work.nodesMade} nodes were made again`);
      assert.ok(document.work.nodesRead < 700, `${document.work.nodesRead} nodes were read again`);
    } finally {
      document.close();
    }
  });
});

function randomEdit(
  random: Random,
  text: string,
  path: string,
  history: readonly string[],
): { start: number; end: number; text: string } {
  const pieces = PIECES[path] as readonly string[];
  const start = random.below(text.length + 1);
  switch (random.below(6)) {
    case 0:
      return { start, end: Math.min(text.length, start + random.below(12)), text: '' };
    case 1: {
      // Takes the last change back.
      const previous = history[history.length - 1];
      return previous === undefined
        ? { start, end: start, text: 'x' }
        : { start: 0, end: text.length, text: previous };
    }
    case 2: {
      // Moves a line elsewhere: cut here, the paste comes as another edit.
      const from = text.lastIndexOf('\n', start) + 1;
      const to = text.indexOf('\n', start) + 1 || text.length;
      return { start: from, end: to, text: '' };
    }
    case 3: {
      // A statement at the start of a line, where it means something.
      const at = text.lastIndexOf('\n', start) + 1;
      return { start: at, end: at, text: random.pick(pieces) };
    }
    case 4:
      return { start, end: start, text: random.pick(['x', '1', ' ', 'eval', 'request.args', 'execute(']) };
    default:
      return { start, end: start, text: random.pick(pieces) };
  }
}

function describeFindings(document: OpenDocument, rules: RuleSet): string {
  return document
    .analyse(rules)
    .findings.map(
      (finding: Finding) =>
        `${finding.ruleId} ${finding.start}-${finding.end} ${finding.message} ${finding.trace.map((step) => `${step.start}-${step.end}`).join(' ')}`,
    )
    .join('\n');
}
