import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { runCommand } from './testing.ts';

const POLICY = 'policy: []\n';

describe('the output of a command', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder({
      'a.py': 'x = 1\n',
      '.ai-security-scanner.yml': POLICY,
      '.ai-review/x': '',
    });
  });
  afterEach(() => folder.remove());

  for (const command of [['guidelines'], ['--path', 'a.py', '--format', 'json']])
    for (const output of [
      '.ai-security-scanner.yml',
      './.AI-Security-Scanner.yml',
      '.ai-review/marks/a.json',
      'keys/allowed_signers',
    ])
      it(`never goes over what is a person's: ${command[0]} --output ${output}`, async () => {
        const { code, error } = await runCommand(folder.path, [...command, '--output', output], {
          readGrammar,
        });
        assert.equal(code, 2);
        assert.match(error, /is for a person to write/);
        assert.equal(readFileSync(folder.at('.ai-security-scanner.yml'), 'utf8'), POLICY);
        assert.ok(!existsSync(folder.at('.ai-review/marks')) && !existsSync(folder.at('keys')));
      });

  it('never goes over it when a format names it', async () => {
    const args = ['--path', 'a.py', '--format', 'json', '--format', 'sarif=.ai-security-scanner.yml'];
    const { code, error } = await runCommand(folder.path, args, { readGrammar });
    assert.equal(code, 2);
    assert.match(error, /is for a person to write/);
    assert.equal(readFileSync(folder.at('.ai-security-scanner.yml'), 'utf8'), POLICY);
  });

  it('is one file for one report, by whatever name', async () => {
    const args = ['--path', 'a.py', '--format', 'json=a.out', '--format', 'sarif=./a.out'];
    const { code, error } = await runCommand(folder.path, args, { readGrammar });
    assert.equal(code, 2);
    assert.match(error, /Several reports cannot all go to \.\/a\.out/);
    assert.ok(!existsSync(folder.at('a.out')));
  });

  it('goes anywhere else', async () => {
    const run = (...args: string[]) => runCommand(folder.path, args, { readGrammar });
    assert.notEqual((await run('--path', 'a.py', '--output', 'ai-review.txt')).code, 2);
    assert.notEqual((await run('guidelines', '--output', 'AGENTS.md')).code, 2);
    assert.ok(existsSync(folder.at('ai-review.txt')) && existsSync(folder.at('AGENTS.md')));
  });
});
