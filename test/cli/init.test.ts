/** `init` as a process, at a terminal and without one: the job that it writes runs and holds the gate. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { parse } from 'yaml';
import { Clone } from '../review/support.ts';
import { projectRoot } from '../support/grammars.ts';
import { npxFolder } from '../support/npx.ts';
import type { TemporaryFolder } from '../support/temporaryFolder.ts';

const CLI = join(projectRoot, 'dist/cli.js');
const CONFIGURATION = '.ai-security-scanner.yml';

describe('ai-security-scanner init', function () {
  this.timeout(300_000);
  let clone: Clone;

  beforeEach(() => {
    clone = new Clone({ name: 'Ada', email: 'ada@example.org' });
    mkdirSync(clone.folder.at('.github/workflows'), { recursive: true });
    clone.write({ 'app.py': 'a = 1\n' });
  });
  afterEach(() => clone.remove());

  const isThere = (path: string): boolean => existsSync(clone.folder.at(path));
  const run = (command: string, args: readonly string[], input = '') => {
    const result = spawnSync(command, args, { cwd: clone.folder.path, encoding: 'utf8', input });
    return { code: result.status, out: result.stdout, error: result.stderr };
  };
  const plain = (...args: string[]) => run(process.execPath, [CLI, 'init', ...args]);
  /** With a terminal of its own, at which somebody types. */
  const typed = (answer: string) =>
    run(
      'script',
      ['--quiet', '--return', '--command', `"${process.execPath}" "${CLI}" init`, '/dev/null'],
      answer,
    );

  it('without a terminal shows the difference, writes nothing and says why', () => {
    const { code, out, error } = plain();
    assert.equal(code, 2);
    assert.match(
      out,
      /^│ --- \/dev\/null\n│ \+\+\+ b\/\.ai-security-scanner\.yml\n│ @@ -0,0 \+1,\d+ @@\n│ \+# /,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for.
    assert.doesNotMatch(out, /\u001b/);
    assert.match(
      error,
      /Nothing was written: there is nobody to ask here\. With --yes it is written unasked\./,
    );
    assert.equal(isThere(CONFIGURATION), false);
  });

  it('at a terminal writes nothing after a no, and what it has shown after a yes', function () {
    if (process.platform !== 'linux') this.skip();
    const no = typed('n\n');
    assert.equal(no.code, 0, no.out);
    assert.match(no.out, /Write these 3 files\? \[y\/N\] /);
    assert.match(no.out, /Nothing was written\./);
    assert.equal(isThere(CONFIGURATION), false);
    const yes = typed('y\n');
    assert.equal(yes.code, 0, yes.out);
    assert.match(yes.out, /\.ai-security-scanner\.yml written/);
    assert.equal(isThere(CONFIGURATION), true);
  });

  it('with --yes writes a workflow that holds the gate, which goes by the base', () => {
    const npx: TemporaryFolder = npxFolder();
    try {
      clone.commit();
      clone.git('branch', 'base');
      const { code, out, error } = plain('--yes');
      assert.equal(code, 0, error);
      assert.match(out, /The gate uses those of the branch that a change goes to/);
      const { jobs } = parse(clone.read('.github/workflows/ai-security.yml'));
      const step = jobs.review.steps.find((each: { run?: string }) => each.run !== undefined);
      const gate = () =>
        spawnSync('sh', ['-ec', step.run.replace('origin/$BASE', '$BASE')], {
          cwd: clone.folder.path,
          encoding: 'utf8',
          env: { ...process.env, PATH: `${npx.path}${delimiter}${process.env.PATH}`, BASE: 'base' },
        });
      const first = gate();
      assert.equal(first.status, 0, first.stdout + first.stderr);
      clone.write({
        [CONFIGURATION]: clone
          .read(CONFIGURATION)
          .replace('#policy:\n#  - require: unreviewed-ai', 'policy:\n  - require: unreviewed'),
      });
      assert.equal(gate().status, 0, 'a policy that only the working tree has does not count');
      clone.commit();
      clone.git('branch', '--force', 'base');
      clone.write({ 'app.py': 'a = 1\nb = 2\n' });
      clone.commit();
      const held = gate();
      assert.equal(held.status, 1, held.stdout + held.stderr);
      assert.equal(JSON.parse(clone.read('ai-security.sarif')).version, '2.1.0');
    } finally {
      npx.remove();
    }
  });
});
