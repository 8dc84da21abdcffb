import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { takeLanguage } from './language.ts';
import { type CommandResult, runCommand } from './testing.ts';

describe('the language of the command', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder();
    folder.write({ 'a.py': 'bad()\n' });
  });
  afterEach(() => folder.remove());

  const run = (args: readonly string[], variables: Record<string, string> = {}): Promise<CommandResult> =>
    runCommand(folder.path, args, { readGrammar, environment: { variables } });

  it('is what --lang says', async () => {
    const { code, out } = await run(['--path', 'a.py', '--lang', 'de']);
    assert.equal(code, 1);
    assert.match(out, /✖ hoch/);
    assert.match(out, /^1 Befund: 1 hoch \(1 mit Korrektur\)$/m);
  });

  it('is that of the environment, unless --lang says another', async () => {
    const variables = { LANG: 'fr_FR.UTF-8' };
    assert.match((await run(['--path', 'a.py'], variables)).out, /^1 alerte/m);
    assert.match((await run(['--lang=ja', '--path', 'a.py'], variables)).out, /^検出事項 1 件/m);
    assert.match((await run(['--lang', 'en', '--path', 'a.py'], variables)).out, /^1 finding/m);
  });

  it('is English where there is no translation', async () =>
    assert.match((await run(['--path', 'a.py', '--lang', 'tlh'])).out, /^1 finding/m));

  it('is that of wrong command lines, too', async () => {
    const wrong = await run(['rules', 'test', '--lang', 'pt-BR']);
    assert.deepEqual([wrong.code, wrong.out], [2, '']);
    assert.match(wrong.error, /Informe quais regras testar/);
  });

  it('is never that of what machines read, nor of rules', async () => {
    for (const format of ['json', 'sarif', 'gitlab', 'sonarqube', 'junit', 'csv', 'markdown', 'html']) {
      const english = await run(['--path', 'a.py', '--format', format]);
      const german = await run(['--path', 'a.py', '--format', format, '--lang', 'de']);
      const timeless = (text: string): string => text.replace(/"durationMs": [\d.]+|time="[\d.]+"/g, '');
      assert.equal(timeless(german.out), timeless(english.out), format);
    }
    assert.match((await run(['--path', 'a.py', '--lang', 'de'])).out, /Do not call bad\./);
  });

  it('needs a language', async () => {
    for (const args of [['--lang'], ['--lang='], ['--lang', '--path']]) {
      const { code, error } = await run(args);
      assert.deepEqual([code, error], [2, 'ai-security-scanner: --lang needs a value.\n']);
    }
  });

  it('is no option behind --', () =>
    assert.deepEqual(takeLanguage(['--path', 'a', '--', '--lang', 'de']), {
      args: ['--path', 'a', '--', '--lang', 'de'],
    }));
});
