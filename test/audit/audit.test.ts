/** The audit of a small repository: what people did there is what it says. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { GitRepository } from '../../server/src/ports/gitRepository.ts';
import type { AuditDocument } from '../../server/src/report/audit/document.ts';
import { findingAt } from '../../server/src/report/testing.ts';
import { allow, Clone, makeKey } from '../review/support.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const GOLDEN = join(projectRoot, 'test/audit/fixtures/audit.json');
const SCHEMA = JSON.parse(readFileSync(join(projectRoot, 'schemas/audit.schema.json'), 'utf8'));
const ADA = { name: 'Ada', email: 'ada@example.org' };

/** An agent that commits under a name of its own. */
const BOT = [
  '-c',
  'user.name=copilot-swe-agent[bot]',
  '-c',
  'user.email=198982749+Copilot@users.noreply.github.com',
];

const PAY = `def pay(order):
    bad(order)
    return order
`;
const SHIP = `def ship(order):
    doubtful(order)
    bad(order)  # ai-security-ignore: sure -- the carrier checks it until 2026-12-31
    bad(order.address)
`;

describe('audit', function () {
  this.timeout(120_000);
  const keys = new TemporaryFolder();
  let clone: Clone;

  /** The audit as the command writes it. */
  const audit = async (...args: string[]): Promise<AuditDocument> => {
    const variables = { CI_PROJECT_DIR: clone.folder.path, CI_PROJECT_PATH: 'group/shop' };
    const { code, out, error } = await clone.run(['audit', '--format', 'json', ...args], {
      environment: { variables },
    });
    assert.equal(error, '');
    assert.equal(code, 0);
    return JSON.parse(out);
  };

  before(async () => {
    const key = makeKey(keys, 'ada');
    clone = new Clone(ADA);
    clone.write({
      'src/pay.py': 'def pay(order):\n    return order\n',
      '.ai-review/allowed_signers': allow(ADA, key),
    });
    clone.commit('Begin');
    clone.write({ 'src/pay.py': PAY });
    clone.git('add', '-A');
    clone.git(...BOT, 'commit', '-q', '-m', 'Pay');
    clone.write({ 'src/ship.py': SHIP });
    clone.commit('Ship');
    await clone.mark('src/pay.py', [0, 1], key);
    await clone.mark('src/ship.py', [0]);
    await (await clone.ledger()).mark({
      path: 'src/ship.py',
      text: SHIP,
      lines: [],
      reviewer: ADA,
      findings: [
        {
          finding: findingAt(SHIP, 'bad(order.address)', { ruleId: 'sure' }),
          verdict: 'accepted-risk',
          reason: 'Until the carrier has a test system.',
          until: '2026-03-31',
        },
      ],
    });
  });

  after(() => {
    clone.remove();
    keys.remove();
  });

  it('says what is there, in the form that its schema describes', async () => {
    const document = await audit();
    assert.deepEqual(schemaErrors(document, SCHEMA), []);
    let text = `${JSON.stringify(document, null, 2)}\n`;
    // A key is another each time, and so are the commits that hold it.
    const commits = clone.git('log', '--format=%H', '--reverse').trim().split('\n');
    commits.forEach((id, i) => {
      text = text.replaceAll(id, `commit ${i + 1}`).replaceAll(id.slice(0, 12), `commit ${i + 1}`);
    });
    if (process.env.UPDATE_GOLDENS) writeFileSync(GOLDEN, text);
    assert.deepEqual(JSON.parse(text), JSON.parse(readFileSync(GOLDEN, 'utf8')));
  });

  it('holds the checklist of all of a project as its own command does, and of no part', async () => {
    const { code, out } = await clone.run(['checklist', '--format', 'json']);
    assert.equal(code, 1);
    const { state, items, notes } = JSON.parse(out);
    assert.deepEqual((await audit('--points', '0')).checklist, { state, items, notes });
    assert.equal((await audit('src', '--points', '0')).checklist, undefined);
  });

  it('tells what is new since a commit from what is not', async () => {
    const document = await audit('--since', 'HEAD~1');
    assert.deepEqual(schemaErrors(document, SCHEMA), []);
    assert.equal(document.period?.since, 'HEAD~1');
    const ages = document.findings.map(({ path, isNew }) => [path, isNew]);
    assert.deepEqual(
      ages.filter(([path]) => path === 'src/pay.py'),
      [['src/pay.py', false]],
    );
    assert.ok(ages.length > 1 && ages.every(([path, isNew]) => path === 'src/pay.py' || isNew === true));
    assert.equal(document.trend?.points.length, 2);
  });

  it('takes a day for the beginning of the period, and says when nothing is as old', async () => {
    const late = await audit('--since', '2026-01-02');
    assert.equal(late.trend?.points.length, 1);
    assert.equal(late.period?.at, '2026-01-01T12:00:00.000Z');
    const early = await audit('--since', '2025-01-01');
    assert.equal(early.period, undefined);
    assert.match(early.trend?.notes.join() ?? '', /Nothing was committed before 2025-01-01/);
  });

  it('scans as many states as it is asked for, and finds the same with a cache', async () => {
    assert.equal((await audit('--points', '0')).trend, undefined);
    const cache = keys.at('cache');
    const cold = await audit('--points', '2', '--cache', cache);
    assert.equal(cold.trend?.points.length, 2);
    assert.equal(cold.trend.commits, 3);
    assert.deepEqual(await audit('--points', '2', '--cache', cache), cold);
  });

  it('scans what is as it was committed once, for the findings and for the trend', async () => {
    const scanned: string[] = [];
    const createScanner = async (): Promise<Scanner> => {
      const scanner = await Scanner.create({ readGrammar });
      const scan = scanner.scan.bind(scanner);
      scanner.scan = (source, ...rest) => {
        scanned.push(source.path);
        return scan(source, ...rest);
      };
      return scanner;
    };
    const { code } = await clone.run(['audit', '--points', '1'], { environment: { createScanner } });
    assert.equal(code, 0);
    assert.ok(scanned.includes('src/ship.py'));
    assert.deepEqual(scanned, [...new Set(scanned)]);
  });

  it('asks git once for each file who wrote it, for the reviews and for the checklist', async () => {
    const { ask } = GitRepository.prototype;
    const blamed: string[] = [];
    GitRepository.prototype.ask = function (args, ...rest) {
      if (args[0] === 'blame') blamed.push(args.at(-1) ?? '');
      return ask.call(this, args, ...rest);
    };
    try {
      assert.notEqual((await audit('--points', '0')).checklist, undefined);
    } finally {
      GitRepository.prototype.ask = ask;
    }
    assert.ok(blamed.includes('src/pay.py'));
    assert.deepEqual(blamed, [...new Set(blamed)]);
  });

  it('has the results of other tools beside its own', async () => {
    const result = {
      ruleId: 'XSS',
      level: 'error',
      message: { text: 'Seen elsewhere.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/pay.py' },
            region: { startLine: 3, snippet: { text: '    return order' } },
          },
        },
      ],
    };
    const tool = { driver: { name: 'Other', rules: [{ id: 'XSS' }] } };
    keys.write({ 'other.sarif': JSON.stringify({ version: '2.1.0', runs: [{ tool, results: [result] }] }) });
    const document = await audit('--points', '0', '--import', keys.at('other.sarif'));
    assert.deepEqual(schemaErrors(document, SCHEMA), []);
    assert.deepEqual(
      document.imports?.runs.map(({ tool: { name }, results }) => ({ name, results })),
      [{ name: 'Other', results: 1 }],
    );
    const placed = document.findings.filter(({ tool: by }) => by !== undefined).map(({ message }) => message);
    const stale = document.imports?.stale.map(({ message }) => message) ?? [];
    assert.deepEqual([...placed, ...stale], ['Seen elsewhere.']);
  });

  it('takes no key for proof that came along with the mark', async () => {
    const other = clone.fresh();
    const key = makeKey(keys, 'eve');
    try {
      other.write({ '.ai-review/allowed_signers': allow(other.person, key) });
      await other.mark('src/pay.py', undefined, key);
      const { out } = await other.run(['audit', '--format', 'json', '--points', '0']);
      const { reviews } = JSON.parse(out) as AuditDocument;
      assert.deepEqual(reviews.marks, { total: 1, withSignature: 1 });
      assert.deepEqual(
        reviews.readers.map(({ name, lines, proven }) => ({ name, lines, proven })),
        [{ name: 'CI <ci@example.org>', lines: 3, proven: 0 }],
      );
    } finally {
      other.remove();
    }
  });

  it('says what is wrong with what it is asked for', async () => {
    for (const [args, message] of [
      [['--since', 'nowhere'], /--since nowhere: there is no such commit or branch/],
      [['--points', 'many'], /--points is a number from 0 to 100/],
      [['--format', 'pdf'], /--format pdf is not known: use html, json/],
      [['--output', '.ai-review/audit.html'], /is for a person to write/],
    ] as const) {
      const { code, error } = await clone.run(['audit', ...args]);
      assert.equal(code, 2);
      assert.match(error, message);
    }
  });
});
