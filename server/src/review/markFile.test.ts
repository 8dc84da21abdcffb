import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { HashedText } from './anchor.ts';
import { type Batch, VERDICTS } from './mark.ts';
import {
  batchId,
  formatMarkFile,
  isInsidePath,
  LONGEST_MARK_FILE,
  parseMarkFile,
  signedText,
} from './markFile.ts';
import { ADA, Desk, findingOn } from './testing.ts';

const TEXT = Array.from({ length: 11 }, (_, i) => (i === 5 ? '' : `line ${i}`)).join('\n');

/** A batch with every kind of entry. */
function everything(): Batch {
  const desk = new Desk();
  desk.mark('src/a.py', TEXT, 2, 6);
  desk.judge('src/a.py', TEXT, findingOn(TEXT, 'line 4', ['line 1', 'line 4']), {
    verdict: 'accepted-risk',
    reason: 'later',
    until: '2027-01-31',
  });
  const entries = desk.batches.flatMap((batch) => batch.entries);
  const run = new HashedText(TEXT).run(0, 1);
  assert.ok(run);
  return {
    schemaVersion: 2,
    repository: 'e'.repeat(40),
    reviewer: ADA,
    at: '2026-06-15T10:15:00.123Z',
    tool: '0.1.0',
    rules: 'abc',
    entries: [
      ...entries,
      {
        kind: 'review',
        path: 'b.py',
        target: { kind: 'function', name: 'f' },
        runs: [run],
        blob: 'a'.repeat(40),
      },
      { kind: 'withdraw', mark: '20260601T120000Z-0123456789abcdef#1', reason: 'a mistake' },
      {
        kind: 'review',
        path: 'lib/tool',
        target: {
          kind: 'entry',
          before: { mode: '100755', content: `sha256:${'Ab_-'.repeat(10)}123` },
          after: { mode: '160000', content: `commit:${'c'.repeat(40)}` },
        },
        runs: [],
      },
      {
        kind: 'review',
        path: 'gone.py',
        target: { kind: 'entry', before: { mode: '100644', content: `sha256:${'x'.repeat(43)}` } },
        runs: [],
      },
    ],
    signature: '-----BEGIN SSH SIGNATURE-----\nx\n-----END SSH SIGNATURE-----',
  };
}

/** The fault of a mark file whose JSON was changed, named as the change would have it. */
function faultAfter(change: (json: ReturnType<typeof JSON.parse>) => void): string {
  const json = JSON.parse(formatMarkFile(everything()));
  change(json);
  const read = parseMarkFile(JSON.stringify(json), batchId(everything()));
  assert.ok('fault' in read, 'it was read');
  return read.fault;
}

describe('a mark file', () => {
  it('gives back what was written', () => {
    const batch = everything();
    assert.deepEqual(parseMarkFile(formatMarkFile(batch), batchId(batch)), {
      stored: { id: batchId(batch), batch },
    });
  });

  it('is readable: named fields, four hashes a row, `-` for empty lines', () => {
    const text = formatMarkFile(everything());
    assert.match(
      text,
      /^\{\n {2}"schemaVersion": 2,\n {2}"repository": "e{40}",\n {2}"reviewer": \{\n {4}"name": "Ada",/,
    );
    assert.match(text, /"lines": \[\n +"(?:[\w-]{24} ){3}-",\n +"[\w-]{24}"\n/);
    assert.ok(text.split('\n').every((line) => line.length <= 120));
    assert.ok(text.endsWith('}\n'));
  });

  it('may be laid out anew, with other line ends or a byte order mark', () => {
    const batch = everything();
    const text = formatMarkFile(batch);
    for (const other of [
      text.replaceAll('\n', '\r\n'),
      `\uFEFF${text}`,
      JSON.stringify(JSON.parse(text)),
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse())),
    ])
      assert.ok('stored' in parseMarkFile(other, batchId(batch)));
  });

  it('has a name that tells the time and the content, but not the signature', () => {
    const batch = everything();
    assert.match(batchId(batch), /^20260615T101500Z-[0-9a-f]{16}$/);
    const { signature: _, ...unsigned } = batch;
    assert.equal(batchId(unsigned), batchId(batch));
    assert.notEqual(batchId({ ...batch, rules: 'abd' }), batchId(batch));
    assert.notEqual(batchId({ ...batch, repository: 'd'.repeat(40) }), batchId(batch));
    assert.ok(!signedText(batch).includes('SSH'));
  });

  it('that was edited no longer fits its name', () => {
    assert.match(
      faultAfter((json) => {
        json.reviewer.name = 'Eve';
      }),
      /was changed after it was written/,
    );
    assert.match(
      faultAfter((json) => {
        json.entries[0].runs[0].line = 99;
      }),
      /was changed after it was written/,
    );
  });

  it('of a later form asks for an update', () =>
    assert.match(
      faultAfter((json) => {
        json.schemaVersion = 3;
        json.somethingNew = true;
      }),
      /newer version \(form 3\)\. Update AI Security Scanner/,
    ));

  it('of the first form is read as it is, and names no repository', () => {
    const { repository: _, entries, ...rest } = everything();
    const batch: Batch = { ...rest, entries: entries.slice(0, 4), schemaVersion: 1 };
    assert.deepEqual(parseMarkFile(formatMarkFile(batch), batchId(batch)), {
      stored: { id: batchId(batch), batch },
    });
    const fault = (more: Partial<Batch>): string => {
      const later = { ...batch, ...more };
      const read = parseMarkFile(formatMarkFile(later), batchId(later));
      return 'fault' in read ? read.fault : '';
    };
    assert.match(
      fault({ repository: 'e'.repeat(40) }),
      /"repository" is not the id of a commit in a file of form 2/,
    );
    assert.match(fault({ entries }), /a target of kind "entry" is not in files of form 1/);
  });

  it('that is not JSON, or too long, is refused', () => {
    const fault = (text: string): string => {
      const read = parseMarkFile(text, 'x');
      return 'fault' in read ? read.fault : '';
    };
    assert.match(fault(''), /not JSON/);
    assert.match(fault('<<<<<<< HEAD\n{}'), /not JSON/);
    assert.match(fault('null'), /the file is not an object/);
    assert.match(fault('[]'), /the file is not an object/);
    assert.match(fault('7'), /the file is not an object/);
    assert.match(fault('{}'), /has no "schemaVersion"/);
    assert.match(fault(' '.repeat(LONGEST_MARK_FILE + 1)), /longer than/);
    assert.match(fault('['.repeat(100_000)), /not JSON/);
  });

  const wrong: [change: (json: ReturnType<typeof JSON.parse>) => void, fault: RegExp][] = [
    [(json) => delete json.at, /the file has no "at"/],
    [(json) => (json.at = '2026-06-15'), /"at" is not an instant/],
    [(json) => (json.at = '2026-02-30T00:00:00.000Z'), /"at" is not an instant/],
    [(json) => (json.reviewer = 'Ada'), /"reviewer" is not an object/],
    [(json) => (json.reviewer.email = null), /"reviewer.email" is not a text/],
    [(json) => (json.schemaVersion = 0), /"schemaVersion" is neither 1 nor 2/],
    [(json) => (json.schemaVersion = '2'), /"schemaVersion" is neither 1 nor 2/],
    [(json) => (json.repository = 'HEAD'), /"repository" is not the id of a commit/],
    [(json) => (json.repository = ['e'.repeat(40)]), /"repository" is not a text/],
    [(json) => (json.extra = 1), /unknown key "extra"/],
    [(json) => (json.entries = {}), /"entries" is not a list/],
    [(json) => (json.entries[0] = null), /entries\[0\] has no "kind"/],
    [(json) => (json.entries[0].kind = 'approve'), /entries\[0\].kind is neither/],
    [(json) => (json.entries[0].path = '../etc/passwd'), /entries\[0\].path is not a path inside/],
    [(json) => (json.entries[0].path = ''), /entries\[0\].path is not a path inside/],
    [(json) => (json.entries[0].runs = []), /entries\[0\].runs is empty/],
    [(json) => (json.entries[0].runs[0].line = 0), /"line" is not a line number/],
    [(json) => (json.entries[0].runs[0].line = 1.5), /line is not a whole number/],
    [(json) => (json.entries[0].runs[0].lines = []), /"lines" is empty/],
    [(json) => (json.entries[0].runs[0].lines = ['short']), /"short" is not the hash of a line/],
    [(json) => (json.entries[0].runs[0].lines = ['^']), /"\^" is not the hash of a line/],
    [(json) => (json.entries[0].runs[0].after = []), /must not be empty/],
    [(json) => (json.entries[0].target.kind = 'repository'), /target.kind is none of/],
    [(json) => (json.entries[0].target.extra = 1), /unknown key "extra"/],
    [(json) => (json.entries[1].target.verdict = 'fine'), /verdict is none of/],
    [(json) => delete json.entries[1].target.reason, /the verdict "accepted-risk" needs a reason/],
    [(json) => (json.entries[1].target.until = '2027-02-30'), /"2027-02-30" is not a date/],
    [(json) => (json.entries[1].target.place.run = 7), /its place is not in its runs/],
    [(json) => (json.entries[1].target.place.endLine = 99), /its place is not in its runs/],
    [(json) => (json.entries[2].blob = 'HEAD'), /blob is not an object id/],
    [(json) => (json.entries[3].mark = 4), /entries\[3\].mark is not a text/],
    [(json) => (json.entries[0].target = { kind: 'entry' }), /its sides are the same, so nothing changed/],
    [(json) => (json.entries[4].runs = json.entries[0].runs), /entries\[4\].runs is not empty/],
    [(json) => (json.entries[4].blob = 'a'.repeat(40)), /blob is there, and no text was read/],
    [(json) => (json.entries[4].path = '/lib/tool'), /entries\[4\].path is not a path inside/],
    [(json) => (json.entries[4].target.before = null), /target.before is not an object/],
    [(json) => (json.entries[4].target.before = 'x'), /target.before is not an object/],
    [(json) => delete json.entries[4].target.before.mode, /target.before has no "mode"/],
    [(json) => (json.entries[4].target.before.mode = 100755), /target.before.mode is not a text/],
    [(json) => (json.entries[4].target.before.mode = '755'), /"755" is not one of git's modes/],
    [(json) => (json.entries[4].target.before.mode = '160000'), /is not what something of mode 160000 holds/],
    [(json) => (json.entries[4].target.before.content += 'A'), /is not what something of mode 100755 holds/],
    [(json) => (json.entries[4].target.before.content = ''), /"" is not what something of mode 100755 holds/],
    [(json) => (json.entries[4].target.after.mode = '100644'), /is not what something of mode 100644 holds/],
    [(json) => (json.entries[4].target.after.size = 1), /target.after has an unknown key "size"/],
    [(json) => (json.entries[5].target.after = json.entries[5].target.before), /nothing changed/],
    [(json) => (json.signature = {}), /"signature" is not a text/],
  ];
  for (const [change, fault] of wrong)
    it(`is refused after ${String(change).replace('(json) => ', '')}`, () =>
      assert.match(faultAfter(change), fault));

  it('is not fooled by keys that every object has', () => {
    const text = formatMarkFile(everything()).replace(
      '"schemaVersion": 2',
      '"__proto__": {"schemaVersion": 2}',
    );
    assert.ok('fault' in parseMarkFile(text, batchId(everything())));
  });
});

describe('the example in docs/ledger.md', () => {
  it('is a mark file', () => {
    const page = readFileSync(join(__dirname, '../../../docs/ledger.md'), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const read = parseMarkFile(example, undefined);
    assert.ok('stored' in read, 'fault' in read ? read.fault : '');
    assert.equal(read.stored.batch.entries.length, 3);
  });
});

describe('paths of marks', () => {
  for (const path of ['a.py', 'src/a b/ü.py', '.hidden/x', 'a..b/c', "it's"])
    it(`may be ${path}`, () => assert.ok(isInsidePath(path)));
  for (const path of [
    '',
    '/etc/x',
    '\\x',
    'C:/x',
    'c:x',
    '..',
    'a/../b',
    'a\\..\\..\\b',
    '\\\\server\\share\\x',
    'C:\\x',
    './a',
    'a//b',
    'a/',
    'a\0b',
    'x'.repeat(5000),
  ])
    it(`may not be ${JSON.stringify(path.slice(0, 20))}`, () => assert.ok(!isInsidePath(path)));
});

describe('the schema of mark files', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../../../schemas/mark.schema.json'), 'utf8'));

  /** Whether a value fits a schema, as far as this schema's few keywords go. */
  function fits(value: unknown, rule: ReturnType<typeof JSON.parse>): boolean {
    if (rule.$ref !== undefined) return fits(value, schema.$defs[rule.$ref.replace('#/$defs/', '')]);
    if (rule.oneOf !== undefined) return rule.oneOf.filter((each: unknown) => fits(value, each)).length === 1;
    if (rule.const !== undefined) return value === rule.const;
    if (rule.enum !== undefined) return rule.enum.includes(value);
    switch (rule.type) {
      case 'string':
        return (
          typeof value === 'string' && (rule.pattern === undefined || new RegExp(rule.pattern).test(value))
        );
      case 'integer':
        return Number.isInteger(value) && (value as number) >= (rule.minimum ?? 0);
      case 'array':
        return (
          Array.isArray(value) &&
          value.length >= (rule.minItems ?? 0) &&
          value.length <= (rule.maxItems ?? Number.POSITIVE_INFINITY) &&
          value.every((each) => fits(each, rule.items))
        );
      case 'object': {
        if (typeof value !== 'object' || value === null) return false;
        const object = value as Record<string, unknown>;
        return (
          (rule.required as string[]).every((key) => key in object) &&
          Object.entries(object).every(
            ([key, each]) => key in rule.properties && fits(each, rule.properties[key]),
          )
        );
      }
      default:
        throw new Error(`The schema uses something that this test does not know: ${JSON.stringify(rule)}`);
    }
  }

  it('fits what is written', () => assert.ok(fits(JSON.parse(formatMarkFile(everything())), schema)));

  it('refuses what the reader refuses', () => {
    for (const [change] of wrongForms()) {
      const json = JSON.parse(formatMarkFile(everything()));
      change(json);
      assert.ok(!fits(json, schema), String(change));
    }
  });

  it('names the verdicts', () => assert.deepEqual(schema.$defs.verdict.enum, [...VERDICTS]));

  function wrongForms(): [change: (json: ReturnType<typeof JSON.parse>) => void][] {
    return [
      [(json) => delete json.at],
      [(json) => (json.schemaVersion = 3)],
      [(json) => (json.repository = 'HEAD')],
      [(json) => (json.extra = 1)],
      [(json) => (json.entries[0].kind = 'approve')],
      [(json) => (json.entries[0].runs[0].lines = ['short'])],
      [(json) => (json.entries[0].runs[0].line = 0)],
      [(json) => (json.entries[1].target.verdict = 'fine')],
      [(json) => (json.entries[2].blob = 'HEAD')],
      [(json) => (json.entries[4].runs = json.entries[0].runs)],
      [(json) => (json.entries[4].blob = 'a'.repeat(40))],
      [(json) => (json.entries[4].target.before.mode = '755')],
      [(json) => (json.entries[4].target.before.content += 'A')],
      [(json) => (json.entries[0].runs = [])],
    ];
  }
});
