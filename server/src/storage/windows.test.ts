/** Files of Windows: drives, shares, backslashes, names in another case, and lines that end at CRLF. */

import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { describe, it } from 'mocha';
import { WindowsDisk } from '../../../test/support/windowsDisk.ts';
import { loadProject, type ProjectFiles } from '../config/project.ts';
import { loadRules } from '../rule/load.ts';
import { ledgerFiles } from './ledgerFiles.ts';
import { projectFilesOf } from './projects.ts';
import { isOutside, pathFrom, projectRoot, repositoryRoot } from './roots.ts';
import { isIgnored, walk } from './walk.ts';

const CONFIGURATION = [
  'rules:',
  '  include: [tools\\rules]',
  'paths:',
  '  exclude: [src/generated/]',
  '',
].join('\r\n');
const RULE =
  'rules: [{ id: own, message: No., severity: ERROR, languages: [python], pattern: own(...) }]\r\n';

/** The same files on a drive and on a share. */
const ROOTS = ['C:\\Work\\repo', '\\\\server\\share\\repo'];

for (const root of ROOTS)
  describe(`a repository at ${root}`, () => {
    const at = (path: string): string => win32.join(root, path);
    const disk = new WindowsDisk({
      [at('.git\\HEAD')]: 'ref: refs/heads/main\r\n',
      [at('.gitignore')]: '# what is built\r\nOut/\r\n*.log\r\n',
      [at('.ai-security-scanner.yml')]: CONFIGURATION,
      [at('tools\\rules\\own.yml')]: RULE,
      [at('src\\app.py')]: 'own()\r\n',
      [at('src\\generated\\api.py')]: 'own()\r\n',
      [at('out\\app.py')]: '',
      [at('src\\trace.log')]: '',
      [at('sub\\.ai-security-scanner.yml')]: '',
      [at('sub\\deep\\a.py')]: '',
    });
    const files: ProjectFiles = projectFilesOf(disk, {
      bundledRules: async () => loadRules('rules: []', 'bundled.yaml').rules,
      bundledModels: async () => loadRules('rules: []', 'bundled.yaml').models,
      rulesDate: async () => undefined,
      userPacks: undefined,
      packVerifier: () => assert.fail('nothing is signed here'),
    });

    it('is found from a path in it, and nothing is beyond its drive or share', async () => {
      assert.equal(await repositoryRoot(at('src\\app.py'), disk), root);
      assert.equal(await projectRoot(at('src\\app.py'), disk), root);
      assert.equal(await projectRoot(at('sub\\deep\\a.py'), disk), at('sub'));
      assert.equal(await projectRoot('D:\\elsewhere\\a.py', disk), undefined);
      assert.equal(await repositoryRoot('\\\\other\\share\\a.py', disk), undefined);
    });

    it('names what lies in it with slashes, whatever the case of the drive', () => {
      assert.equal(files.below(root, at('src\\app.py')), 'src/app.py');
      assert.equal(files.below(root.toLowerCase(), at('src\\app.py')), 'src/app.py');
      assert.equal(files.below(root, root), '');
      assert.equal(files.below(root, win32.join(root, '..', 'repo-two', 'a.py')), undefined);
      assert.equal(files.below(root, 'D:\\Work\\repo\\a.py'), undefined);
      assert.equal(files.below(root, '\\\\server\\other\\repo\\a.py'), undefined);
    });

    it('is walked by its .gitignore, whose case does not count', async () => {
      const found: string[] = [];
      for await (const entry of walk(root, { fileSystem: disk }))
        found.push('path' in entry ? entry.path : assert.fail(entry.problem.message));
      assert.deepEqual(
        found.filter((path) => /\.(?:py|log)$/.test(path)),
        [at('src\\app.py'), at('src\\generated\\api.py'), at('sub\\deep\\a.py')],
      );
      assert.equal(await isIgnored(root, at('OUT\\new.py'), disk), true);
      assert.equal(await isIgnored(root, at('src\\new.py'), disk), false);
      assert.equal(await isIgnored(root, 'D:\\out\\new.py', disk), false);
    });

    it('has the rules and paths that its configuration says', async () => {
      const project = await loadProject(files, at('src'), { trusted: true });
      assert.deepEqual(project.problems, []);
      assert.equal(project.root, root);
      assert.equal(project.prefix, 'src/');
      assert.deepEqual(
        project.rules.map(({ id }) => id),
        ['own'],
      );
      assert.equal(project.isScanned('app.py'), true);
      assert.equal(project.isScanned('generated/api.py'), false);
    });

    it('has no rules from outside of it', async () => {
      for (const path of ['..\\outside', 'D:\\rules', '\\\\other\\share\\rules']) {
        const outside = win32.resolve(root, path, 'own.yml');
        await disk.write(outside, RULE);
        const found = await files.ruleFiles(win32.resolve(root, path), root);
        assert.match('refused' in found ? found.refused : '', /outside the folder of the configuration/);
        await disk.remove(outside);
      }
    });

    it('keeps marks below itself', async () => {
      const ledger = ledgerFiles(root, disk);
      await ledger.write('.ai-review/marks/ada/1.json', '{}');
      assert.deepEqual(await ledger.list('.ai-review/marks'), ['ada/']);
      assert.deepEqual(await ledger.list('.ai-review/marks/ada'), ['1.json']);
      const read = await ledger.read('.ai-review/marks/ada/1.json');
      assert.equal(read !== null && 'text' in read && read.text, '{}');
      assert.ok(await disk.exists(at('.ai-review\\marks\\ada\\1.json')));
    });
  });

describe('a relative path of Windows', () => {
  for (const path of ['..', '..\\a', 'D:\\a', '\\\\server\\share\\a', '\\a'])
    it(`leads out: ${path}`, () => assert.equal(isOutside(path, win32), true));
  for (const path of ['', 'a', '..a\\b', 'a\\..b', '...'])
    it(`stays inside: ${path}`, () => assert.equal(isOutside(path, win32), false));
});

describe('a path that is shown', () => {
  const shown: [folder: string, path: string, text: string][] = [
    ['C:\\Work', 'C:\\Work\\src\\a.py', 'src/a.py'],
    ['C:\\Work', 'c:\\work\\src\\a.py', 'src/a.py'],
    ['C:\\Work', 'C:\\Work', '.'],
    ['C:\\Work', 'C:\\Other\\a.py', 'C:/Other/a.py'],
    ['C:\\Work', 'D:\\Work\\a.py', 'D:/Work/a.py'],
    ['C:\\Work', '\\\\server\\share\\a.py', '//server/share/a.py'],
    ['\\\\server\\share\\repo', '\\\\server\\share\\repo\\src\\a.py', 'src/a.py'],
  ];
  for (const [folder, path, text] of shown)
    it(`from ${folder}: ${path}`, () => assert.equal(pathFrom(folder, path, win32), text));

  it('keeps a backslash that is a part of a name elsewhere', () => {
    assert.equal(pathFrom('/work', '/work/a\\b.py', posix), 'a\\b.py');
  });
});
