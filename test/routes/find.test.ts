/** Questions that are put to the routes of a workspace: what is asked differently, and what is answered with. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Request, WorkspaceRoutes } from '../../server/src/routes/index.ts';
import { bundledFrameworks, readWorkspace } from './support.ts';

const APP = `
from flask import Flask
app = Flask(__name__)

@app.get("/users/<int:id>")
def show(id): ...

@app.post("/users/<int:id>")
def change(id, note=None): ...

@app.get("/search")
def search(q): ...

@app.route("/both", methods=["GET", "POST"])
def both(): ...

@app.route("/computed", methods=METHODS)
def computed(): ...

@app.get("/library")
def library(): ...

app.add_url_rule("/elsewhere", view_func=elsewhere.view)
`;

describe('a request', () => {
  let workspace: WorkspaceRoutes;
  before(async () => {
    workspace = await readWorkspace(new Map([['app.py', APP]]), bundledFrameworks());
  });

  function answer(request: Request): string {
    const { placed, candidates } = workspace.finder.find(request);
    if (placed !== null) return placed.route.handler?.name ?? '';
    return `none of ${candidates.length}`;
  }

  const CASES: readonly (readonly [Request, string])[] = [
    [{ method: 'GET', url: '/users/7' }, 'show'],
    [{ method: 'post', url: 'https://shop.example:8443/users/7?note=1#top' }, 'change'],
    [{ method: 'HEAD', url: '/users/7' }, 'show'],
    [{ method: 'OPTIONS', url: '/users/7' }, 'none of 0'],
    [{ url: '/users/7' }, 'none of 2'],
    [{ url: '/search' }, 'search'],
    [{ method: 'GET', url: '//users///7' }, 'show'],
    [{ method: 'GET', url: '/%75sers/7' }, 'show'],
    [{ method: 'GET', url: '/users/%2E%2E/search' }, 'none of 0'],
    [{ method: 'GET', url: '/users/%ZZ' }, 'none of 0'],
    [{ method: 'GET', url: '/shop/users/7', basePath: '/shop' }, 'show'],
    [{ method: 'GET', url: '/users/7', basePath: '/shop/' }, 'none of 0'],
    [{ method: 'GET', url: '/shopusers/7', basePath: '/shop' }, 'none of 0'],
    [{ method: 'GET', url: '' }, 'none of 0'],
    [{ method: 'GET', url: '/users/7'.repeat(4_000) }, 'none of 0'],
    [{ method: 'GET', url: '/computed' }, 'none of 1'],
    [{ method: 'GET', url: '/elsewhere' }, 'none of 1'],
  ];
  for (const [request, wanted] of CASES)
    it(`${JSON.stringify(request).slice(0, 90)} is answered by ${wanted}`, () =>
      assert.equal(answer(request), wanted));

  it('has its parameter in the path or in the handler', () => {
    const takes = (request: Request): boolean | undefined =>
      workspace.finder.find(request).placed?.takesParameter;
    assert.equal(takes({ method: 'GET', url: '/users/7', parameter: 'id' }), true);
    assert.equal(takes({ method: 'GET', url: '/search', parameter: 'q' }), true);
    assert.equal(takes({ method: 'GET', url: '/search', parameter: 'x' }), false);
    assert.equal(takes({ method: 'GET', url: '/search' }), false);
  });

  it('is told why', () => {
    const why = (request: Request): string[] =>
      workspace.finder.find(request).candidates.map((candidate) => candidate.why);
    assert.deepEqual(why({ method: 'GET', url: '/users/7' }), ['Flask declares GET /users/{id}.']);
    assert.deepEqual(why({ url: '/users/7' }), [
      'Flask declares GET /users/{id}; 1 other route may answer as well.',
      'Flask declares POST /users/{id}; 1 other route may answer as well.',
    ]);
    assert.deepEqual(why({ method: 'GET', url: '/elsewhere' }), [
      'Flask declares GET /elsewhere; its handler is not in these files.',
    ]);
    assert.deepEqual(why({ method: 'GET', url: '/computed' }), [
      'Flask declares ? /computed; its methods are known to the running program alone.',
    ]);
  });

  it('has several answers where two applications declare it', async () => {
    const text = (name: string): string =>
      `const app = require('express')();\napp.get('/x', function ${name}(q, r) {});\n`;
    const { finder } = await readWorkspace(
      new Map([
        ['a/app.js', text('one')],
        ['b/app.js', text('two')],
      ]),
      bundledFrameworks(),
    );
    const { placed, candidates } = finder.find({ method: 'GET', url: '/x' });
    assert.equal(placed, null);
    assert.deepEqual(
      candidates.map(({ route }) => route.handler?.file),
      ['a/app.js', 'b/app.js'],
    );
  });

  it('finds handlers by name in the nearest files that an import can mean', async () => {
    const main = (name: string): string =>
      `from flask import Flask\nfrom views import ${name}\napp = Flask(__name__)\napp.add_url_rule("/${name}", view_func=${name})\n`;
    const { finder } = await readWorkspace(
      new Map([
        ['a/app.py', main('home')],
        ['a/views.py', 'def home(): ...\n'],
        ['b/app.py', main('start')],
        ['b/views.py', 'def start(): ...\ndef home(): ...\n'],
      ]),
      bundledFrameworks(),
    );
    assert.equal(finder.find({ method: 'GET', url: '/home' }).placed?.route.handler?.file, 'a/views.py');
    assert.equal(finder.find({ method: 'GET', url: '/start' }).placed?.route.handler?.file, 'b/views.py');
  });

  it('is answered by what is left where a file cannot be read', async () => {
    const { finder, limits } = await readWorkspace(
      new Map([
        ['app.py', APP],
        ['broken.py', '@app.route("/users/7"\ndef (\n'.repeat(50)],
        ['huge.py', '#'.repeat(6_000_000)],
      ]),
      bundledFrameworks(),
    );
    assert.equal(finder.find({ method: 'GET', url: '/users/7' }).placed?.route.handler?.name, 'show');
    assert.match(limits.join(), /huge\.py: The file could not be read/);
  });
});
