import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { type CommandResult, runCommand } from './testing.ts';

describe('rules test', () => {
  let folder: TemporaryFolder;
  const run = (...args: string[]): Promise<CommandResult> =>
    runCommand(folder.path, ['rules', 'test', ...args], { readGrammar });
  const rule =
    'rules: [{ id: bad-call, message: m, severity: ERROR, languages: [python], pattern: bad($X), fix: good($X) }]';

  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('passes where a rule finds what the program says, and its fixes make what is written', async () => {
    folder.write({
      'r/a.yaml': rule,
      'r/a.py': '# ruleid: bad-call\nbad(1)\n# ok: bad-call\ngood(1)\n',
      'r/a.fixed.py': '# ruleid: bad-call\ngood(1)\n# ok: bad-call\ngood(1)\n',
      'r/b.py': '# ruleid: bad-call\nnothing\n',
      'r/below/a.py': '# ruleid: bad-call\nnothing\n',
    });
    assert.deepEqual(await run('r'), {
      code: 0,
      out: 'ok  bad-call on r/a.py\n1 test, 0 failed, 0 without a test\n',
      error: '',
    });
  });

  it('says what is missing, what is too much, and what the fixes make instead', async () => {
    folder.write({
      'a.yaml': rule,
      'a.py': '# ruleid: bad-call\ngood(1)\n# ok: bad-call\nbad(1)\n',
      'a.fixed.py': '# ruleid: bad-call\ngood(1)\n# ok: bad-call\nbetter(1)\n',
    });
    const { code, out } = await run('a.yaml');
    assert.equal(code, 1);
    for (const expected of [
      /^failed {2}bad-call on a\.py$/m,
      /line 2: expected a finding, found none/,
      /line 4: found something unexpected/,
      /the fixes make something else than the fixed program, from its line 4 on: good\(1\)/,
      /^1 test, 1 failed, 0 without a test$/m,
    ])
      assert.match(out, expected);
  });

  it('says which fixes break the program', async () => {
    folder.write({ 'a.yaml': rule.replace('fix: good($X)', 'fix: good($X') });
    folder.write({ 'a.py': '# ruleid: bad-call\nbad(1)\n# ok: bad-call\ngood(1)\n' });
    const { code, out } = await run('a.yaml');
    assert.equal(code, 1);
    assert.match(out, /line 2: the fix breaks the program/);
  });

  it('names rules without a test, and rules that cannot be read', async () => {
    folder.write({ 'r/a.yaml': rule, 'r/b.yaml': 'rules: [{ id: b }]', 'r/a.py': 'bad(1)\n' });
    const { code, out } = await run('r');
    assert.equal(code, 1);
    assert.match(out, /^no test {2}bad-call$/m);
    assert.match(out, /^r\/b\.yaml:1:\d+: .*\(b\)$/m);
    assert.match(out, /0 tests, 0 failed, 1 without a test, 1 problem\n$/);
  });

  it('needs to be told which', async () => {
    const { code, error } = await run();
    assert.equal(code, 2);
    assert.match(error, /Say which rules to test/);
  });
});
