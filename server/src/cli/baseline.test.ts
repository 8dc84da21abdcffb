import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { runCommand } from './testing.ts';

let folder: TemporaryFolder;
/** Gives each test of a group a folder of its own. */
function ownFolder(): void {
  beforeEach(() => {
    folder = new TemporaryFolder();
    for (const name of ['one', 'two']) mkdirSync(`${folder.path}/${name}/.git`, { recursive: true });
  });
  afterEach(() => folder.remove());
}

const at = (path: string): string => `${folder.path}/${path}`;
const run = (here: string, ...args: string[]) => runCommand(at(here), args, { readGrammar });

/** Writes a baseline of some paths. */
async function record(here: string, ...paths: string[]): Promise<void> {
  const args = paths.flatMap((path) => ['--path', path]);
  const to = ['--format', 'json', '--fail-on', 'none', '--output', at('known.json')];
  assert.equal((await run(here, ...args, ...to)).code, 0);
}

/** How many findings of some paths a baseline does not have. */
async function fresh(here: string, ...paths: string[]): Promise<number> {
  const args = [...paths.flatMap((path) => ['--path', path]), '--baseline', at('known.json')];
  const { out } = await run(here, ...args, '--format', 'json', '--fail-on', 'none');
  return JSON.parse(out).findings.length;
}

describe('a baseline', () => {
  ownFolder();

  it('knows findings by their place in the repository, from wherever the command runs', async () => {
    folder.write({ 'one/src/a.py': 'bad(1)\nbad(2)\n', 'two/x.py': '' });
    symlinkSync(at('one'), at('link'));
    symlinkSync(at('one/src'), at('two/inner'));
    await record('one', 'src');
    for (const [here, path] of [
      ['one', '.'],
      ['one/src', '.'],
      ['one/src', 'a.py'],
      ['.', 'one'],
      ['.', 'one/src/a.py'],
      ['two', at('one')],
      ['.', 'link'],
      ['link', 'src'],
      ['.', 'two/inner'],
    ] as const)
      assert.equal(await fresh(here, path), 0, `${path} from ${here}`);
    folder.write({ 'one/src/b.py': 'bad(1)\n' });
    assert.equal(await fresh('.', 'one'), 1);
  });

  it('holds for files outside of repositories too', async () => {
    folder.write({ 'none/a.py': 'bad(1)\n' });
    await record('none', '.');
    assert.equal(await fresh('none', '.'), 0);
  });

  it('of one repository hides nothing of another whose files have the same names', async () => {
    folder.write({ 'one/a.py': 'bad(1)\n', 'two/a.py': 'bad(1)\n' });
    await record('.', 'one');
    assert.equal(await fresh('.', 'one', 'two'), 1);
    await record('.', 'one', 'two');
    assert.equal(await fresh('.', 'one', 'two'), 0);
    assert.equal(await fresh('.', 'two'), 0);
  });

  it('tells equal findings of a file apart, also when written with another baseline', async () => {
    folder.write({ 'one/a.py': 'bad(1)\n' });
    await record('one', '.');
    folder.write({ 'one/a.py': 'bad(1)\nbad(1)\n' });
    assert.equal(await fresh('one', '.'), 1);
    const { out } = await run('one', '--path', '.', '--baseline', at('known.json'), '--format', 'json');
    const [second] = JSON.parse(out).findings;
    assert.match(second.fingerprint, /:2$/);
  });
});

interface Located {
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: object } }];
}

describe('paths in reports for machines', () => {
  ownFolder();

  it('are below the repository of the file, and from where the command ran', async () => {
    folder.write({ 'one/src/a.py': 'bad(1)\n', 'none.py': 'bad(1)\n' });
    const places = async (here: string, path: string): Promise<unknown[]> => {
      const { out } = await run(here, '--path', path, '--format', 'json');
      const [finding] = JSON.parse(out).findings;
      return [finding.path, finding.repositoryPath];
    };
    assert.deepEqual(await places('.', 'one'), ['one/src/a.py', 'src/a.py']);
    assert.deepEqual(await places('one/src', '.'), ['a.py', 'src/a.py']);
    assert.deepEqual(await places('.', 'none.py'), ['none.py', 'none.py']);
    assert.deepEqual(await places('one', at('none.py')), [at('none.py'), at('none.py')]);
  });

  it('keep files of one name in two repositories apart in SARIF', async () => {
    folder.write({ 'one/a.py': 'bad(1)\n', 'two/a.py': 'bad(1)\n', 'two/é?.py': 'bad(1)\n' });
    const sarif = async (...paths: string[]) => {
      const args = paths.flatMap((path) => ['--path', path]);
      const { out, error } = await run('.', ...args, '--format', 'sarif');
      const [{ results, originalUriBaseIds }] = JSON.parse(out).runs;
      const locations = (results as Located[]).map(
        (each) => each.locations[0].physicalLocation.artifactLocation,
      );
      return { locations, bases: originalUriBaseIds, error };
    };
    const one = await sarif('two');
    assert.deepEqual(one.locations, [
      { uri: 'a.py', uriBaseId: '%SRCROOT%' },
      { uri: '%C3%A9%3F.py', uriBaseId: '%SRCROOT%' },
    ]);
    assert.deepEqual(Object.keys(one.bases), ['%SRCROOT%']);
    assert.equal(one.error, '');

    const both = await sarif('one', 'two');
    assert.deepEqual(both.locations.slice(0, 2), [
      { uri: 'a.py', uriBaseId: '%SRCROOT%' },
      { uri: 'a.py', uriBaseId: '%SRCROOT2%' },
    ]);
    assert.equal(both.bases['%SRCROOT2%'].uri, `file://${at('two')}/`);
    assert.match(both.error, /about 2 repositories/);
  });
});
