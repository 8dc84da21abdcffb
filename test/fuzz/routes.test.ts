/**
 * Routes of programs that nobody would write: hostile paths, routers that are mounted at random and in each other,
 * broken sample applications, and very many routes. Where an answer can be known otherwise, it is compared.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { mayHaveRoutes, routesOf, type WorkspaceRoutes } from '../../server/src/routes/index.ts';
import { bundledFrameworks, filesBelow } from '../routes/support.ts';
import { readGrammar } from '../support/grammars.ts';
import { Random } from '../support/random.ts';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 100);
const FIXTURES = join(__dirname, '../routes/fixtures');
const frameworks = bundledFrameworks();

describe('fuzz: routes', function () {
  this.timeout(20_000 + ROUNDS * 1_000);
  let scanner: Scanner;

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const name of new Set(frameworks.flatMap(({ languages }) => languages)))
      await scanner.prepareLanguage(name);
  });
  after(() => scanner.dispose());

  function read(files: Readonly<Record<string, string>>): WorkspaceRoutes {
    const all = Object.entries(files).map(([path, text]) => ({ path, text }));
    return routesOf(
      all.filter(({ path }) => mayHaveRoutes(path, frameworks)),
      frameworks,
      (file, work) => scanner.withTarget(file, work),
    );
  }

  it('routers that are mounted at random have the paths that mounting gives them', () => {
    for (let round = 0; round < ROUNDS; round++) {
      const random = new Random(round);
      const { text, mounts, count } = randomRouters(random);
      const { routes } = read({ 'app.js': text });
      const found = routes.filter(({ path }) => !path.isOpen).map(({ path }) => path.text);
      assert.deepEqual(found.sort(), pathsByHand(mounts, count).sort(), text);
    }
  });

  it('hostile paths and URLs do no harm', () => {
    const signs = [
      ...'/:*<>{}()[]\\^$?+.|-~#%&=',
      'a',
      'é',
      '\u{1F600}',
      '\u0000',
      'int',
      'path',
      '..',
      '(?P<x>',
    ];
    for (let round = 0; round < ROUNDS; round++) {
      const random = new Random(1_000 + round);
      const hostile = (): string =>
        Array.from({ length: random.below(30) }, () => random.pick(signs)).join('');
      const path = JSON.stringify(hostile());
      const { finder, routes } = read({
        'a.js': `const app = require('express')(); app.get(${path}, (q, r) => r.end());\nconst express = require('express'); const b = express(); b.get(${path}, f);`,
        'a.py': `from flask import Flask\nimport re\nfrom django.urls import re_path\napp = Flask(__name__)\n@app.route(${path})\ndef f(): pass\nurlpatterns = [re_path(${path}, f)]\n`,
        'A.java': `@RestController class A { @GetMapping(${path}) String f() { return ""; } }`,
        'a.cs': `[Route("[controller]/" + "x")] class AController { [HttpGet(${path})] int F() { return 1; } }`,
      });
      for (const { path: known } of routes) assert.ok(known.text.length < 10_000);
      for (let i = 0; i < 10; i++) finder.find({ method: random.pick(['GET', '', 'x']), url: hostile() });
    }
  });

  it('broken programs have routes or none', () => {
    const applications = readdirSync(FIXTURES);
    for (let round = 0; round < ROUNDS; round++) {
      const random = new Random(2_000 + round);
      const folder = join(FIXTURES, random.pick(applications));
      const files = Object.fromEntries(
        filesBelow(folder).map((file) => {
          const text = readFileSync(join(folder, file), 'utf8');
          const [start, length] = [random.below(text.length + 1), random.below(60)];
          return [file, text.slice(0, start) + text.slice(start + length)];
        }),
      );
      const { routes } = read(files);
      for (const { handler, declaration } of routes)
        for (const place of [handler, declaration])
          if (place !== null)
            assert.ok(place.start <= place.end && place.end <= (files[place.file]?.length ?? -1));
    }
  });

  it('routers in each other end', () => {
    const routers = Array.from({ length: 40 }, (_, i) => `const r${i} = express.Router();`);
    const mounts = routers.flatMap((_, i) =>
      [1, 2].map((step) => `r${i}.use('/${step}', r${(i + step) % routers.length});`),
    );
    const { routes, limits } = read({
      'app.js': [
        "const express = require('express'); const app = express();",
        ...routers,
        ...mounts,
        "app.use('/app', r0); r39.get('/x', (q, r) => r.end());",
      ].join('\n'),
    });
    assert.ok(routes.length > 0 && routes.length <= 200, String(routes.length));
    assert.match(limits.join(), /mounted in more places than are followed/);
  });

  it('on a router in a chain of calls are known however long that is', () => {
    const count = 500;
    const calls = Array.from({ length: count }, (_, i) => `.get('/x${i}', (q, r) => r.end())`);
    const { routes } = read({
      'app.js': `const express = require('express');\nconst app = express();\napp${calls.join('')};\n`,
    });
    assert.equal(routes.length, count);
  });

  it('of ten thousand a few are looked at for a URL', () => {
    const count = 10_000;
    const lines = Array.from(
      { length: count },
      (_, i) => `@app.get("/api/${i % 100}/{name}/item${i}")\ndef f${i}(name): pass\n`,
    );
    const { finder, routes } = read({
      'app.py': `from fastapi import FastAPI\napp = FastAPI()\n${lines.join('')}`,
    });
    assert.equal(routes.length, count);
    for (const i of [0, 4_321, 9_999]) {
      const before = finder.work;
      const { placed } = finder.find({ method: 'GET', url: `/api/${i % 100}/x/item${i}` });
      assert.equal(placed?.route.handler?.name, `f${i}`);
      assert.ok(finder.work - before < 30, String(finder.work - before));
    }
  });
});

interface Mount {
  readonly parent: number;
  readonly child: number;
  readonly prefix: string;
}

/** A program of Express: 0 is the application, each router has one route, and is mounted here and there. */
function randomRouters(random: Random): { text: string; mounts: Mount[]; count: number } {
  const count = 2 + random.below(5);
  const mounts = Array.from({ length: random.below(8) }, () => ({
    parent: random.below(count),
    child: 1 + random.below(count - 1),
    prefix: random.pick(['/a', '/b', '/:c', '']),
  }));
  const lines = ["const express = require('express');", 'const r0 = express();'];
  for (let i = 1; i < count; i++) lines.push(`const r${i} = express.Router();`);
  const rest = [
    ...mounts.map(({ parent, child, prefix }) =>
      prefix === '' ? `r${parent}.use(r${child});` : `r${parent}.use('${prefix}', r${child});`,
    ),
    ...Array.from({ length: count }, (_, i) => `r${i}.get('/route${i}', (q, r) => r.end());`),
  ];
  while (rest.length > 0) lines.push(...rest.splice(random.below(rest.length), 1));
  return { text: lines.join('\n'), mounts, count };
}

/** All ways from the application down, none through a router twice. */
function pathsByHand(mounts: readonly Mount[], count: number): string[] {
  const paths: string[] = [];
  const go = (router: number, prefix: string, above: readonly number[]): void => {
    paths.push(`${prefix}/route${router}`.replace(/:(\w+)/g, '{$1}'));
    for (const { parent, child, prefix: own } of mounts)
      if (parent === router && !above.includes(child)) go(child, prefix + own, [...above, child]);
  };
  assert.ok(count > 0);
  go(0, '', [0]);
  return paths;
}
