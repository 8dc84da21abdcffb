import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundledFrameworks, readWorkspace } from '../../../test/routes/support.ts';
import { type KnownRoutes, type PlacedRequests, placeRequests, requestProblem } from './handled.ts';
import { ImportedFile } from './importedFile.ts';
import { fixtures, readBytes, resultsOf } from './testing.ts';

/** Results at GET /orders?id, POST /login (user) and GET /. */
const results = resultsOf(readBytes(fixtures().get('zap.json') as Uint8Array));
const frameworks = bundledFrameworks();

const ORDERS = `from flask import Flask

app = Flask(__name__)


@app.get("/orders")
def orders():
    return []


@app.post("/login")
def login():
    return ""
`;

async function place(
  files: Record<string, string>,
  more: { base?: string; basePath?: string } = {},
): Promise<PlacedRequests> {
  const { routes, limits } = await readWorkspace(new Map(Object.entries(files)), frameworks);
  const known: KnownRoutes = { routes, limits, problems: [], textOf: (path) => files[path] };
  const tool = { name: 'ZAP', report: 'zap.json' };
  return placeRequests(
    results.map((result) => ({ result, tool, base: '', ...more })),
    known,
  );
}

/** `path: code` of what is placed, and the URLs of the rest. */
async function placed(...given: Parameters<typeof place>): Promise<readonly [string[], string[]]> {
  const found = await place(...given);
  const codes = found.placed.flatMap(({ result, tool, path, seen }) => {
    const file = new ImportedFile(path);
    file.add(result, tool, seen, () => true);
    const text = given[0][path] as string;
    return file.place(text).findings.map(({ start, end }) => `${path}: ${text.slice(start, end)}`);
  });
  return [codes, found.unplaced.map(({ request }) => request?.url ?? '')];
}

const [ORDERS_URL, LOGIN_URL, ROOT_URL] = [
  'https://shop.example/orders?id=1%27',
  'https://shop.example/login',
  'https://shop.example/',
] as const;

describe('results of tests from outside', () => {
  it('are on the line with which the only handler begins that may answer', async () => {
    assert.deepEqual(await placed({ 'app.py': ORDERS }), [
      ['app.py: @app.get("/orders")', 'app.py: @app.post("/login")'],
      [ROOT_URL],
    ]);
  });

  it('stay requests where several may answer, and say which', async () => {
    const other = ORDERS.replace('.post("/login")', '.post("/other")');
    const found = await place({ 'app.py': ORDERS, 'other.py': other });
    assert.deepEqual(
      found.placed.map(({ path, result }) => [path, result.request?.url]),
      [['app.py', LOGIN_URL]],
    );
    const [orders, root] = found.unplaced;
    assert.deepEqual(
      orders?.candidates?.map(({ path, line }) => `${path}:${line}`),
      ['app.py:6', 'other.py:6'],
    );
    assert.match(
      requestProblem(orders as never).message,
      /^ZAP found something at GET .*, parameter id, for which it is not certain which handler answers: zap\/40018 \(high\): .* What may answer: app\.py:6: Flask declares GET \/orders; 1 other route may answer as well\. other\.py:6: /,
    );
    assert.equal(root?.candidates, undefined);
    assert.match(requestProblem(root as never).message, /, for which no handler is known: /);
  });

  it('are looked for below the folder and the path that the configuration names', async () => {
    const files = { 'one/app.py': ORDERS, 'two/app.py': ORDERS };
    assert.deepEqual((await placed(files))[0], []);
    assert.deepEqual((await placed(files, { base: 'two' }))[0], [
      'two/app.py: @app.get("/orders")',
      'two/app.py: @app.post("/login")',
    ]);
    assert.deepEqual((await placed(files, { base: 'tw' }))[0], []);
    const below = { 'app.py': ORDERS.replace('/orders', '/') };
    assert.deepEqual(await placed(below, { basePath: '/orders' }), [
      ['app.py: @app.get("/")'],
      [LOGIN_URL, ROOT_URL],
    ]);
    assert.deepEqual((await placed(below, { basePath: '/shop' }))[1], [ORDERS_URL, LOGIN_URL, ROOT_URL]);
  });

  it('are on no handler where what was asked is a machine or one of its ports', async () => {
    const files = {
      'app.py': `from flask import Flask

app = Flask(__name__)


@app.get("/<name>")
def page(name):
    return name


@app.get("/")
def home():
    return ""
`,
    };
    const { routes, limits } = await readWorkspace(new Map(Object.entries(files)), frameworks);
    const at = (url: string): PlacedRequests =>
      placeRequests(
        [
          {
            result: { ...(results[0] as (typeof results)[number]), request: { url } },
            tool: { name: 'Nuclei', report: 'nuclei.jsonl' },
            base: '',
          },
        ],
        { routes, limits, problems: [], textOf: (path) => files[path as keyof typeof files] },
      );
    for (const url of ['shop.example', 'shop.example:22', 'ssl://shop.example:443', 'mailto:a@shop.example'])
      assert.deepEqual(
        at(url).unplaced.map(({ request, candidates }) => [request?.url, candidates]),
        [[url, undefined]],
      );
    for (const url of ['https://shop.example/about', '/about', 'http://shop.example'])
      assert.equal(at(url).placed.length, 1, url);
  });
});
