/** The reader of git-ai notes: what it takes, and what it refuses rather than guesses. */
import assert from 'node:assert/strict';
import { readGitAiNote } from './gitAiNote.ts';

const tail = '---\n{ "schema_version": "authorship/3.0.0" }\n';

describe('git-ai notes', () => {
  it('reads sessions, humans, prompts and quoted paths', () => {
    const note = `a.ts\n  s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-3,9\n  h_31dce776f88375 5\n"b c.ts"\n  d9978a8723e02b52 2-4\n${tail}`;
    const { ranges, errors } = readGitAiNote(note);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      ranges.map((range) => [range.path, range.author, range.startLine, range.endLine]),
      [
        ['a.ts', 'ai', 1, 3],
        ['a.ts', 'ai', 9, 9],
        ['a.ts', 'human', 5, 5],
        ['b c.ts', 'ai', 2, 4],
      ],
    );
  });

  it('names the tool that the note names, and nobody else', () => {
    const details = {
      schema_version: 'authorship/3.0.0',
      sessions: { s_c9883b05a2487d: { agent_id: { tool: 'an agent', id: '1', model: 'm' } } },
      prompts: { d9978a8723e02b52: { agent_id: { tool: 'another' } }, abcdef0: { agent_id: 5 } },
    };
    const keys = ['s_c9883b05a2487d::t_9f8e7d6c5b4a32', 'd9978a8723e02b52', 'abcdef0', 's_00::t_00'];
    const note = `a.ts\n${keys.map((key, i) => `  ${key} ${i + 1}\n`).join('')}---\n${JSON.stringify(details)}`;
    assert.deepEqual(
      readGitAiNote(note).ranges.map(({ tool }) => tool),
      ['an agent', 'another', undefined, undefined],
    );
  });

  it('reports an entry it cannot read and goes on', () => {
    const { ranges, errors } = readGitAiNote(
      `a.ts\n  x_1 1\n  h_31dce776f88375 4-2\n  h_31dce776f88375 7\n${tail}`,
    );
    assert.deepEqual(
      ranges.map((range) => range.startLine),
      [7],
    );
    assert.equal(errors.length, 2);
  });

  it('refuses another schema, broken JSON and text without a divider', () => {
    for (const text of [
      '',
      'a.ts\n  h_31dce776f88375 1',
      'a.ts\n  h_31dce776f88375 1\n---\n{',
      'a.ts\n---\n{"schema_version":"authorship/4.0.0"}',
    ]) {
      const { ranges, errors } = readGitAiNote(text);
      assert.deepEqual(ranges, []);
      assert.equal(errors.length, 1);
    }
  });
});
