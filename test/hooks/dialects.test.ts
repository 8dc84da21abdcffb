/**
 * Every event of every dialect, with the exact answer: what is printed, the exit code, what is kept on record.
 * `UPDATE_GOLDENS=1` writes the answers; read the difference.
 */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { runCommand } from '../../server/src/cli/testing.ts';
import { hookFiles } from '../../server/src/ports/hookFiles.ts';
import { readGrammar } from '../support/grammars.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';
import { type Fixture, fixtures, payloadIn, RULES, writeFixture } from './support.ts';

describe('what agents tell a hook, and the answer', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());

  async function run(fixture: Fixture): Promise<Pick<Fixture, 'answer' | 'error' | 'code' | 'kept'>> {
    const path = folder.path;
    folder.write({ ...fixture.files });
    const kept: string[] = [];
    const { code, out, error } = await runCommand(path, ['hook', ...(fixture.args ?? [])], {
      readGrammar,
      rules: RULES,
      environment: {
        readInput: async () => payloadIn(path, fixture),
        hooks: {
          ...hookFiles(path, () => ({ notes: () => [], add: () => undefined, claim: () => true })),
          keep: async (report) => {
            kept.push(`${report.path.replace(path, '$FOLDER')} by ${report.who}`);
          },
        },
      },
    });
    assert.match(out, /^(?:|\{.*\}\n)$/, 'one line of JSON, or nothing');
    const answer = out === '' ? null : JSON.parse(out.replaceAll(path, '$FOLDER'));
    return { answer, error: error.replaceAll(path, '$FOLDER'), code, kept };
  }

  for (const [name, fixture] of fixtures())
    it(`${name}: ${fixture.about}`, async () => {
      const found = await run(fixture);
      if (process.env.UPDATE_GOLDENS === '1') writeFixture(name, { ...fixture, ...found });
      else {
        const { answer, error, code, kept } = fixture;
        assert.deepEqual(found, { answer, error, code, kept });
      }
    });

  it('is not read to its end where there is too much of it, and refused then if that was asked for', async () => {
    const run = (...args: string[]): ReturnType<typeof runCommand> =>
      runCommand(folder.path, ['hook', ...args], {
        readGrammar,
        environment: { readInput: async () => undefined },
      });
    const refused = await run('--deny', 'critical');
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.error, /^This was refused, .*longer than 24000000 bytes/);
    const passed = await run();
    assert.deepEqual([passed.code, passed.out], [0, '']);
    assert.match(passed.error, /^What the agent told was not looked at: /);
  });

  it('are of every dialect', () => {
    const agents = new Set([...fixtures().keys()].map((name) => name.split('/')[0]));
    assert.deepEqual(
      [...agents],
      ['claude-code', 'codex', 'copilot', 'cursor', 'hostile', 'vscode', 'windsurf'],
    );
  });
});
