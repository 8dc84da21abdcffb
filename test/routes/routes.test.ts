/**
 * Sample applications of every framework, whose comments say what answers what. `route: GET /users/7` stands above
 * the function that answers, `none: GET /user` anywhere, `several: GET /x` where more than one may answer and none is
 * taken, `unknown: GET /y` where the routes leave it open.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { WorkspaceRoutes } from '../../server/src/routes/index.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { bundledFrameworks, filesBelow, readWorkspace } from './support.ts';

const FIXTURES = join(__dirname, 'fixtures');
const EXPECTATION = /(?:\/\/|#|\*)\s*(route|none|several|unknown): ([A-Z]+) (\S+)/;

interface Expectation {
  readonly kind: string;
  readonly method: string;
  readonly url: string;
  readonly file: string;
  /** The line that it is about, from 0. */
  readonly line: number;
}

function expectationsIn(file: string, text: string): Expectation[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const [, kind, method, url] = EXPECTATION.exec(line) ?? [];
    if (kind === undefined || method === undefined || url === undefined) return [];
    let about = i + 1;
    while (EXPECTATION.test(lines[about] ?? '')) about++;
    return [{ kind, method, url, file, line: about }];
  });
}

describe('routes of sample applications', () => {
  let count = 0;
  for (const application of readdirSync(FIXTURES)) {
    const folder = join(FIXTURES, application);
    const texts = new Map(filesBelow(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
    const expectations = [...texts].flatMap(([file, text]) => expectationsIn(file, text));
    count += expectations.filter(({ kind }) => kind === 'route').length;

    describe(application, () => {
      let workspace: WorkspaceRoutes;
      before(async () => {
        workspace = await readWorkspace(texts, bundledFrameworks());
      });

      it('has routes and what is none', () => {
        const kinds = new Set(expectations.map(({ kind }) => kind));
        assert.ok(kinds.has('route') && kinds.has('none'));
        assert.deepEqual(workspace.limits, []);
      });

      for (const { kind, method, url, file, line } of expectations)
        it(`${kind}: ${method} ${url}`, () => {
          const { placed, candidates } = workspace.finder.find({ method, url });
          const told = candidates.map(({ why }) => why).join('\n');
          const declared = workspace.routes
            .map(({ methods, path, handler }) => `${methods} ${path.text} ${handler?.name}`)
            .join('\n');
          if (kind === 'route') {
            assert.ok(placed?.route.handler, `no handler; candidates:\n${told}\nroutes:\n${declared}`);
            const { handler } = placed.route;
            const lines = new LineIndex(texts.get(handler.file) ?? '');
            assert.equal(`${handler.file}:${lines.lineAt(handler.start) + 1}`, `${file}:${line + 1}`, told);
          } else {
            assert.equal(placed?.why, undefined);
            if (kind === 'none') assert.deepEqual(told, '', declared);
            if (kind === 'several') assert.ok(candidates.length > 1, told);
            if (kind === 'unknown') assert.match(told, /running program|not in these files/);
          }
        });
    });
  }

  it('are sixty and more', () => assert.ok(count >= 60, String(count)));
});
