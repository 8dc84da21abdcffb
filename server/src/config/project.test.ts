import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { projectFiles } from '../ports/projects.ts';
import { failingFileSystem } from '../ports/testing.ts';
import { loadRules } from '../rule/load.ts';
import { NO_MODELS } from '../rule/models.ts';
import { MAXIMUM_RULE_FILES } from '../storage/projects.ts';
import { loadProject, type Project, type ProjectOptions } from './project.ts';

const rule = (id: string): string =>
  `rules:\n  - { id: ${id}, message: m, severity: WARNING, languages: [python], pattern: ${id}() }\n`;

const bundled = loadRules(rule('shipped'), 'shipped.yaml').rules.map((each) => ({ ...each, bundled: true }));

let folder: TemporaryFolder;

function load(
  below: string | undefined,
  options: Partial<ProjectOptions> = {},
  failures: Record<string, string> = {},
): Promise<Project> {
  const files = projectFiles(
    {
      bundledRules: async () => bundled,
      bundledModels: async () => NO_MODELS,
      rulesDate: async () => '2025-12-01',
    },
    failingFileSystem(failures),
  );
  return loadProject(files, below === undefined ? undefined : folder.at(below), {
    trusted: true,
    ...options,
  });
}

/** What of a folder's packs is watched. */
const packFiles = (below: string): string[] =>
  ['.ai-security-scanner.lock', '.ai-security/packs', '.ai-security/trusted_publishers'].map((name) =>
    folder.at(below + name),
  );

const ids = ({ rules }: Project): string[] => rules.map(({ id }) => id);
/** Problems as `file@offset message`, files below the test's folder. */
const problems = (project: Project): string[] =>
  project.problems.map(
    ({ message, path, span }) =>
      `${path?.replace(`${folder.path}/`, '') ?? ''}${span === undefined ? '' : `@${span.start}`} ${message}`,
  );

describe('a project', () => {
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('without a folder is what ships', async () => {
    const project = await load(undefined);
    assert.deepEqual(ids(project), ['shipped']);
    assert.deepEqual([project.root, project.configurationFile, project.prefix], [undefined, undefined, '']);
    assert.equal(project.isScanned('anything.py'), true);
  });

  it('adds the rules of the repository', async () => {
    folder.write({
      '.ai-security-scanner.yml': 'rules: { include: [rules, one.yml] }',
      'rules/a.yml': rule('a'),
      'rules/deep/b.yaml': rule('b'),
      'rules/deep/b.test.yaml': 'a: test of a rule about YAML',
      'rules/.hidden/c.yml': 'not: a rule',
      'one.yml': rule('c'),
    });
    const project = await load('');
    assert.deepEqual(problems(project), []);
    assert.deepEqual(ids(project), ['shipped', 'a', 'b', 'c']);
    assert.deepEqual(project.files, [
      folder.at('.ai-security-scanner.yml'),
      ...packFiles(''),
      folder.at('rules'),
      folder.at('one.yml'),
    ]);
  });

  it('is that of the nearest configuration above, up to the root of the repository', async () => {
    folder.write({
      '.ai-security-scanner.yml': 'confidence: low',
      'repository/.ai-security-scanner.yml': 'paths: { exclude: [/app/old, new.py] }\n',
      'repository/app/src/x.py': '',
      'plain/.git/HEAD': '',
      'plain/app/x.py': '',
    });
    mkdirSync(folder.at('repository/.git'));
    const project = await load('repository/app');
    assert.equal(project.root, folder.at('repository'));
    assert.equal(project.prefix, 'app/');
    assert.equal(project.isScanned('old/x.py'), false);
    assert.equal(project.isScanned('src/old/x.py'), true);
    assert.equal(project.isScanned('src/new.py'), false);
    assert.deepEqual(project.files, [
      folder.at('repository/.ai-security-scanner.yml'),
      ...packFiles('repository/'),
      folder.at('repository/app/.ai-security-scanner.yml'),
    ]);
    const plain = await load('plain/app');
    assert.equal(plain.root, folder.at('plain'));
    assert.equal(plain.configuration.strictness, 'adaptive');
    assert.equal(plain.configurationFile, folder.at('plain/.ai-security-scanner.yml'));
  });

  it('without trust reads neither configuration nor rules', async () => {
    folder.write({
      '.ai-security-scanner.yml': 'rules: { include: [a.yml], disable: [shipped] }',
      'a.yml': rule('a'),
    });
    const project = await load('', { trusted: false });
    assert.deepEqual(ids(project), ['shipped']);
    assert.deepEqual(project.files, []);
  });

  it('lets the person add rules from anywhere, leave out what ships, and choose the confidence', async () => {
    folder.write({
      'work/.ai-security-scanner.yml': 'confidence: high\nrules: { disable: [shipped] }',
      'elsewhere/a.yml': rule('a'),
    });
    const options = { extraRules: [folder.at('elsewhere')], bundled: false, strictness: 'low' as const };
    const project = await load('work', options);
    assert.deepEqual(ids(project), ['a']);
    // The configuration speaks of a rule that ships: that it is left out this once makes it no mistake.
    assert.deepEqual(problems(project), []);
    assert.equal(project.configuration.strictness, 'low');
  });

  it('says where the configuration names rules that do not exist', async () => {
    folder.write({
      '.ai-security-scanner.yml':
        'rules:\n  disable: [shipped, gone]\n  severity:\n    lost: low\n  include: [no.yml, empty]\n',
    });
    mkdirSync(folder.at('empty'));
    assert.deepEqual(problems(await load('')), [
      '.ai-security-scanner.yml@72 No rules can be read from `no.yml`: there is nothing.',
      '.ai-security-scanner.yml@80 No rules can be read from `empty`: there is no .yml or .yaml file below it.',
      '.ai-security-scanner.yml@28 There is no rule `gone`: mend its name, or remove it from here.',
      '.ai-security-scanner.yml@56 There is no rule `lost`: mend its name, or remove it from here.',
    ]);
  });

  it('keeps broken rules apart: the rest counts', async () => {
    folder.write({
      '.ai-security-scanner.yml': 'rules: { include: [rules] }',
      'rules/a.yml': rule('a'),
      'rules/b.yml': 'rules: [',
      'rules/c.yml': Buffer.from([0, 1, 2]),
      'rules/d.yml': rule('d'),
      'rules/e.yml': rule('a'),
    });
    const project = await load('', {}, { [folder.at('rules/d.yml')]: 'EACCES' });
    assert.deepEqual(ids(project), ['shipped', 'a']);
    const found = problems(project);
    assert.equal(found.length, 4);
    assert.match(found[0] ?? '', /^rules\/c\.yml .*binary/);
    assert.match(found[1] ?? '', /^rules\/d\.yml .*permission denied/);
    assert.match(found[2] ?? '', /^rules\/b\.yml@\d+ This is not valid YAML/);
    assert.match(found[3] ?? '', /^rules\/e\.yml@\d+ The id `a` is already used in .*a\.yml/);
    assert.deepEqual(
      project.problems.map(({ kind }) => kind),
      ['rule', 'rule', 'rule', 'rule'],
    );
  });

  it('takes a file once that is named twice', async () => {
    folder.write({
      '.ai-security-scanner.yml': 'rules: { include: [rules, rules/a.yml] }',
      'rules/a.yml': rule('a'),
    });
    const project = await load('');
    assert.deepEqual(problems(project), []);
    assert.deepEqual(ids(project), ['shipped', 'a']);
  });

  for (const [what, path] of [
    ['by its path', '../outside/a.yml'],
    ['by an absolute path', '/outside/../etc'],
    ['by a link', 'link/a.yml'],
    ['by a link to a folder', 'link'],
  ] as const) {
    it(`does not read rules that lie outside the configuration's folder ${what}`, async () => {
      folder.write({
        'outside/a.yml': rule('a'),
        'work/.ai-security-scanner.yml': `rules: { include: [${path}] }`,
      });
      symlinkSync(folder.at('outside'), folder.at('work/link'));
      const project = await load('work');
      assert.deepEqual(ids(project), ['shipped']);
      assert.match(problems(project).join(), /work\/\.ai-security-scanner\.yml@19 No rules can be read from/);
    });
  }

  it('does not read a folder of very many rule files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: MAXIMUM_RULE_FILES + 1 }, (_, i) => [`rules/${i}.yml`, '']),
    );
    folder.write({ '.ai-security-scanner.yml': 'rules: { include: [rules] }', ...many });
    assert.match(problems(await load('')).join(), /it holds more than 2000 YAML files: name the folder/);
  });

  it('says that a configuration cannot be read', async () => {
    folder.write({ '.ai-security-scanner.yml': 'confidence: low' });
    const project = await load('', {}, { [folder.at('.ai-security-scanner.yml')]: 'EACCES' });
    assert.deepEqual(problems(project), [
      '.ai-security-scanner.yml The file cannot be read: permission denied.',
    ]);
    assert.equal(project.problems[0]?.kind, 'configuration');
    assert.equal(project.configuration.strictness, 'adaptive');
  });
});
