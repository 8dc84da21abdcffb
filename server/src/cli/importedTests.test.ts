import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { bundledFrameworks } from '../../../test/routes/support.ts';
import { projectRoot, readGrammar } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { Scanner } from '../engine/scanner.ts';
import { sarifText } from '../imports/testing.ts';
import { importResults } from '../ports/imports.ts';
import { type CommandResult, runCommand } from './testing.ts';

const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/report.schema.json'), 'utf8'));
const frameworks = bundledFrameworks();

/** Data of requests in queries and in commands, with whole containers as sources and handlers' parameters. */
const RULES = `rules:
  - id: sql
    mode: taint
    message: A query.
    severity: ERROR
    languages: [python]
    metadata: { cwe: ['CWE-89'] }
    pattern-sources:
      - pattern-either: [{ pattern: request.args }, { pattern: request.get_json() }]
      - patterns: [{ pattern: sku }, { pattern-inside: "def $F(..., sku, ...): ..." }]
    pattern-sinks: [{ pattern: db.execute(...) }]
  - id: sql-js
    mode: taint
    message: A query.
    severity: ERROR
    languages: [javascript]
    metadata: { cwe: ['CWE-89'] }
    pattern-sources: [{ pattern: req.query }, { pattern: req.body }]
    pattern-sinks: [{ pattern: db.execute(...) }]
  - id: command
    mode: taint
    message: A command.
    severity: ERROR
    languages: [python]
    metadata: { cwe: ['CWE-78'] }
    pattern-sources: [{ pattern: request.args }]
    pattern-sinks: [{ pattern: run(...) }]
`;

const FLASK = `from flask import Blueprint, Flask, request
from shop import db, run

app = Flask(__name__)
shop = Blueprint("shop", __name__, url_prefix="/shop")


@shop.route("/orders")
def orders():
    return db.execute("SELECT * FROM orders WHERE id = " + request.args.get("id"))


@shop.get("/items/<sku>")
def item(sku):
    return db.execute("SELECT * FROM items WHERE sku = " + sku)


@shop.post("/search")
def search():
    data = request.get_json()
    return db.execute("SELECT * FROM items WHERE name = " + data["name"])


@shop.get("/ping")
def ping():
    return run("ping " + request.args["id"])


app.register_blueprint(shop)
`;

const EXPRESS = `const express = require('express');
const { db, run } = require('./shop');

const app = express();
const users = express.Router();

users.get('/:id', (req, res) => {
  const { name, sort: order } = req.query;
  res.json(db.execute('SELECT * FROM users ORDER BY ' + order));
});

users.post('/', async function create(req, res) {
  const key = req.get('kind');
  res.json(await db.execute('INSERT INTO users VALUES (' + req.body[key] + ')'));
});

users.put('/', (req, res) => res.json(db.execute(req.body)));

app.use('/users', users);
`;

let folder: TemporaryFolder;
/** Gives each test of a group a folder of its own. */
function ownFolder(): void {
  beforeEach(() => {
    folder = new TemporaryFolder();
    folder.write({ '.git/HEAD': 'ref: refs/heads/main\n', 'app.py': FLASK, 'app.js': EXPRESS });
  });
  afterEach(() => folder.remove());
}

const run = (...args: string[]): Promise<CommandResult> =>
  runCommand(folder.path, args, { readGrammar, rules: RULES, frameworks });

interface Request {
  readonly url: string;
  readonly method?: string;
  readonly param: string;
  readonly cwe?: number;
  /** ZAP's number; 0 is what a person calls a false positive. */
  readonly confidence?: string;
}

/** Writes ZAP's report of SQL injections (or another weakness) at these requests. */
function zap(...requests: readonly Request[]): void {
  const alerts = requests.map(({ url, method = 'GET', param, cwe = 89, confidence = '2' }) => ({
    pluginid: `400${cwe}`,
    name: 'Injection',
    riskcode: '3',
    confidence,
    cweid: String(cwe),
    instances: [{ uri: `https://shop.example${url}`, method, param }],
  }));
  folder.write({ 'zap.json': JSON.stringify({ '@version': '2.16.0', site: [{ alerts }] }) });
}

interface Told {
  readonly path: string;
  readonly ruleId: string;
  readonly startLine: number;
  readonly request?: object;
  readonly confirmedBy?: readonly string[];
}

const told = ({ path, startLine, ruleId, confirmedBy }: Told): string =>
  `${path}:${startLine} ${ruleId}${confirmedBy === undefined ? '' : ` (${confirmedBy})`}`;

async function report(...args: string[]) {
  const { out, code, error } = await run('--path', '.', '--format', 'json', ...args);
  assert.notEqual(out, '', error);
  const json = JSON.parse(out);
  assert.deepEqual(schemaErrors(json, schema), []);
  return { json, code, findings: json.findings as Told[] };
}

/** What is said of findings of ZAP, and of those that one confirms: `path:line rule (confirmed by)`. */
async function related(...requests: readonly Request[]): Promise<string[]> {
  zap(...requests);
  const { findings } = await report('--import', 'zap.json');
  return findings
    .filter(({ ruleId, confirmedBy }) => ruleId.startsWith('zap/') || confirmedBy !== undefined)
    .map(told);
}

const ORDERS: Request = { url: '/shop/orders?id=1', param: 'id' };

describe('results of tests from outside in a scan', () => {
  ownFolder();

  it('are at the handler, with what was asked for', async () => {
    zap(ORDERS);
    const { findings, json, code } = await report('--import', 'zap.json');
    const [found] = findings.filter(({ ruleId }) => ruleId === 'zap/40089');
    assert.deepEqual(
      [found?.path, found?.startLine, found?.request],
      ['app.py', 8, { method: 'GET', url: 'https://shop.example/shop/orders?id=1', parameter: 'id' }],
    );
    assert.deepEqual([json.imports.requests, json.errors, code], [[], [], 1]);
  });

  it('confirm data flow of their family at their parameter', async () => {
    const cases: readonly (readonly [Request, string, string])[] = [
      [ORDERS, 'app.py:8', 'app.py:10'],
      [{ ...ORDERS, cwe: 564 }, 'app.py:8', 'app.py:10'],
      [{ url: '/shop/items/1', param: 'sku' }, 'app.py:13', 'app.py:15'],
      [{ url: '/shop/search', method: 'POST', param: 'name' }, 'app.py:18', 'app.py:21'],
      [{ url: '/shop/ping', param: 'id', cwe: 78 }, 'app.py:24', 'app.py:26'],
      [{ url: '/users/1?sort=a', param: 'sort' }, 'app.js:7', 'app.js:9'],
      // All of the body is the query: any parameter of it is.
      [{ url: '/users', method: 'PUT', param: 'a' }, 'app.js:17', 'app.js:17'],
    ];
    for (const [request, handler, flow] of cases) {
      const all = await related(request);
      const rule = `zap/400${request.cwe ?? 89}`;
      const ours = request.cwe === 78 ? 'command' : flow.startsWith('app.js') ? 'sql-js' : 'sql';
      // On one line the two are said once.
      const expected = handler === flow ? [] : [`${handler} ${rule} (${ours})`];
      assert.deepEqual(all, [...expected, `${flow} ${ours} (${rule})`], JSON.stringify(request));
    }
  });

  it('confirm nothing where weakness, handler or parameter are other ones, or not known', async () => {
    const cases: readonly (readonly [Request, string])[] = [
      [{ ...ORDERS, cwe: 79 }, 'app.py:8 zap/40079'],
      [{ ...ORDERS, param: 'page' }, 'app.py:8 zap/40089'],
      [{ ...ORDERS, param: '' }, 'app.py:8 zap/40089'],
      [{ url: '/shop/ping', param: 'id' }, 'app.py:24 zap/40089'],
      [{ url: '/shop/items/1', param: 'page' }, 'app.py:13 zap/40089'],
      [{ url: '/shop/search', method: 'POST', param: 'data' }, 'app.py:18 zap/40089'],
      [{ url: '/users/1', param: 'name' }, 'app.js:7 zap/40089'],
      [{ url: '/users/1', param: 'order' }, 'app.js:7 zap/40089'],
      // Which key it is the program alone knows.
      [{ url: '/users', method: 'POST', param: 'name' }, 'app.js:12 zap/40089'],
    ];
    for (const [request, expected] of cases)
      assert.deepEqual(await related(request), [expected], JSON.stringify(request));
  });

  it('are one for each parameter of a handler, at however many addresses', async () => {
    const item = (sku: string): Request => ({ url: `/shop/items/${sku}`, param: 'sku' });
    assert.deepEqual(await related(item('1'), { ...item('1'), param: 'page' }, item('2')), [
      'app.py:13 zap/40089 (sql)',
      'app.py:13 zap/40089',
      'app.py:15 sql (zap/40089)',
    ]);
  });

  it('stay requests where two handlers may answer', async () => {
    folder.write({ 'other.py': FLASK.replaceAll('"/search"', '"/find"') });
    assert.deepEqual(await related(ORDERS), []);
    const { json, code } = await report('--import', 'zap.json');
    const [request] = json.imports.requests;
    assert.deepEqual(
      request.candidates.map(({ path, line }: { path: string; line: number }) => `${path}:${line}`),
      ['app.py:8', 'other.py:8'],
    );
    assert.match(
      json.errors[0].message,
      /not certain which handler answers: .* What may answer: app\.py:8: Flask declares .* other\.py:8: /,
    );
    assert.equal(code, 1);
    assert.deepEqual(await related({ url: '/shop/search', method: 'POST', param: 'name' }), [
      'app.py:18 zap/40089 (sql)',
      'app.py:21 sql (zap/40089)',
    ]);
  });

  it('are looked for in all code of the project, whatever is scanned', async () => {
    folder.write({ 'api/other.py': FLASK });
    zap(ORDERS);
    const { json } = await report('--import', 'zap.json', '--exclude', 'api');
    assert.equal(json.imports.requests[0].candidates.length, 2);
    folder.write({ '.ai-security-scanner.yml': 'paths: { exclude: [api] }\n' });
    assert.deepEqual((await report('--import', 'zap.json')).json.imports.requests, []);
  });

  it('are below the folder and the path that the configuration names', async () => {
    folder.write({
      'api/other.py': FLASK,
      '.ai-security-scanner.yml': 'imports: [{ path: zap.json, base: api, basePath: /v1 }]\n',
    });
    zap({ ...ORDERS, url: '/v1/shop/orders' });
    assert.deepEqual((await report()).findings.filter(({ ruleId }) => ruleId === 'zap/40089').map(told), [
      'api/other.py:8 zap/40089 (sql)',
    ]);
    zap(ORDERS);
    assert.equal((await report()).json.imports.requests.length, 1);
  });

  it('say what they confirm in every format for people and machines', async () => {
    zap(ORDERS);
    const written = async (format: string): Promise<string> =>
      (await run('--path', '.', '--import', 'zap.json', '--format', format)).out;
    for (const format of ['text', 'markdown', 'html', 'gitlab', 'junit']) {
      const text = await written(format);
      assert.match(text, /confirmed by a test from outside \(zap\/40089\)/, format);
      assert.match(text, /this test from outside confirms data flow \(sql\)/, format);
      assert.match(text, /GET https:\/\/shop\.example\/shop\/orders\?id=1, parameter id/, format);
    }
    const sonarqube = await written('sonarqube');
    assert.match(sonarqube, / Confirmed by a test from outside \(zap\/40089\)\."/);
    assert.match(sonarqube, / This test from outside confirms data flow \(sql\)\."/);
    const rows = [...(await written('csv')).matchAll(/,"(sql|zap\/40089)",.*,"([^"]*)","",""\r\n/g)];
    const confirmed = rows.map(([, rule, by]) => ({ rule, by })).filter(({ by }) => by !== '');
    assert.deepEqual(
      confirmed.sort((a, b) => ((a.rule ?? '') < (b.rule ?? '') ? -1 : 1)),
      [
        { rule: 'sql', by: 'zap/40089' },
        { rule: 'zap/40089', by: 'sql' },
      ],
    );
    assert.ok(rows.length > confirmed.length);
    const { results } = JSON.parse(await written('sarif')).runs[0];
    const of = (id: string, line: number) =>
      results.find(
        ({
          ruleId,
          locations,
        }: {
          ruleId: string;
          locations: [{ physicalLocation: { region: { startLine: number } } }];
        }) => ruleId === id && locations[0].physicalLocation.region.startLine === line,
      ).properties;
    assert.deepEqual(of('sql', 10).confirmedBy, ['zap/40089']);
    assert.deepEqual(of('zap/40089', 8).confirmedBy, ['sql']);
    assert.equal(of('sql', 15).confirmedBy, undefined);
  });

  it('have the routes read for them alone, once a shard: results with a place, and judged ones, need none', async () => {
    const result = {
      ruleId: 'static',
      message: { text: 'Something.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'app.py' }, region: { startLine: 10 } } }],
    };
    folder.write({ 'static.sarif': sarifText([result]) });
    let reads = 0;
    const createScanner = (): Promise<Scanner> => Scanner.create({ readGrammar });
    const bundledFrameworks = async (): Promise<typeof frameworks> => {
      reads++;
      return frameworks;
    };
    const readsOf = async (...args: string[]): Promise<readonly number[]> => {
      const counts: number[] = [];
      for (const shard of ['1/2', '2/2']) {
        reads = 0;
        const { code, error } = await runCommand(
          folder.path,
          ['--path', '.', `--shard=${shard}`, '--output', 'part.json', ...args],
          {
            readGrammar,
            rules: RULES,
            environment: {
              importResults: (root, project, named) =>
                importResults(root, project, { createScanner, bundledFrameworks }, named),
            },
          },
        );
        assert.equal(code, 0, error);
        counts.push(reads);
      }
      return counts;
    };
    assert.deepEqual(await readsOf(), [0, 0]);
    assert.deepEqual(await readsOf('--import', 'static.sarif'), [0, 0]);
    zap({ ...ORDERS, confidence: '0' });
    assert.deepEqual(await readsOf('--import', 'static.sarif', '--import', 'zap.json'), [0, 0]);
    zap(ORDERS, { ...ORDERS, param: 'page' });
    assert.deepEqual(await readsOf('--import', 'static.sarif', '--import', 'zap.json'), [1, 1]);
  });

  it('are in the report of shards what they are in one', async () => {
    zap(ORDERS, { url: '/users/1', param: 'sort' }, { url: '/nowhere', param: 'id' });
    const whole = await run('--path', '.', '--import', 'zap.json', '--format', 'json');
    for (const total of [1, 2, 3]) {
      const files: string[] = [];
      for (let i = 1; i <= total; i++) {
        files.push(`part-${i}.json`);
        const { error } = await run(
          '--path',
          '.',
          '--import',
          'zap.json',
          `--shard=${i}/${total}`,
          '--output',
          `part-${i}.json`,
        );
        assert.equal(error.includes('cannot'), false, error);
      }
      const merged = await run('report', 'merge', ...files, '--format', 'json');
      assert.equal(merged.out, whole.out, `${total} shards`);
      for (const file of files) rmSync(folder.at(file));
    }
  });

  it('are the same with a cache, and nothing of them is kept', async () => {
    const plain = await report();
    zap(ORDERS);
    const fresh = await report('--import', 'zap.json');
    for (const _ of ['cold', 'warm'])
      assert.deepEqual((await report('--import', 'zap.json', '--cache', '.cache')).json, fresh.json);
    assert.deepEqual((await report('--cache', '.cache')).json.findings, plain.json.findings);
  });

  it('are suppressed by a comment at the handler, and still confirm', async () => {
    folder.write({
      'app.py': FLASK.replace(
        '@shop.route("/orders")',
        '@shop.route("/orders")  # ai-security-ignore: zap/40089 -- a test database',
      ),
    });
    zap(ORDERS);
    const { json, findings } = await report('--import', 'zap.json');
    assert.deepEqual(json.suppressed.map(told), ['app.py:8 zap/40089 (sql)']);
    assert.ok(findings.map(told).includes('app.py:10 sql (zap/40089)'));
    assert.deepEqual(json.errors, []);
  });
});

describe('results of tests from outside in a change', () => {
  ownFolder();

  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder.path,
      encoding: 'utf8',
    }).trim();

  it('count where their handler is part of it', async () => {
    folder.remove();
    folder = new TemporaryFolder();
    folder.write({ 'app.py': FLASK, 'app.js': EXPRESS });
    git('init', '--quiet', '-b', 'main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'One');
    folder.write({ 'app.py': FLASK.replace('route("/orders")', 'route("/orders", strict_slashes=False)') });
    git('commit', '--quiet', '-a', '-m', 'Two');
    zap(ORDERS, { url: '/users/1', param: 'sort' });
    const { findings } = await report('--import', 'zap.json', '--since', 'HEAD~1');
    assert.ok(findings.map(told).includes('app.py:8 zap/40089 (sql)'), findings.map(told).join('\n'));
    assert.ok(findings.every(({ path }) => path === 'app.py'));
  });
});
