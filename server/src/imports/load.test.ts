import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inflate } from '../ports/inflate.ts';
import { type Imports, type ImportWorld, loadImports, staleProblem } from './load.ts';
import { sarifText } from './testing.ts';

const DAY = 86_400_000;
const MADE = Date.parse('2026-03-01T00:00:00Z');

/** A program with a result in its line `bad(…)`. */
const SEEN = `import os

def first(value):
    check(value)
    bad(value)
    return value

def second(value):
    return value
`;

interface Given {
  /** The file as it is now, and when it became so. */
  readonly now: Record<string, string>;
  readonly changedAt?: number;
  /** Files at the commit `abcdef0`. */
  readonly before?: Record<string, string>;
}

function worldOf(report: string, { now, before = {}, changedAt = MADE - DAY }: Given): ImportWorld {
  return {
    readBytes: async () => ({ bytes: new TextEncoder().encode(report), changedAt: MADE }),
    inflate,
    textNow: async (path) => now[path],
    textAt: async (commit, path) => (commit === 'abcdef0' ? before[path] : undefined),
    changedAt: async () => changedAt,
    exists: async (path) => path in now,
    routes: async () => ({ routes: [], limits: [], problems: [], textOf: () => undefined }),
  };
}

const load = (report: string, given: Given, base = ''): Promise<Imports> =>
  loadImports(
    [{ file: '/root/report.sarif', name: 'report.sarif', base, isOptional: false }],
    worldOf(report, given),
  );

/** A result at the first line of `text` that has `code`, with what a report may say beside. */
function resultAt(
  text: string,
  code: string,
  { uri = 'app.py', snippet, context }: { uri?: string; snippet?: string; context?: boolean } = {},
): object {
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes(code)) + 1;
  const startColumn = (lines[line - 1] as string).indexOf(code) + 1;
  return {
    ruleId: 'some-rule',
    message: { text: 'Something.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: {
            startLine: line,
            startColumn,
            endColumn: startColumn + code.length,
            ...(snippet === undefined ? {} : { snippet: { text: snippet } }),
          },
          ...(context === true
            ? {
                contextRegion: {
                  startLine: line - 1,
                  endLine: line + 1,
                  snippet: { text: `${lines.slice(line - 2, line + 1).join('\n')}\n` },
                },
              }
            : {}),
        },
      },
    ],
  };
}

/** The code that the only result is about in a text; `stale` where it is. */
function placed({ files }: Imports, text: string, path = 'app.py'): string {
  const file = files.get(path);
  assert.ok(file, `a result in ${path}`);
  const { findings, stale } = file.place(text);
  assert.equal(findings.length + stale.length, 1);
  const [finding] = findings;
  return finding === undefined ? 'stale' : text.slice(finding.start, finding.end);
}

const AT_COMMIT = { versionControlProvenance: [{ repositoryUri: 'x', revisionId: 'abcdef0' }] };

describe('results of other tools', () => {
  const MOVED = `# new\n# lines\n${SEEN}`;
  const EDITED = SEEN.replace('bad(value)', 'good(value)');

  describe('of which the report says the commit', () => {
    const report = sarifText([resultAt(SEEN, 'bad(value)')], AT_COMMIT);

    it('are where their code is now', async () => {
      const imports = await load(report, {
        now: { 'app.py': MOVED },
        before: { 'app.py': SEEN },
        changedAt: MADE + DAY,
      });
      assert.equal(placed(imports, SEEN), 'bad(value)');
      assert.equal(placed(imports, MOVED), 'bad(value)');
    });

    it('are stale where their line is another one', async () => {
      const imports = await load(report, { now: { 'app.py': EDITED }, before: { 'app.py': SEEN } });
      assert.equal(placed(imports, EDITED), 'stale');
    });

    it('are stale where their code stands on a line of that number by chance', async () => {
      const other = `\n\n\n\n    other(value)\n${'x = 1\n'.repeat(3)}`;
      const imports = await load(report, { now: { 'app.py': other }, before: { 'app.py': SEEN } });
      assert.equal(placed(imports, other), 'stale');
    });

    it('are not where a copy of their code is', async () => {
      const twice = `${SEEN}\ndef third(value):\n    other(value)\n    bad(value)\n    return 3\n`;
      const imports = await load(report, { now: { 'app.py': twice }, before: { 'app.py': SEEN } });
      const file = imports.files.get('app.py');
      assert.equal(file?.place(twice).findings[0]?.start, SEEN.indexOf('bad(value)'));
    });

    it('are stale where it cannot be told which of two is theirs', async () => {
      const then = 'alpha_one()\nbad(value)\nomega_one()\n';
      const now = 'other_one()\nbad(value)\nother_two()\nother_three()\nbad(value)\nother_four()\n';
      const imports = await load(sarifText([resultAt(then, 'bad(value)')], AT_COMMIT), {
        now: { 'app.py': now },
        before: { 'app.py': then },
      });
      assert.equal(placed(imports, now), 'stale');
    });

    it('are where the only such line is, although all around it is new', async () => {
      const then = 'alpha_one()\nbad(value)\nomega_one()\n';
      const now = 'other_one()\nother_two()\n        bad(value)\nother_three()\n';
      const imports = await load(sarifText([resultAt(then, 'bad(value)')], AT_COMMIT), {
        now: { 'app.py': now },
        before: { 'app.py': then },
      });
      assert.equal(placed(imports, now), 'bad(value)');
    });

    it('are looked for as if it did not where git does not have it', async () => {
      const imports = await load(report, { now: { 'app.py': SEEN } });
      assert.equal(placed(imports, MOVED), 'bad(value)');
      const changed = await load(report, { now: { 'app.py': SEEN }, changedAt: MADE + DAY });
      assert.equal(placed(changed, SEEN), 'stale');
    });
  });

  describe('of which the report says nothing but the line', () => {
    const report = sarifText([resultAt(SEEN, 'bad(value)')]);

    it('are in the file as it is, where that is older than the report', async () => {
      const imports = await load(report, { now: { 'app.py': SEEN } });
      assert.equal(placed(imports, SEEN), 'bad(value)');
      assert.equal(placed(imports, MOVED), 'bad(value)');
      assert.equal(placed(imports, EDITED), 'stale');
    });

    it('are stale where the file has changed since', async () => {
      const imports = await load(report, { now: { 'app.py': SEEN }, changedAt: MADE + DAY });
      assert.equal(placed(imports, SEEN), 'stale');
    });

    it('are stale where the file has no such line', async () => {
      const imports = await load(report, { now: { 'app.py': 'x = 1\n' } });
      assert.equal(placed(imports, 'x = 1\n'), 'stale');
    });
  });

  describe('of which the report repeats the code', () => {
    for (const [what, more] of [
      ['its part', { snippet: 'bad(value)' }],
      ['its line', { snippet: '    bad(value)' }],
      ['the lines around', { context: true }],
    ] as const) {
      const report = sarifText([resultAt(SEEN, 'bad(value)', more)]);

      it(`are found by it: ${what}`, async () => {
        for (const now of [SEEN, MOVED]) {
          const imports = await load(report, { now: { 'app.py': now }, changedAt: MADE + DAY });
          assert.equal(placed(imports, now), 'bad(value)');
        }
      });

      it(`are stale where it is gone: ${what}`, async () => {
        const imports = await load(report, { now: { 'app.py': EDITED } });
        assert.equal(placed(imports, EDITED), 'stale');
      });
    }

    it('are stale where there are two and neither is at its line', async () => {
      const now = `\n${SEEN}\n    bad(value)\n`;
      const imports = await load(sarifText([resultAt(SEEN, 'bad(value)', { snippet: 'bad(value)' })]), {
        now: { 'app.py': now },
        changedAt: MADE + DAY,
      });
      assert.equal(placed(imports, now), 'stale');
    });
  });

  it('follow their code through edits', async () => {
    const imports = await load(sarifText([resultAt(SEEN, 'bad(value)')]), { now: { 'app.py': SEEN } });
    let text = SEEN;
    for (let i = 0; i < 30; i++) {
      text = `line_${i} = ${i}\n${text}`;
      assert.equal(placed(imports, text), 'bad(value)');
    }
    assert.equal(placed(imports, text.replace('bad(value)', 'bad(other)')), 'stale');
    assert.equal(placed(imports, text), 'bad(value)');
  });

  it('count columns in the units of the report', async () => {
    const text = 'x = "😀"; bad(value)\nother_line()\nthird_line()\n';
    for (const [columnKind, startColumn] of [
      ['utf16CodeUnits', 11],
      ['unicodeCodePoints', 10],
      [undefined, 10],
    ] as const) {
      const result = {
        ruleId: 'r',
        message: { text: 'm' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'app.py' },
              region: { startLine: 1, startColumn, endColumn: startColumn + 10 },
            },
          },
        ],
      };
      const imports = await load(sarifText([result], { columnKind }), { now: { 'app.py': text } });
      assert.equal(placed(imports, text), 'bad(value)', columnKind);
    }
  });

  it('are relative to the base that the configuration names', async () => {
    const imports = await load(
      sarifText([resultAt(SEEN, 'bad(value)')]),
      { now: { 'services/shop/app.py': SEEN } },
      'services/shop',
    );
    assert.equal(placed(imports, SEEN, 'services/shop/app.py'), 'bad(value)');
  });

  it('are below the root wherever the tool ran', async () => {
    const results = ['app.py', 'lib/tool.py'].map((path) =>
      resultAt(SEEN, 'bad(value)', { uri: `file:///home/ci/builds/shop/${path}` }),
    );
    const imports = await load(sarifText(results), {
      now: { 'app.py': SEEN, 'lib/tool.py': SEEN, 'shop/app.py': '' },
    });
    assert.deepEqual([...imports.files.keys()], ['app.py', 'lib/tool.py']);
  });

  it('in files that are gone are named', async () => {
    const imports = await load(sarifText([resultAt(SEEN, 'bad(value)', { uri: 'gone.py' })]), { now: {} });
    assert.deepEqual(
      imports.gone.map(({ path, line, ruleId }) => [path, line, ruleId]),
      [['gone.py', 5, 'other/some-rule']],
    );
    assert.equal(
      staleProblem(imports.gone, 'gone.py', true).message,
      'Stale, as the file is not there any more: other/some-rule (medium, then in line 5). Run the other tool again.',
    );
  });

  it('whose secrets the report masks are where the rest of their line is', async () => {
    const text = SEEN.replace('bad(value)', 'bad(value, key="plainsecret")');
    const masked = (snippet: string): string =>
      sarifText([resultAt(text, 'bad(value, key="plainsecret")', { snippet })]);
    const place = async (snippet: string, changedAt: number): Promise<string> =>
      placed(await load(masked(snippet), { now: { 'app.py': text }, changedAt }), text);
    const code = 'bad(value, key="plainsecret")';
    assert.equal(await place('bad(value, key="plain******")', MADE + DAY), code);
    assert.equal(await place('bad(value, key="other******")', MADE + DAY), 'stale');
    // What is masked as a whole tells nothing of a text that has changed since.
    assert.equal(await place('REDACTED', MADE + DAY), 'stale');
    assert.equal(await place('REDACTED', MADE - DAY), code);
  });

  it('that were judged with the other tool are counted and not shown', async () => {
    const judged = { ...resultAt(SEEN, 'bad(value)'), suppressions: [{ kind: 'external' }] };
    const { files, runs } = await load(sarifText([judged]), { now: { 'app.py': SEEN } });
    assert.equal(files.size, 0);
    assert.deepEqual(
      runs.map(({ results, judged }) => [results, judged]),
      [[1, 1]],
    );
  });

  it('have the way of their data, or none where half of it is gone', async () => {
    const step = (code: string, uri = 'app.py'): object => ({
      location: {
        ...(resultAt(SEEN, code, { uri }) as { locations: object[] }).locations[0],
        message: { text: code },
      },
    });
    const flow = (...steps: object[]): object => ({
      ...resultAt(SEEN, 'bad(value)'),
      codeFlows: [{ threadFlows: [{ locations: steps }] }],
    });
    const traceOf = async (result: object, text: string): Promise<string[]> => {
      const imports = await load(sarifText([result]), { now: { 'app.py': SEEN, 'other.py': SEEN } });
      const [finding] = imports.files.get('app.py')?.place(text).findings ?? [];
      return (finding?.trace ?? []).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
    };
    const whole = flow(step('check(value)'), step('bad(value)'));
    assert.deepEqual(await traceOf(whole, MOVED), ['source check(value)', 'sink bad(value)']);
    assert.deepEqual(
      await traceOf(whole, SEEN.replace('check(value)', 'look(value)').replace('import os', '')),
      [],
    );
    assert.deepEqual(await traceOf(flow(step('check(value)', 'other.py'), step('bad(value)')), SEEN), []);
  });

  it('that cannot be read cost their report and say why', async () => {
    const world = worldOf('{"runs": [', { now: { 'app.py': SEEN } });
    const good = sarifText([resultAt(SEEN, 'bad(value)')]);
    const imports = await loadImports(
      [
        { file: '/root/broken.sarif', name: 'broken.sarif', base: '', isOptional: false },
        { file: '/root/missing.sarif', name: 'missing.sarif', base: '', isOptional: false },
        { file: '/root/good.sarif', name: 'good.sarif', base: '', isOptional: false },
      ],
      {
        ...world,
        readBytes: async (file) =>
          file.includes('good')
            ? { bytes: new TextEncoder().encode(good), changedAt: MADE }
            : file.includes('broken')
              ? world.readBytes(file, 0)
              : { fault: 'it is a folder' },
      },
    );
    assert.equal(imports.failed, true);
    assert.deepEqual(
      imports.problems.map(({ kind, path, message }) => [kind, path, message]),
      [
        ['import', '/root/broken.sarif', 'This is not JSON: make the report anew. (line 1, column 11)'],
        ['import', '/root/missing.sarif', 'The report cannot be read: it is a folder.'],
      ],
    );
    assert.equal(placed(imports, SEEN), 'bad(value)');
  });
});
