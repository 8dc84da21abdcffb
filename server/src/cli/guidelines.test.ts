import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { runCommand } from './testing.ts';

describe('ai-security-scanner guidelines', () => {
  let folder: TemporaryFolder;
  const run = (...args: string[]) => runCommand(folder.path, ['guidelines', ...args], { readGrammar });
  const text = (path: string): string => readFileSync(folder.at(path), 'utf8');

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.py': 'x = 1\n' });
  });
  afterEach(() => folder.remove());

  it("writes Copilot's instructions, and says when they are up to date", async () => {
    const first = await run();
    assert.equal(first.code, 0, first.error);
    assert.match(text('.github/copilot-instructions.md'), /Do not call bad\./);
    assert.match((await run('--check')).out, /up to date/);
  });

  it('takes AGENTS.md where that is what there is, and leaves the rest of it alone', async () => {
    folder.write({ 'AGENTS.md': '# Agents\n' });
    assert.equal((await run()).code, 0);
    assert.match(text('AGENTS.md'), /^# Agents\n\n<!--[\s\S]*Do not call bad\./);
  });

  it('asks for no rule that is off, and for none of other languages', async () => {
    folder.write({ '.ai-security-scanner.yml': 'rules: { disable: [sure] }\n' });
    assert.equal((await run('--output', 'X.md')).code, 0);
    assert.doesNotMatch(text('X.md'), /Do not call bad\./);
    assert.match(text('X.md'), /Do not call doubtful\./);
    assert.match(text('X.md'), /Do not call strange\./, 'it is looked for in what an assistant writes');
    folder.write({ '.ai-security-scanner.yml': 'strictness: medium\n' });
    assert.equal((await run('--output', 'Y.md')).code, 0);
    assert.doesNotMatch(text('Y.md'), /strange/);
  });

  it('only looks with --check', async () => {
    const { code, out } = await run('--check');
    assert.equal(code, 1);
    assert.match(out, /out of date/);
    assert.throws(() => text('.github/copilot-instructions.md'));
  });

  it('refuses a file whose marks do not fit, and a path', async () => {
    folder.write({ 'AGENTS.md': '<!-- ai-security-scanner guidelines: begin -->\n' });
    const { code, error } = await run();
    assert.equal(code, 2);
    assert.match(error, /not one pair/);
    assert.equal((await run('src')).code, 2);
  });
});
