/** `init` on disk: what it proposes for repositories of several kinds, and what it leaves alone. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot, readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { parseConfiguration } from '../config/configuration.ts';
import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import { agentMachine } from '../ports/agentMachine.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { type CommandResult, runCommand } from './testing.ts';

const GOLDENS = join(projectRoot, 'test/cli/fixtures/init');

describe('init', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'repo/.git/HEAD': 'ref: refs/heads/main\n' });
  });
  afterEach(() => folder.remove());

  const write = (files: Record<string, string>): void =>
    folder.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`repo/${path}`, text])));
  const read = (path: string): string => readFileSync(folder.at(`repo/${path}`), 'utf8');
  const init = (args: readonly string[] = [], environment: Partial<CliEnvironment> = {}) =>
    runCommand(folder.at('repo'), ['init', ...args], {
      readGrammar,
      environment: {
        agents: agentMachine({ version: '1.2.3', program: undefined, env: {}, home: folder.at('home') }),
        ask: undefined,
        ...environment,
      },
    });
  const tree = (): string[] => {
    const paths: string[] = [];
    for (const path of [CONFIGURATION_FILE, '.github/workflows/ai-security.yml', 'AGENTS.md'])
      try {
        read(path);
        paths.push(path);
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, 'ENOENT');
      }
    return paths;
  };

  describe('shows what it would write for', () => {
    /** `UPDATE_GOLDENS=1` writes what it says; read the difference. */
    const golden = (name: string, { code, out, error }: CommandResult): void => {
      const path = join(GOLDENS, `${name}.txt`);
      const text = `exit code ${code}\n\n${out}${error === '' ? '' : `\n${error}`}`;
      if (process.env.UPDATE_GOLDENS) writeFileSync(path, text);
      assert.equal(text, readFileSync(path, 'utf8'));
    };

    it('an empty repository', async () => golden('empty', await init()));

    it('one with workflows of GitHub, generated code and several files of instructions', async () => {
      write({
        '.github/workflows/test.yml': 'on: push\n',
        '.gitattributes': 'schema/** linguist-generated\n*.py linguist-generated=false\n',
        'app.py': 'bad()\n',
        'web/main.ts': '',
        'web/other.ts': '',
        'web/last.ts': '',
        'api/api_pb2.py': '',
        'schema/types.ts': '',
        'AGENTS.md': '# Ours\n\nBe kind.\n',
        'CLAUDE.md': '# Claude\n',
        '.cursor/rules/style.mdc': '',
        '.husky/pre-commit': '',
        'lefthook.yml': '',
      });
      golden('github', await init());
    });

    it('one with a pipeline of GitLab with other stages, whose lines end at CRLF', async () => {
      write({
        '.gitlab-ci.yml': 'stages: [build]\r\n\r\nmake:\r\n  stage: build\r\n  script: make\r\n',
        'main.go': 'package main\n',
      });
      golden('gitlab', await init());
    });

    it('one with a pipeline of Azure, whose code is mostly generated', async () => {
      write({ 'azure-pipelines.yml': 'steps: []\n', 'a.pb.go': '', 'b.pb.go': '', 'main.go': '' });
      golden('azure', await init());
    });

    it('one that has it all', async () => {
      write({
        [CONFIGURATION_FILE]: 'strictness: high\n',
        '.github/workflows/gate.yaml': 'run: npx ai-security-scanner --since x\n',
        '.gitlab-ci.yml': 'gate:\n  script: npx ai-security-scanner --since x\n',
        'azure-pipelines.yml': 'steps: [{ script: ai-security-scanner }]\n',
        'api/x.pb.go': '',
        'main.go': '',
        'other.go': '',
      });
      await init(['--yes']);
      golden('complete', await init());
    });
  });

  it('writes a configuration that our own parser takes, also with everything in it switched on', async () => {
    write({
      'a.pb.go': '',
      'b.py': '',
      'c.py': '',
      'd.py': '',
      'x/generated/a.py': '',
      '.gitattributes': '"q" linguist-generated\n* linguist-generated\n',
    });
    assert.equal((await init(['--yes'])).code, 0);
    const text = read(CONFIGURATION_FILE);
    const asWritten = parseConfiguration(text, 'x');
    assert.deepEqual(asWritten.problems, []);
    assert.deepEqual(asWritten.configuration.paths, { include: [], exclude: ['generated/', '*.pb.go'] });
    const all = text.replace(/^( *)#(?! \S|\n)/gm, '$1');
    assert.notEqual(all, text);
    const { configuration, problems } = parseConfiguration(all, 'x');
    assert.deepEqual(problems, []);
    assert.ok(configuration.policy.length > 0 && configuration.imports.length > 0);
    const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/configuration.schema.json'), 'utf8'));
    for (const [key, { properties = {} }] of Object.entries<{ properties?: object }>(schema.properties)) {
      // The older name of another key.
      if (key === 'confidence') continue;
      assert.match(text, new RegExp(`^#?${key}:`, 'm'));
      if (key === 'paths' || key === 'rules')
        for (const inner of Object.keys(properties)) assert.match(text, new RegExp(`^#? +#?${inner}:`, 'm'));
    }
  });

  it('writes after a yes, what it has shown, and says what counts', async () => {
    const questions: string[] = [];
    const answer = (yes: boolean) => ({
      ask: async (question: string) => {
        questions.push(question);
        return yes;
      },
    });
    write({ '.github/workflows/test.yml': '', 'AGENTS.md': 'Ours\r\n' });
    const no = await init([], answer(false));
    assert.equal(no.code, 0);
    assert.match(no.out, /Nothing was written\.\n$/);
    assert.deepEqual(tree(), ['AGENTS.md']);
    const yes = await init([], answer(true));
    assert.equal(yes.code, 0);
    assert.match(yes.out, /The gate uses those of the branch that a change goes to/);
    assert.deepEqual(questions, ['Write these 3 files?', 'Write these 3 files?']);
    assert.equal(tree().length, 3);
    assert.match(read('AGENTS.md'), /^Ours\r\n\r\n<!-- ai-security-scanner guidelines: begin/);
    assert.doesNotMatch(read('AGENTS.md'), /[^\r]\n/);
    const again = await init();
    assert.equal(again.code, 0);
    assert.match(again.out, /There is nothing to write\.\n$/);
  });

  it('writes nothing where there is nobody to ask, unless it is told to', async () => {
    const { code, error } = await init();
    assert.equal(code, 2);
    assert.match(error, /Nothing was written: there is nobody to ask here\. With --yes/);
    assert.equal((await init(['--dry-run'])).code, 0);
    assert.deepEqual(tree(), []);
    assert.equal((await init(['--yes'])).code, 0);
    assert.deepEqual(tree(), [CONFIGURATION_FILE]);
  });

  it('takes the system of CI that is named, or none', async () => {
    assert.equal((await init(['--ci', 'github', '--yes'])).code, 0);
    assert.deepEqual(tree(), [CONFIGURATION_FILE, '.github/workflows/ai-security.yml']);
    assert.equal((await init(['--ci', 'gitlab', '--yes'])).code, 0);
    assert.match(read('.gitlab-ci.yml'), /^ai-security:\n/);
    write({ 'azure-pipelines.yml': '' });
    assert.doesNotMatch((await init(['--ci', 'none'])).out, /azure-pipelines/);
    for (const wrong of [['--ci', 'jenkins'], ['--ci', 'none', '--ci', 'github'], ['src']])
      assert.equal((await init(wrong)).code, 2);
  });

  it('works from the root of the repository, wherever in it it is run', async () => {
    write({ 'src/a.py': '' });
    const { code } = await runCommand(folder.at('repo/src'), ['init', '--yes'], {
      readGrammar,
      environment: { agents: agentMachine({ version: '1', program: undefined, home: folder.at('home') }) },
    });
    assert.equal(code, 0);
    assert.deepEqual(tree(), [CONFIGURATION_FILE]);
  });

  it('follows no link out of the repository, and leaves alone what it cannot read', async () => {
    folder.write({ 'outside/kept.md': 'mine\n', 'outside/flows/x.yml': '' });
    write({ '.gitlab-ci.yml/not-a-file': '', '.github/x': '' });
    symlinkSync(folder.at('outside/kept.md'), folder.at('repo/AGENTS.md'));
    symlinkSync(folder.at('outside/flows'), folder.at('repo/.github/workflows'));
    mkdirSync(folder.at(`repo/${CONFIGURATION_FILE}`));
    const { code, error } = await init(['--yes', '--ci', 'github', '--ci', 'gitlab']);
    assert.equal(code, 2);
    assert.match(error, /AGENTS\.md is a link to .*outside\/kept\.md, which is outside of the repository/);
    assert.match(error, /workflows\/ai-security\.yml is a link to .*, which is outside of the repository/);
    assert.match(error, /\.ai-security-scanner\.yml is not a regular file/);
    assert.match(error, /\.gitlab-ci\.yml is not a regular file/);
    assert.equal(readFileSync(folder.at('outside/kept.md'), 'utf8'), 'mine\n');
  });

  it('leaves alone what is no UTF-8, and marks that do not fit each other', async () => {
    folder.write({ 'repo/.gitlab-ci.yml': new Uint8Array([0xff, 0xfe, 0x41, 0]) });
    write({ 'AGENTS.md': '<!-- ai-security-scanner guidelines: begin -->\n' });
    const { code, error } = await init(['--yes']);
    assert.equal(code, 2);
    assert.match(error, /\.gitlab-ci\.yml is not text in UTF-8/);
    assert.match(error, /marks around the guidelines in AGENTS\.md are not one pair/);
    assert.deepEqual(tree(), [CONFIGURATION_FILE, 'AGENTS.md']);
  });

  it('does not write what was changed after it was shown', async () => {
    write({ 'AGENTS.md': 'Ours\n' });
    const { code, out, error } = await init([], {
      ask: async () => {
        write({ 'AGENTS.md': 'Theirs\n' });
        return true;
      },
    });
    assert.equal(code, 2);
    assert.match(out, /\.ai-security-scanner\.yml written/);
    assert.match(error, /AGENTS\.md was changed by another program just now/);
    assert.equal(read('AGENTS.md'), 'Theirs\n');
  });

  it('says where it has stopped looking, and what it could not look at', async () => {
    const { out } = await init([], {
      async *walk() {
        yield { problem: { kind: 'file', message: 'No.', path: '/x' } };
        for (let at = 0; at <= 50_000; at++) yield { path: folder.at(`repo/f${at}.txt`) };
        yield { path: folder.at('repo/late.py') };
      },
    });
    assert.match(out, /more than 50000 files here, and only so many were looked at/);
    assert.match(out, /1 folder or file could not be looked at/);
    assert.doesNotMatch(out, /\(python\)/);
  });

  it('shows nothing that a terminal would obey', async () => {
    write({ 'AGENTS.md': 'a \u001b[31m red \u202e turned\n' });
    const { out } = await init();
    assert.ok(out.includes('AGENTS.md'));
    for (const character of ['\u001b', '\u202e']) assert.ok(!out.includes(character));
  });
});
