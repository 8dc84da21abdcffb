import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Random } from '../../../test/support/random.ts';
import type { Analysis, Finding } from '../finding/finding.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { countLiveTrees } from '../syntax/syntaxTree.ts';
import { LineIndex } from '../text/lines.ts';
import { Scanner, type Source } from './scanner.ts';

const RULES = new RuleSet(
  loadRules(
    `rules:
  - { id: run, message: m, severity: ERROR, languages: [python, javascript, typescript, bash], pattern: run(...), fix: 'go("$&")' }
  - { id: sh, message: m, severity: ERROR, languages: [bash], pattern: rm ... }
  - { id: here, message: m, severity: ERROR, languages: [javascript], pattern: here(...), paths: { include: ['*.html'] } }
  - { id: token, message: m, severity: ERROR, languages: [regex], pattern-regex: 'tok_[a-z]+' }
  - { id: quoted, message: m, severity: ERROR, languages: [regex], pattern-regex: 'key = "[a-z]+"' }
  - id: flow
    mode: taint
    message: m
    severity: ERROR
    languages: [python, javascript]
    pattern-sources: [{ pattern: source() }]
    pattern-sinks: [{ pattern: sink(...) }]
`.replaceAll('$&', 'x'),
    'r.yaml',
  ).rules,
);

let scanner: Scanner;
/** Gives the tests of a group a scanner. */
function sharedScanner(): void {
  before(async () => {
    scanner = await Scanner.create({ readGrammar, maximumLength: 20_000, today: () => '2026-01-01' });
  });
  after(() => {
    scanner.dispose();
    assert.equal(countLiveTrees(), 0);
  });
}

async function analyse(path: string, text: string, more: Partial<Source> = {}): Promise<Analysis> {
  const source = { path, text, ...more };
  await scanner.prepare(source);
  return scanner.scan(source, RULES);
}

/** Findings that count: rule and line, from 1. */
function lines(text: string, { findings }: Analysis): string[] {
  const index = new LineIndex(text);
  return findings
    .filter(({ suppression }) => suppression === undefined)
    .map(({ ruleId, start }) => `${ruleId} ${index.lineAt(start) + 1}`);
}

const notebook = (sources: readonly (readonly string[] | string)[], metadata: object = {}): string =>
  `${JSON.stringify(
    {
      cells: sources.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], source })),
      metadata,
      nbformat: 4,
    },
    null,
    1,
  )}\n`;

/** The text after a finding's fix. */
function fixed(text: string, { fix }: Finding): string {
  const edits = [...(fix?.edits ?? [])].sort((a, b) => b.start - a.start);
  return edits.reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text);
}

describe('code in pages and components', () => {
  sharedScanner();

  it('is found where it stands', async () => {
    const text = '<p>😀</p>\r\n<script>\r\n  a(); run(1)\r\n</script>\n<b onclick="run(2)">\n';
    const analysis = await analyse('a.html', text);
    assert.deepEqual(lines(text, analysis), ['run 3', 'run 5']);
    assert.deepEqual(
      analysis.findings.map(({ start, end }) => text.slice(start, end)),
      ['run(1)', 'run(2)'],
    );
    assert.deepEqual(analysis.unread, []);
  });

  it('has data flow, with its way', async () => {
    const text = '<template/>\n<script>\nconst a = source();\nsink(a);\n</script>\n';
    const [finding] = (await analyse('a.vue', text)).findings;
    assert.equal(finding?.ruleId, 'flow');
    assert.deepEqual(
      finding?.trace.map(({ start, end }) => text.slice(start, end)),
      ['source()', 'a', 'sink(a)'],
    );
  });

  it('is a program of its own in each script', async () => {
    const text =
      '<script>/* run(1)</script><script>run(2); const a = source();</script><script>sink(a)</script>';
    const analysis = await analyse('a.html', text);
    assert.deepEqual(
      analysis.findings.map(({ start }) => text.slice(start, start + 6)),
      ['run(2)'],
    );
  });

  it('is under the paths of the file', async () => {
    assert.equal((await analyse('a.html', '<script>here()</script>')).findings.length, 1);
    assert.equal((await analyse('a.vue', '<script>here()</script>')).findings.length, 0);
  });

  it('has fixes where they can be spelt', async () => {
    const text = `<script>run(1)</script><a onclick="run(2)"><a onclick='run(3)'><a onclick=run(4)>`;
    const { findings } = await analyse('a.html', text);
    assert.deepEqual(
      findings.map((finding) => fixed(text, finding)),
      [
        text.replace('run(1)', 'go("x")'),
        text.replace('run(2)', 'go(&quot;x&quot;)'),
        text.replace('run(3)', 'go("x")'),
        text,
      ],
    );
  });

  it('does not hide from rules about any text, nor is found by them twice', async () => {
    const text = '<!-- tok_a --><script>\nx = "tok_b"\n</script>\n<p>tok_c</p>';
    assert.deepEqual(lines(text, await analyse('a.html', text)), ['token 1', 'token 2', 'token 4']);
  });

  it('is suppressed by comments of the code and of the page', async () => {
    for (const [text, left] of [
      ['<script>\n// ai-security-ignore: run -- fine\nrun(1);\nrun(2)\n</script>', ['run 4']],
      [
        '<!-- ai-security-ignore: run -- fine -->\n<script>run(1)</script>\n<script>run(2)</script>',
        ['run 3'],
      ],
      ['<!-- ai-security-ignore-file: run -- fine -->\n<script>run(1)</script>', []],
      ['<script>\n// ai-security-ignore-file: run -- fine\n</script>\n<script>run(1)</script>', []],
      ['<script>\nx = "ai-security-ignore: run -- fine"; run(1)\n</script>', ['run 2']],
      ['<p>\n<!-- ai-security-ignore: token -- fine -->\ntok_a</p>', []],
    ] as const) {
      const analysis = await analyse('a.html', text);
      assert.deepEqual(lines(text, analysis), left, text);
      assert.deepEqual(analysis.problems, [], text);
    }
  });

  it('tells of suppressions that are not needed, once', async () => {
    const text = '<script>\n// ai-security-ignore: run -- fine\na()\n</script>';
    const { problems } = await analyse('a.html', text);
    assert.deepEqual(
      problems.map(({ kind, span }) => [kind, text.slice(span?.start, span?.end)]),
      [['suppression', 'run']],
    );
  });

  it('is named where it cannot be parsed, once a file by its lines', async () => {
    const text = '<script>\nf(x: y)\n</script>\n<script>ok()</script>\n<script>\n\nf(x: y)</script>';
    const { problems, unread } = await analyse('a.html', text);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['Lines 2, 7 could not be parsed in full: findings there may be missing.'],
    );
    assert.equal(unread.length, 2);
  });

  it('is not parsed where there is too much, and that is said', async () => {
    const text = `<script>run(1)</script>tok_a<script>${'a();'.repeat(5000)}</script>`;
    const { findings, problems, unread } = await analyse('a.html', text);
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['token'],
    );
    assert.match(problems[0]?.message ?? '', /code in the file is longer than 20000 characters/);
    assert.deepEqual(unread, [{ start: 0, end: text.length }]);
  });

  it('is looked at once where many parts say the same', async () => {
    await scanner.prepare({ path: 'a.html' });
    const document = scanner.open({ path: 'a.html', text: '<a onclick="run(1)">'.repeat(500) });
    assert.equal(document.analyse(RULES).findings.length, 500);
    assert.equal(document.work.nodesRead, 1);
    document.close();
  });
});

describe('notebooks', () => {
  sharedScanner();

  it('are found in by the place in the file and in the cell', async () => {
    const text = notebook([['# é "x"\n', 'a()\n', '  \n', 'b(); run("1")\n'], 'import x\nrun(2)']);
    const { findings } = await analyse('a.ipynb', text);
    assert.deepEqual(
      findings.map(({ cell }) => cell),
      [
        { number: 1, line: 4, column: 6 },
        { number: 2, line: 2, column: 1 },
      ],
    );
    assert.deepEqual(
      findings.map(({ start, end }) => text.slice(start, end)),
      ['run(\\"1\\")', 'run(2)'],
    );
  });

  it('stay whole through fixes', async () => {
    const text = notebook([['run(\n', '  1\n', ')\n', 'b()\n']]);
    const [finding] = (await analyse('a.ipynb', text)).findings;
    const after = JSON.parse(fixed(text, finding as Finding));
    assert.equal(after.cells[0].source.join(''), 'go(\n  "x"\n)\nb()\n');
  });

  it('have the language of their kernel, and of a cell that has its own', async () => {
    const javascript = { language_info: { name: 'JavaScript' } };
    assert.equal(
      (await analyse('a.ipynb', notebook(['function f() { run(1) }'], javascript))).findings.length,
      1,
    );
    assert.equal(
      (await analyse('a.ipynb', notebook(['run(1)'], { kernelspec: { language: 'R' } }))).findings.length,
      0,
    );
    const mixed = JSON.parse(notebook(['run(1)', 'function f() { run(1) }']));
    mixed.cells[1].metadata = { vscode: { languageId: 'javascript' } };
    assert.equal((await analyse('a.ipynb', JSON.stringify(mixed))).findings.length, 2);
  });

  it('are read in spite of magics, and in cells of other languages', async () => {
    const text = notebook([
      ['%pip install x\n', '!ls "\n', 'run(1)\n'],
      ['%%bash\n', 'rm -rf x\n'],
      ['%%sql\n', 'select ((\n'],
    ]);
    const { findings, problems } = await analyse('a.ipynb', text);
    assert.deepEqual(
      findings.map(({ ruleId, cell }) => [ruleId, cell?.number]),
      [
        ['run', 1],
        ['sh', 2],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('are suppressed in by the lines of their cells', async () => {
    const text = notebook(['run(1)\n# ai-security-ignore: run -- fine\nrun(2)\nrun(3)']);
    const { findings, problems } = await analyse('a.ipynb', text);
    assert.deepEqual(
      findings.map(({ suppression }) => suppression?.reason),
      [undefined, 'fine', undefined],
    );
    const comment = findings[1]?.suppression?.comment;
    assert.equal(text.slice(comment?.start, comment?.end), '# ai-security-ignore: run -- fine');
    assert.deepEqual(problems, []);
  });

  it('are looked through as text, as cells say it and as the file does, each find once', async () => {
    const file = JSON.parse(notebook(['key = "abc"\nx = "tok_a"']));
    file.cells[0].outputs = [{ output_type: 'stream', text: ['tok_b\n'] }];
    file.cells.push({ cell_type: 'markdown', metadata: {}, source: ['tok_c'] });
    const text = JSON.stringify(file, null, 1);
    const { findings } = await analyse('a.ipynb', text);
    assert.deepEqual(
      findings.map(({ ruleId, start, end }) => [ruleId, text.slice(start, end)]),
      [
        ['token', 'tok_b'],
        ['quoted', 'key = \\"abc\\"'],
        ['token', 'tok_a'],
        ['token', 'tok_c'],
      ],
    );
  });

  it('that cannot be read are named, and looked through as text', async () => {
    for (const [text, message] of [
      ['{"cells": [\n {"tok_a"', /no valid JSON/],
      ['{"tok_a": 1}', /no list of cells/],
      ['', /no valid JSON/],
    ] as const) {
      const { findings, problems, unread } = await analyse('a.ipynb', text);
      assert.equal(findings.length, text === '' ? 0 : 1);
      assert.equal(problems[0]?.kind, 'file');
      assert.match(problems[0]?.message ?? '', message);
      assert.deepEqual(unread, [{ start: 0, end: text.length }]);
    }
  });

  it('of the third format are read', async () => {
    const cell = { cell_type: 'code', input: ['run(1)'], language: 'python' };
    const { findings } = await analyse(
      'a.ipynb',
      JSON.stringify({ worksheets: [{ cells: [cell] }], nbformat: 3 }),
    );
    assert.equal(findings.length, 1);
  });

  it('say of a cell what is said of it as a document of its own', async () => {
    const cells = [
      '%pip install x\nrun(1)\nx = "tok_a"',
      'key = "abc" # é\nsink(source())',
      '%%bash\nrm x',
      'f(x y)\nrun(1)',
      '# ai-security-ignore: run -- x\na()',
    ];
    const text = notebook(cells);
    const whole = await analyse('a.ipynb', text);
    const alone = await Promise.all(
      cells.map((cell) => analyse('a.ipynb', cell, { editorId: 'python', isCell: true })),
    );
    assert.deepEqual(
      whole.findings.map(({ ruleId, cell }) => `${ruleId} ${cell?.number}:${cell?.line}:${cell?.column}`),
      alone.flatMap(({ findings }, i) =>
        findings.map(({ ruleId, start }) => {
          const { line, column } = new LineIndex(cells[i] as string).positionAt(start);
          return `${ruleId} ${i + 1}:${line + 1}:${column + 1}`;
        }),
      ),
    );
    const count = (analyses: readonly Analysis[], kind: string): number =>
      analyses.flatMap(({ problems }) => problems).filter((problem) => problem.kind === kind).length;
    for (const kind of ['syntax', 'suppression'])
      assert.equal(count([whole], kind), count(alone, kind), kind);
  });
});

describe('actions in parts', () => {
  sharedScanner();

  const request = { ruleIds: ['run'], reason: 'checked' };

  it('suppress with a comment of the part', async () => {
    for (const [path, text] of [
      ['a.vue', '<script>\n  run(1)\n</script>\n'],
      ['a.html', '<a onclick="run(1)">\n'],
      ['a.ipynb', notebook([['a()\n', 'run(1)\n']])],
    ] as const) {
      const [finding] = (await analyse(path, text)).findings;
      const answer = scanner.suppress({ path, text }, { ...request, start: finding?.start ?? 0 });
      assert.ok('edit' in answer, path);
      const { start, end, text: comment } = answer.edit;
      const after = text.slice(0, start) + comment + text.slice(end);
      if (path === 'a.ipynb') JSON.parse(after);
      const again = await analyse(path, after);
      assert.deepEqual(
        again.findings.map(({ suppression }) => suppression?.reason),
        ['checked'],
        after,
      );
    }
  });

  it('find the function around a place', async () => {
    const text = '<script>\nfunction f() {\n  run(1)\n}\n</script>';
    await scanner.prepare({ path: 'a.html', text });
    const found = scanner.functionAt({ path: 'a.html', text }, text.indexOf('run'));
    assert.equal(found?.name, 'f');
    assert.equal(text.slice(found?.start, found?.end), 'function f() {\n  run(1)\n}');
    assert.equal(scanner.functionAt({ path: 'a.html', text }, 2), undefined);
  });
});

describe('documents with parts that are edited', () => {
  sharedScanner();

  const TEXTS = [
    [
      'a.html',
      '<p>tok_a</p>\n<script>\nrun(1)\n</script>\n<a onclick="run(&quot;2&quot;)">\n<script>sink(source())</script>\n',
    ],
    [
      'a.vue',
      '<template><a onclick="run(1)"/></template>\n<script lang="ts">\nfunction f() { run(2) }\n</script>\n',
    ],
    ['a.ipynb', notebook([['run(1)\n', 'key = "abc"\n'], 'sink(source())'])],
  ] as const;
  const PIECES = [
    '<script>',
    '</script>',
    'run(3)',
    '"',
    '\\',
    '\n',
    '<!--',
    '-->',
    ' ',
    '{',
    ')',
    '// ai-security-ignore: run -- x',
    '%%bash\\n',
    '',
  ];

  for (const [path, start] of TEXTS)
    it(`are as afresh: ${path}`, async () => {
      const random = new Random(5);
      for (let round = 0; round < 12; round++) {
        let text: string = start;
        for (const name of ['javascript', 'typescript', 'python', 'bash'])
          await scanner.prepareLanguage(name);
        const document = scanner.open({ path, text });
        try {
          for (let step = 0; step < 6; step++) {
            const at = random.below(text.length + 1);
            const end = Math.min(text.length, at + random.below(4));
            const inserted = random.pick(PIECES);
            document.edit([{ start: at, end, text: inserted }]);
            text = text.slice(0, at) + inserted + text.slice(end);
            assert.equal(document.text, text);
            let analysis = document.analyse(RULES);
            if (document.hasSyntaxErrors || step % 2 === 0) {
              // A tree with errors may differ until it is made anew.
              document.reparse();
              analysis = document.analyse(RULES);
            }
            assert.deepEqual(analysis, scanner.scan({ path, text }, RULES), text);
          }
        } finally {
          document.close();
        }
      }
    });

  it('look only at the parts that changed', async () => {
    const text = '<script>run(1)</script><script>run(2)</script><script>run(3)</script>';
    await scanner.prepare({ path: 'a.html', text });
    const document = scanner.open({ path: 'a.html', text });
    try {
      document.analyse(RULES);
      document.edit([{ start: 0, end: 0, text: '<p>' }]);
      document.analyse(RULES);
      assert.equal(document.work.nodesRead, 0);
      const at = document.text.indexOf('2');
      document.edit([{ start: at, end: at + 1, text: '22' }]);
      assert.equal(document.analyse(RULES).findings.length, 3);
      assert.equal(document.work.nodesRead, 1);
    } finally {
      document.close();
    }
  });

  it('say when a language came that is not loaded', async () => {
    const fresh = await Scanner.create({ readGrammar });
    try {
      await fresh.prepare({ path: 'a.html', text: '' });
      const document = fresh.open({ path: 'a.html', text: '' });
      document.analyse(RULES);
      assert.equal(document.lacksLanguage, false);
      document.edit([{ start: 0, end: 0, text: '<script type="py">run(1)</script>' }]);
      assert.deepEqual(document.analyse(RULES).unread, [{ start: 18, end: 24 }]);
      assert.equal(document.lacksLanguage, true);
      await fresh.prepare({ path: 'a.html', text: document.text });
      assert.equal(document.analyse(RULES).findings.length, 1);
      assert.equal(document.lacksLanguage, false);
      document.close();
    } finally {
      fresh.dispose();
    }
  });
});
