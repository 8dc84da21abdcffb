/**
 * `examples/fintech` in a repository of its own, as a team works in it: an AI wrote the refunds, people read them and
 * sign, a test from outside is in, and the commands that were built say what its README promises.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { ChecklistResult } from '../../server/src/checklist/checklist.ts';
import type { ReportedImports } from '../../server/src/imports/importsReport.ts';
import type { AuditDocument } from '../../server/src/report/audit/document.ts';
import { allow, Clone, makeKey } from '../review/support.ts';
import { projectRoot } from '../support/grammars.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const EXAMPLE = join(projectRoot, 'examples/fintech');
const ADA = { name: 'Ada', email: 'ada@example.org' };
const BOB = { name: 'Bob', email: 'bob@example.org' };
const REFUNDS = 'payments/refunds.py';
const REPORT = 'reports/zap.json';

/** An agent that commits under a name of its own. */
const BOT = ['-c', 'user.name=claude[bot]', '-c', 'user.email=1+claude[bot]@users.noreply.github.com'];

/** What is looked at of a report in JSON (`schemas/report.schema.json`). */
interface Reported {
  readonly findings: readonly ReportedFinding[];
  readonly suppressed: readonly ReportedFinding[];
  readonly imports?: ReportedImports;
}

interface ReportedFinding {
  readonly ruleId: string;
  readonly severity: string;
  readonly path: string;
  readonly startLine: number;
  readonly tool?: unknown;
  readonly request?: unknown;
  readonly confirmedBy?: readonly string[];
}

/** What the scan finds from medium on: rule, file, and the text that its line has in it. */
const FOUND = [
  ['python-open-redirect', 'payments/charges.py', 'return redirect('],
  ['python-xss', 'payments/charges.py', 'return make_response('],
  ['python-timing-comparison', 'payments/provider.py', 'if request.headers.get("Signature")'],
  ['python-insecure-random', REFUNDS, 'random.randrange'],
  ['python-insecure-random', REFUNDS, 'session["refund"] ='],
  ['python-sql-injection', 'payments/statements.py', 'ORDER BY {sort}'],
] as const;

describe('examples/fintech', function () {
  this.timeout(300_000);
  const keys = new TemporaryFolder();
  const signing: Record<string, string> = {};
  let clone: Clone;

  const command = (...args: string[]) => {
    const made = spawnSync(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], {
      cwd: clone.folder.path,
      encoding: 'utf8',
    });
    assert.equal(made.error, undefined);
    return { code: made.status, out: made.stdout, error: made.stderr };
  };
  const checklist = () => {
    const { code, out, error } = command('checklist', '--format', 'json');
    assert.equal(error, '');
    const { items } = JSON.parse(out) as ChecklistResult;
    return { code, items, states: Object.fromEntries(items.map(({ id, state }) => [id, state])) };
  };
  const schema = (name: string) => JSON.parse(readFileSync(join(projectRoot, 'schemas', name), 'utf8'));
  /** The report as a test of today would have written it, with some of its alerts. */
  const testAgain = (keep: (risk: string) => boolean = () => true): void => {
    const report = JSON.parse(clone.read(REPORT));
    report.created = new Date().toISOString();
    for (const site of report.site)
      site.alerts = site.alerts.filter(({ riskcode }: { riskcode: string }) => keep(riskcode));
    clone.write({ [REPORT]: JSON.stringify(report) });
  };
  /** Reads a file as somebody, and signs that. */
  const read = async (path: string, person: typeof ADA): Promise<void> => {
    const text = clone.read(path);
    const lines = text.split('\n').map((_, line) => line);
    await (await clone.ledger(signing[person.email])).mark({ path, text, lines, reviewer: person });
  };

  before(() => {
    for (const { name, email } of [ADA, BOB]) signing[email] = makeKey(keys, name);
  });
  beforeEach(() => {
    clone?.remove();
    clone = new Clone(ADA);
    cpSync(EXAMPLE, clone.folder.path, { recursive: true });
    const refunds = clone.read(REFUNDS);
    const signers = [ADA, BOB].map((person) => allow(person, signing[person.email] as string)).join('');
    clone.write({ [REFUNDS]: '', '.ai-review/allowed_signers': signers });
    clone.commit('Payments');
    clone.write({ [REFUNDS]: refunds });
    clone.git('add', '-A');
    clone.git(...BOT, 'commit', '-q', '-m', 'Refunds');
  });
  after(() => {
    clone.remove();
    keys.remove();
  });

  it('has the weaknesses that its README names, and one that is suppressed with a reason', () => {
    const { code, out } = command('--path', '.', '--format', 'json', '--fail-on', 'medium');
    assert.equal(code, 1);
    const report = JSON.parse(out) as Reported;
    const own = report.findings.filter(({ tool }) => tool === undefined);
    const grave = own.filter(({ severity }) => severity !== 'low');
    assert.deepEqual(
      grave.map(({ ruleId, path }) => [ruleId, path]),
      FOUND.map(([ruleId, path]) => [ruleId, path]),
    );
    grave.forEach(({ path, startLine }, i) => {
      const line = clone.read(path).split('\n')[startLine - 1] ?? '';
      assert.ok(line.includes((FOUND[i] as (typeof FOUND)[number])[2]), `${path}:${startLine} ${line}`);
    });
    assert.deepEqual(
      report.suppressed.map(({ ruleId, path }) => [ruleId, path]),
      [['python-weak-hash', 'payments/charges.py']],
    );
    assert.deepEqual(
      report.imports?.runs.map(({ tool, results }) => [tool.name, results]),
      [['ZAP', 3]],
    );
  });

  it('has what the test from outside found at the handlers that answer, beside the data flow that it confirms', () => {
    const report = JSON.parse(command('--path', '.', '--format', 'json').out) as Reported;
    const placed = report.findings.filter(({ request }) => request !== undefined);
    assert.deepEqual(
      placed.map(({ ruleId, path, startLine, confirmedBy }) => [
        ruleId,
        clone.read(path).split('\n')[startLine - 1],
        confirmedBy,
      ]),
      [
        ['zap/40012', '@blueprint.get("/<reference>/receipt")', ['python-xss']],
        ['zap/40018', '@blueprint.get("")', ['python-sql-injection']],
      ],
    );
    assert.deepEqual(
      report.imports?.requests.map(({ ruleId }) => ruleId),
      ['zap/10021'],
    );
  });

  it('has a README whose commands can be run', () => {
    const lines = [...clone.read('README.md').matchAll(/^ai-security-scanner (.*?) +#/gm)];
    assert.equal(lines.length, 5);
    for (const [, line = ''] of lines) {
      const { code, error } = command(...line.split(' '));
      assert.ok(code === 0 || code === 1, `${line}: ${error}`);
    }
  });

  it('tells assistants what the rules ask for', () => {
    const { code, out } = command('guidelines', ...(process.env.UPDATE_GOLDENS ? [] : ['--check']));
    assert.equal(code, 0, `${out}\`UPDATE_GOLDENS=1 npx mocha test/examples/fintech.test.ts\` renews it.`);
    if (process.env.UPDATE_GOLDENS) writeFileSync(join(EXAMPLE, 'AGENTS.md'), clone.read('AGENTS.md'));
  });

  it('fails the checklist as it stands, item by item', () => {
    const { code, items, states } = checklist();
    assert.equal(code, 1);
    assert.deepEqual(states, {
      findings: 'failed',
      secrets: 'passed',
      reviews: 'failed',
      acceptedRisks: 'passed',
      packages: 'passed',
      rules: 'passed',
      dynamic: 'failed',
      imports: 'passed',
      guidelines: 'passed',
      hooks: 'not-applicable',
    });
    const places = items.find(({ id }) => id === 'reviews')?.places ?? [];
    assert.deepEqual([...new Set(places.map(({ path }) => path))], [REFUNDS]);
    assert.match(items.find(({ id }) => id === 'dynamic')?.evidence ?? '', /2026-03-05.* 7 are allowed/);
  });

  it('takes two signed reviews of what an AI wrote', async () => {
    await read(REFUNDS, ADA);
    assert.equal(checklist().states.reviews, 'failed');
    await read(REFUNDS, BOB);
    assert.equal(checklist().states.reviews, 'passed');
  });

  it('takes a test from outside that is new and finds nothing', () => {
    testAgain();
    const found = checklist().items.find(({ id }) => id === 'dynamic');
    assert.equal(found?.state, 'failed');
    assert.match(found?.evidence ?? '', /2 open findings from medium on/);
    testAgain((risk) => risk === '1');
    assert.equal(checklist().states.dynamic, 'passed');
  });

  it('holds a change of the money back until two others than its author have signed', async () => {
    await read(REFUNDS, ADA);
    await read(REFUNDS, BOB);
    clone.commit('Reviews');
    clone.git('checkout', '-q', '-b', 'limit');
    const money = 'payments/money.py';
    clone.write({ [money]: clone.read(money).replace('1_000_000', '2_000_000') });
    clone.git('add', '-A');
    clone.git(...BOT, 'commit', '-q', '-m', 'A higher limit');
    const gate = () => command('--path', '.', '--since', 'main', '--fail-on', 'none').code;
    assert.equal(gate(), 1);
    await read(money, ADA);
    assert.equal(gate(), 1);
    await read(money, BOB);
    assert.equal(gate(), 0);
  });

  it('has an audit with its findings, who has read it, and the test from outside', async () => {
    await read(REFUNDS, ADA);
    const { code, out, error } = command('audit', '--format', 'json');
    assert.equal(code, 0, error);
    const document = JSON.parse(out) as AuditDocument;
    assert.deepEqual(schemaErrors(document, schema('audit.schema.json')), []);
    const rules = new Set(document.findings.map(({ ruleId }) => ruleId));
    for (const [ruleId] of FOUND) assert.ok(rules.has(ruleId), ruleId);
    assert.deepEqual(
      document.suppressions.map(({ path }) => path),
      ['payments/charges.py'],
    );
    assert.deepEqual(
      document.imports?.runs.map(({ tool }) => tool.name),
      ['ZAP'],
    );
    assert.ok(JSON.stringify(document.reviews).includes('ada@example.org'));
    const page = command('audit', '--output', 'audit.html');
    assert.equal(page.code, 0, page.error);
    assert.match(clone.read('audit.html'), /^<!doctype html>/i);
  });
});
