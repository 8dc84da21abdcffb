/**
 * The repository's own promises: what set-up notices, what the lock file leaves out, what ships.
 */

import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { grammarPath, grammars, runtime } from '../../scripts/grammars.ts';
import { packageFolder } from '../../scripts/notices.ts';
import { checkNode, dependenciesAreCurrent, SetupError } from '../../scripts/prerequisites.mjs';
import { projectRoot } from '../support/grammars.ts';

function readJson(path: string): Record<string, never> {
  return JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as Record<string, never>;
}

describe('the check of Node', () => {
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) {
    it(`accepts ${version}`, () => checkNode(version));
  }
  for (const version of ['18.20.0', '20.18.3', '16.0.0']) {
    it(`refuses ${version}, and says what to do`, () => {
      assert.throws(
        () => checkNode(version),
        (error) => error instanceof SetupError && /install Node 20\.19/.test(error.message),
      );
    });
  }
});

describe('the check of installed dependencies', () => {
  let folder: string;
  const wanted = {
    '': { name: 'project' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-platform': { version: '2.0.0', optional: true },
  };
  const install = (packages: Record<string, unknown>): void => {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-unit-'));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('notices that nothing is installed', () => assert.equal(dependenciesAreCurrent(folder), false));
  it('accepts what the lock file says, without packages of other platforms', () => {
    install({ 'node_modules/a': { version: '1.0.0' } });
    assert.equal(dependenciesAreCurrent(folder), true);
  });
  it('notices another version', () => {
    install({ 'node_modules/a': { version: '0.9.0' } });
    assert.equal(dependenciesAreCurrent(folder), false);
  });
  it('notices a missing package', () => {
    install({ 'node_modules/other-platform': { version: '2.0.0' } });
    assert.equal(dependenciesAreCurrent(folder), false);
  });
  it('holds for this very folder', () => assert.equal(dependenciesAreCurrent(), true));
});

describe('dependencies', () => {
  const manifest = readJson('package.json') as Record<string, Record<string, string>>;

  it('are pinned exactly', () => {
    const loose = Object.entries(manifest.devDependencies ?? {}).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    assert.deepEqual(loose, []);
  });
  it('are all bundled: nothing is installed with the package', () => {
    assert.equal(manifest.dependencies, undefined);
  });
  it('come from whichever registry a machine is set up to use', () => {
    assert.doesNotMatch(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'), /"resolved":/);
  });
  it('each have their reason in docs/dependencies.md', () => {
    const text = readFileSync(join(projectRoot, 'docs/dependencies.md'), 'utf8');
    const missing = Object.keys(manifest.devDependencies ?? {}).filter(
      (name) => !text.includes(`\`${name}\``),
    );
    assert.deepEqual(missing, []);
  });
});

describe('grammars', () => {
  it('are all there', () => {
    for (const { file } of [runtime, ...grammars]) {
      assert.ok(existsSync(grammarPath(projectRoot, file)), file);
    }
  });
  it('that a language names are among those that ship', () => {
    const folder = join(projectRoot, 'server/src/syntax/languages');
    const named = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/grammar: '([^']+)'/g)])
      .map((match) => match[1] ?? '');
    assert.ok(named.length >= 4, `only ${named.length} languages were found`);
    for (const file of named) grammarPath(projectRoot, file);
  });
  it('that do not ship are refused by name', () => {
    assert.throws(
      () => grammarPath(projectRoot, 'tree-sitter-cobol.wasm'),
      /tree-sitter-cobol\.wasm is not among/,
    );
  });
});

describe('the packages of bundled files', () => {
  it('are the innermost ones', () => {
    assert.equal(packageFolder('node_modules/yaml/dist/index.js'), 'node_modules/yaml');
    assert.equal(packageFolder('node_modules/@vscode/l10n/main.js'), 'node_modules/@vscode/l10n');
    assert.equal(packageFolder('node_modules/a/node_modules/b/c.js'), 'node_modules/a/node_modules/b');
    assert.equal(packageFolder('server/src/main.ts'), undefined);
  });
});

describe('files of tests', () => {
  const files = ['client/src', 'protocol', 'scripts', 'server/src', 'test'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
  );
  const saying = (words: RegExp): string[] =>
    files.filter((file) => words.test(readFileSync(join(projectRoot, file), 'utf8')));

  it('are found', () => assert.ok(files.length > 100, `only ${files.length} files`));
  it('have their hooks in a group: outside of one they would run for every test of a suite', () => {
    assert.deepEqual(saying(/^(before|after)(Each)?\(/m), []);
  });
  it('do not build: what is built is one folder for all suites, of which two run at a time', () => {
    assert.deepEqual(saying(/\[[^\]]*'esbuild\.mjs'/), []);
  });
});

describe('CI', () => {
  it('runs npm test and nothing else', () => {
    const script = readFileSync(join(projectRoot, '.ci/run'), 'utf8');
    const commands = script.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    assert.deepEqual(commands, ['cd "$(dirname "$0")/.." && CI=true exec npm test']);
  });
});
