import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { programOf } from './program.ts';

describe('the program of a command line', () => {
  const agents: [string, string][] = [
    ['claude', 'claude'],
    ['claude -p "write me a server"', 'claude'],
    ['/usr/local/bin/codex exec fix', 'codex'],
    ['TOKEN=secret OTHER=1 aider --model x', 'aider'],
    ['npx @anthropic-ai/claude-code@2.1 --help', 'claude-code'],
    ['npx --yes @google/gemini-cli', 'gemini-cli'],
    ['npm exec codex', 'codex'],
    ['pnpm dlx opencode', 'opencode'],
    ['uv tool run aider', 'aider'],
    ['sudo env A=1 copilot', 'copilot'],
    ['"C:\\Program Files\\Claude\\claude.exe" --continue', 'claude'],
  ];
  for (const [line, program] of agents)
    it(`of ${line} is the agent ${program}`, () =>
      assert.deepEqual(programOf(line), { program, isAgent: true }));

  const others: [string, string][] = [
    ['', ''],
    ['git commit -m "by claude"', 'git'],
    ['grep claude notes.txt', 'grep'],
    ['npm install claude-code', 'npm'],
    ['npx prettier --write .', 'prettier'],
    ['python claude.py', 'python'],
    ['ls; claude', 'ls'],
    ['echo "$(secret)" > claude', 'echo'],
    ['PASSWORD=hunter2', ''],
  ];
  for (const [line, program] of others)
    it(`of ${line || 'an empty line'} is no agent`, () =>
      assert.deepEqual(programOf(line), { program, isAgent: false }));

  it('tells a name of bounded length and none of the arguments', () => {
    const { program } = programOf(`${'x'.repeat(5000)} --password hunter2`);
    assert.equal(program.length, 100);
  });
});
