/** The frameworks that ship: their patterns are code of their languages, and docs/routes.md says what they know. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { Scanner } from '../../server/src/engine/scanner.ts';
import type { Framework } from '../../server/src/rule/frameworks.ts';
import { loadBundledFrameworks, loadRules } from '../../server/src/rule/load.ts';
import { regexProblems } from '../../server/src/rule/regexes.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';
import { bundledFrameworks, readWorkspace } from './support.ts';

const DOCUMENT = join(projectRoot, 'docs/routes.md');
const BEGIN = '<!-- The table is written by test/routes/frameworks.test.ts with UPDATE_GOLDENS=1. -->\n';
const END = '<!-- End of the table. -->\n';

describe('frameworks that ship', () => {
  const frameworks = bundledFrameworks();
  const withRoutes = frameworks.filter(({ routes }) => routes.length > 0);

  it('have ids of their own', () => {
    assert.equal(new Set(frameworks.map(({ id }) => id)).size, frameworks.length);
  });

  it('come out of the bundle as they stand in their files', async () => {
    const bundle = JSON.stringify(await readBundledRules(join(projectRoot, 'rules')));
    const read = loadBundledFrameworks(bundle);
    assert.deepEqual(read.problems, []);
    const withoutPlaces = (all: readonly Framework[]): unknown[] =>
      all.map(({ id, languages, path, routes, routers, mounts }) => ({
        ...{ id, languages, path },
        ...{ routes: routes.length, routers: routers.length, mounts: mounts.length },
      }));
    assert.deepEqual(withoutPlaces(read.frameworks), withoutPlaces(frameworks));
  });

  for (const framework of frameworks) {
    it(`${framework.id} names where its facts are from`, () => {
      assert.ok(framework.references.every((address) => address.startsWith('https://')));
      assert.notEqual(framework.references.length, 0);
    });

    it(`${framework.id} has patterns of its languages`, async () => {
      const scanner = await Scanner.create({ readGrammar });
      try {
        assert.deepEqual(regexProblems(framework), []);
        for (const name of framework.languages) {
          await scanner.prepareLanguage(name);
          assert.deepEqual(scanner.support(name)?.problems(framework), []);
        }
      } finally {
        scanner.dispose();
      }
    });
  }

  it('have sample applications', () => {
    const samples = readdirSync(join(__dirname, 'fixtures'));
    const without = withRoutes.filter(({ id }) => !samples.some((sample) => id.startsWith(sample)));
    assert.deepEqual(
      without.map(({ id }) => id),
      [],
    );
  });

  it('can be added as docs/routes.md says', async () => {
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(readFileSync(DOCUMENT, 'utf8')) ?? [];
    const loaded = loadRules(example, 'docs/routes.md');
    assert.deepEqual(loaded.problems, []);
    const text = [
      'import tiny',
      'app = tiny.App()',
      'group = tiny.Group("/a")',
      'app.include(group, at="/b")',
      'def f(): pass',
      'group.on("GET", "/c/<id>", f)',
    ].join('\n');
    const { finder } = await readWorkspace(new Map([['a.py', text]]), loaded.frameworks);
    assert.equal(finder.find({ method: 'get', url: '/b/a/c/1' }).placed?.route.handler?.name, 'f');
    assert.deepEqual(finder.find({ method: 'get', url: '/a/c/1' }).candidates, []);
  });

  it('stand in docs/routes.md as they are', () => {
    const text = readFileSync(DOCUMENT, 'utf8');
    const [before, rest = ''] = text.split(BEGIN);
    const [, after = ''] = rest.split(END);
    const wanted = `${before}${BEGIN}\n${table(withRoutes)}\n${END}${after}`;
    if (process.env.UPDATE_GOLDENS === '1') writeFileSync(DOCUMENT, wanted);
    assert.equal(readFileSync(DOCUMENT, 'utf8'), wanted);
  });
});

function table(frameworks: readonly Framework[]): string {
  const rows = frameworks.map((framework) => {
    const { name, languages, path, precedence, references } = framework;
    const cells = [
      `[${name}](${references[0]})`,
      languages.join(', '),
      prefixesOf(framework),
      [...path.types.keys()].join(', '),
      precedence === 'declared' ? 'the one declared first' : 'the more specific one',
      { ignored: 'no', kept: 'yes', added: 'may be missing in the URL' }[path.trailingSlash],
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| Framework | Languages | What paths begin with | Types of parameters | Of several answers | A slash at the end matters |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** By what a framework puts something before paths, in words. */
function prefixesOf({ routers, mounts, scopes, prefixes, files }: Framework): string {
  const words = [
    [routers.some(({ isRoot }) => !isRoot), 'routers'],
    [mounts.length > 0, 'mounts'],
    [scopes.length > 0, 'classes or blocks'],
    [prefixes.length > 0, 'a prefix for all'],
    [files.length > 0, 'where the file lies'],
  ] as const;
  const said = words.filter(([is]) => is).map(([, word]) => word);
  return said.length === 0 ? 'nothing' : said.join(', ');
}
