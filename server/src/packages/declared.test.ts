/** What counts as declared: every form of manifest, and for each name that is, one beside it that is not. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isUndeclared } from './declared.ts';
import { concernsPackages, gatherPackages, LONGEST_MANIFEST, MOST_MANIFESTS } from './gather.ts';

/** Which of some names, imported in a file, are said to be undeclared in a project of these files. */
async function undeclared(
  files: Readonly<Record<string, string>>,
  path: string,
  ...specifiers: string[]
): Promise<string[]> {
  const packages = await gatherPackages(Object.keys(files), async (each) => files[each] ?? null);
  const language = path.endsWith('.py') ? 'python' : 'typescript';
  return specifiers.filter((specifier) => isUndeclared(specifier, { language, path, packages }));
}

const PYTHON: Record<string, Record<string, string>> = {
  'requirements.txt': {
    'requirements.txt': 'known-one[extra]>=1 ; python_version > "3"\n# absent\n--hash=x\n',
  },
  'requirements.txt with the line breaks of Windows': {
    'requirements.txt': 'known-one>=1\r\n#https://example.com/absent\r\n',
  },
  'a folder of requirements': { 'requirements/base.txt': 'known_one==2\n' },
  'requirements.in with an egg': { 'requirements.in': '-e git+https://example.com/a.git#egg=known-one\n' },
  'one that includes another': {
    'requirements-dev.txt': '-r requirements.txt\n',
    'requirements.txt': 'known.one\n',
  },
  'PEP 621': { 'pyproject.toml': '[project]\nname = "app"\ndependencies = [\n  "known-one>=1",\n]\n' },
  'dependency groups': { 'pyproject.toml': '[project]\n[dependency-groups]\ndev = ["known-one"]\n' },
  Poetry: { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.12"\nknown-one = "^1"\n' },
  'setup.cfg': { 'setup.cfg': '[options]\ninstall_requires =\n    known-one>=1\n' },
  'setup.py': { 'setup.py': "setup(name='app', install_requires=['known-one>=1'])\n" },
  Pipfile: { Pipfile: '[packages]\nknown-one = "*"\n' },
  conda: { 'environment.yml': 'dependencies:\n  - conda-forge::known-one=1\n  - pip:\n    - other\n' },
  'a lock file': {
    'pyproject.toml': '[project]\ndependencies = ["other"]\n',
    'uv.lock': '[[package]]\nname = "known-one"\n',
  },
};

const NODE: Record<string, Record<string, string>> = {
  dependencies: { 'package.json': '{"dependencies":{"known-one":"1"}}' },
  devDependencies: { 'package.json': '{"devDependencies":{"known-one":"1"}}' },
  peerDependencies: { 'package.json': '{"peerDependencies":{"known-one":"1"}}' },
  optionalDependencies: { 'package.json': '{"optionalDependencies":{"known-one":"1"}}' },
  'a list of what is bundled': { 'package.json': '{"bundledDependencies":["known-one"]}' },
  types: { 'package.json': '{"devDependencies":{"@types/known-one":"1"}}' },
  'its own name': { 'package.json': '{"name":"known-one"}' },
  'a workspace': {
    'package.json': '{"name":"app","workspaces":["packages/*"]}',
    'packages/known-one/index.ts': '',
  },
  'another member of a workspace': {
    'package.json': '{"name":"app","workspaces":["libs/*"]}',
    'libs/a/package.json': '{"name":"known-one"}',
  },
  'package-lock.json': {
    'package.json': '{"name":"app"}',
    'package-lock.json': '{"packages":{"node_modules/a/node_modules/known-one":{"version":"1.0.0"}}}',
  },
  'yarn.lock': { 'package.json': '{"name":"app"}', 'yarn.lock': 'known-one@^1.0.0:\n  version "1.0.0"\n' },
  'pnpm-lock.yaml': {
    'package.json': '{"name":"app"}',
    'pnpm-lock.yaml': 'packages:\n\n  known-one@1.0.0:\n',
  },
  'paths of a compiler': {
    'package.json': '{"name":"app"}',
    'tsconfig.json': '{"compilerOptions":{/* a */"paths":{"known-one/*":["./src/*"]}}}',
  },
  'an alias of a bundler': {
    'package.json': '{"name":"app"}',
    'vite.config.ts': "export default { resolve: { alias: { 'known-one': '/src' } } };",
  },
  'a declared module': {
    'package.json': '{"name":"app"}',
    'src/types.d.ts': "declare module 'known-one' {}",
  },
};

describe('packages that nothing declares', () => {
  for (const [name, files] of Object.entries(PYTHON))
    it(`are told from those of Python by ${name}`, async () =>
      assert.deepEqual(await undeclared(files, 'src/app.py', 'known_one.part', 'made_up'), ['made_up']));

  for (const [name, files] of Object.entries(NODE))
    it(`are told from those of Node by ${name}`, async () =>
      assert.deepEqual(await undeclared(files, 'src/app.ts', 'known-one/part', 'made-up', '@known-one/x'), [
        'made-up',
        '@known-one/x',
      ]));

  it('are told by the name that a distribution has', async () => {
    const files = {
      'requirements.txt': 'PyYAML\nscikit-image\nPillow\npython-dateutil\npyserial\nrequests\n',
    };
    assert.deepEqual(
      await undeclared(
        files,
        'a.py',
        'yaml',
        'skimage',
        'PIL',
        'dateutil',
        'serial',
        'request',
        'bs4',
        'jwt',
      ),
      ['request', 'bs4', 'jwt'],
    );
  });

  it('are none of the standard library, nor of what is no package', async () => {
    const python = { 'requirements.txt': '' };
    assert.deepEqual(
      await undeclared(python, 'a.py', 'os.path', 'tomllib', 'distutils', '.a', '', 'a_pb2', 'made_up'),
      ['made_up'],
    );
    const node = { 'package.json': '{"name":"app"}' };
    assert.deepEqual(
      await undeclared(
        node,
        'a.ts',
        ...[
          'fs/promises',
          'node:test',
          './a',
          '/a',
          '@/a',
          '~/a',
          '#a',
          '$lib/a',
          'virtual:a',
          'bun:test',
          'vscode',
        ],
        ...['https://example.com/a.js', 'Components/a', 'a!b', '', 'made-up'],
      ),
      ['made-up'],
    );
  });

  it('are none of the modules of the project, wherever they lie', async () => {
    const files = {
      'requirements.txt': '',
      'lib/helpers.py': '',
      'tools/inner/deep/__init__.py': '',
      'docs/guide.md': '',
    };
    assert.deepEqual(await undeclared(files, 'a.py', 'helpers', 'inner', 'deep.x', 'guide', 'docs'), [
      'guide',
      'docs',
    ]);
  });

  it('are looked for from the folder up only', async () => {
    const files = {
      'package.json': '{"dependencies":{"top":"1"}}',
      'a/package.json': '{"dependencies":{"inner":"1"}}',
    };
    assert.deepEqual(await undeclared(files, 'a/x.ts', 'top', 'inner', 'made-up'), ['made-up']);
    assert.deepEqual(await undeclared(files, 'b/x.ts', 'top', 'inner', 'made-up'), ['inner', 'made-up']);
    assert.deepEqual(await undeclared({ 'a/package.json': '{"name":"a"}' }, 'b/x.ts', 'made-up'), []);
  });

  it('are not spoken of without a manifest', async () => {
    assert.deepEqual(await undeclared({}, 'a.py', 'made_up'), []);
    assert.deepEqual(
      await undeclared({ 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' }, 'a.py', 'made_up'),
      [],
    );
    assert.deepEqual(await undeclared({ 'package.json': '{"type":"module"}' }, 'a.ts', 'made-up'), []);
    assert.deepEqual(await undeclared({ 'package.json': '{"name":"app"}' }, 'a.py', 'made_up'), []);
  });

  it('are not spoken of where something cannot be read', async () => {
    for (const text of ['{"dependencies":', '[]', 'null', '"a"', ''])
      assert.deepEqual(await undeclared({ 'package.json': text }, 'a.ts', 'made-up'), [], text);
    for (const text of [
      '-r ../other/list.txt',
      '-r list.cfg',
      '-r other/requirements.txt',
      'git+https://example.com/a.git',
      'https://example.com/a.whl',
    ])
      assert.deepEqual(await undeclared({ 'requirements.txt': text }, 'a.py', 'made_up'), [], text);
    assert.deepEqual(
      await undeclared({ 'setup.py': 'setup(install_requires=read("a"))' }, 'a.py', 'made_up'),
      [],
    );
    const dynamic = '[project]\ndynamic = ["version", "dependencies"]\n';
    assert.deepEqual(await undeclared({ 'pyproject.toml': dynamic }, 'a.py', 'made_up'), []);
    const long = `# ${'a'.repeat(LONGEST_MANIFEST)}`;
    assert.deepEqual(await undeclared({ 'requirements.txt': long }, 'a.py', 'made_up'), []);
    const many = Object.fromEntries(
      [...Array(MOST_MANIFESTS + 1).keys()].map((i) => [`${i}/requirements.txt`, '']),
    );
    assert.deepEqual(await undeclared(many, '1/a.py', 'made_up'), []);
    assert.deepEqual(await undeclared({ '1/requirements.txt': '' }, '1/a.py', 'made_up'), ['made_up']);
  });

  it('are not spoken of in tests and examples that the manifest is not for', async () => {
    const files = { 'package.json': '{"name":"app"}', 'examples/b/package.json': '{"name":"b"}' };
    assert.deepEqual(await undeclared(files, 'examples/a/x.ts', 'made-up'), []);
    assert.deepEqual(await undeclared(files, 'test/x.ts', 'made-up'), []);
    assert.deepEqual(await undeclared(files, 'examples/b/x.ts', 'made-up'), ['made-up']);
  });

  it('of hostile manifests cost little and break nothing', async () => {
    const started = performance.now();
    const names = `{"dependencies":{"__proto__":"1","constructor":"1","toString":"1"},"name":{"a":[[]]}}`;
    assert.deepEqual(await undeclared({ 'package.json': names }, 'a.ts', 'made-up', 'constructor'), [
      'made-up',
    ]);
    const blanks = ' '.repeat(200_000);
    for (const path of ['requirements.txt', 'pyproject.toml', 'setup.py', 'yarn.lock', 'vite.config.ts'])
      for (const text of [
        blanks,
        `"${blanks}`,
        `${'-r '.repeat(50_000)}`,
        `@${'a'.repeat(200_000)}`,
        'install_requires '.repeat(10_000),
        '- '.repeat(100_000),
        'dynamic = ['.repeat(10_000),
      ])
        await undeclared(
          { 'package.json': '{"name":"app"}', [path]: text },
          'a.py',
          'made_up',
          'constructor',
        );
    assert.ok(performance.now() - started < 5_000);
  });

  it('are asked for anew when a manifest or a module comes or changes', async () => {
    const packages = await gatherPackages(['requirements.txt', 'lib/a.py'], async () => '');
    assert.deepEqual(
      [
        'requirements.txt',
        'x/package.json',
        'lib/new.py',
        'new/a.py',
        'lib/a.py',
        'README.md',
        'node_modules/a/package.json',
      ].filter((path) => concernsPackages(path, packages)),
      ['requirements.txt', 'x/package.json', 'lib/new.py', 'new/a.py'],
    );
  });
});
