import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { type HookEvent, NO_DEED } from '../agent/hooks/event.ts';
import { hookFiles } from './hookFiles.ts';
import { hookMemory } from './hookMemory.ts';

let folder: TemporaryFolder;
let root: string;
/** Gives each test of a group a folder of its own. */
function ownFolder(): void {
  beforeEach(() => {
    folder = new TemporaryFolder();
    root = folder.path;
  });
  afterEach(() => folder.remove());
}

const event = (more: Partial<HookEvent> = {}): HookEvent => ({
  kind: 'edited',
  name: 'PostToolUse',
  deed: NO_DEED,
  session: undefined,
  call: undefined,
  folder: undefined,
  roots: [],
  isHeldBack: false,
  ...more,
});

describe("a hook's files", () => {
  ownFolder();

  const place = async (path: string, more: Partial<HookEvent> = {}, from = `${root}/project/sub`) =>
    (await hookFiles(from).place(path, event(more)))?.name;

  beforeEach(() => {
    folder.write({ 'project/sub/a.py': 'a', 'project/b.py': 'b', 'other/c.py': 'c', 'other/d/e.py': 'e' });
    mkdirSync(folder.at('project/.git'));
  });

  it('are those of the project that the hook was started in', async () => {
    assert.equal(await place('a.py'), 'sub/a.py');
    assert.equal(await place('new/file.py'), 'sub/new/file.py');
    assert.equal(await place(`${root}/project/b.py`), 'b.py');
    assert.equal(await place('../../other/c.py'), undefined);
    assert.equal(await place(`${root}/project/../other/c.py`), undefined);
    assert.equal(await place(`${root}/projects/x.py`), undefined);
    assert.equal(await place('/etc/hosts'), undefined);
    assert.equal(await place(`${root}/project`), undefined, 'the folder itself is none');
  });

  it('are those of folders that the payload names, if they belong to a project', async () => {
    assert.equal(await place('c.py', { folder: `${root}/other` }), undefined);
    assert.equal(await place('/etc/hosts', { folder: '/', roots: ['/', '/etc'] }), undefined);
    mkdirSync(folder.at('other/.git'));
    assert.equal(await place('c.py', { folder: `${root}/other/d/..` }), 'c.py');
    assert.equal(await place(`${root}/other/c.py`, { roots: [`${root}/other`] }), 'c.py');
    assert.equal(await place('b.py', { folder: '..' }), 'b.py');
  });

  it('are not what links lead to outside, and are what they lead to inside', async () => {
    symlinkSync(folder.at('other'), folder.at('project/link'));
    symlinkSync(folder.at('other/c.py'), folder.at('project/c.py'));
    symlinkSync(folder.at('project/sub'), folder.at('inner'));
    assert.equal(await place('../link/c.py'), undefined);
    assert.equal(await place('../link/new.py'), undefined);
    assert.equal(await place('../c.py'), undefined);
    assert.equal(await place(`${root}/inner/a.py`), 'sub/a.py');
    assert.equal(await place('a.py', {}, `${root}/inner`), 'sub/a.py');
  });

  it('are read where they are text of bearable size', async () => {
    folder.write({ 'project/nul.bin': '\u0089PNG\0\0\0\0\0\0\0\0' });
    const files = hookFiles(root);
    assert.equal(await files.read(`${root}/project/b.py`), 'b');
    for (const path of ['project', 'project/nowhere.py', 'project/nul.bin', 'project/b.py/c'])
      assert.equal(await files.read(`${root}/${path}`), undefined, path);
    assert.equal(await files.read('/dev/zero'), undefined);
  });

  it('tell what manifests say, from a folder up to the root of the project', async () => {
    folder.write({
      'package.json': 'above',
      'project/package.json': 'root',
      'project/sub/yarn.lock': 'lock',
    });
    const names = ['package.json', 'yarn.lock'];
    const files = hookFiles(`${root}/project`);
    assert.deepEqual(await files.manifests(names, ['.'], event()), ['root']);
    assert.deepEqual(await files.manifests(names, ['.', 'sub'], event()), ['root', 'lock']);
    assert.deepEqual(await files.manifests(names, ['..', '/'], event()), []);
    folder.write({ 'project/own.csproj': 'project', 'project/csproj': 'none', 'other.csproj': 'above' });
    assert.deepEqual(await files.manifests(['*.csproj', 'x'], ['sub'], event()), ['project']);
  });
});

describe("a hook's memory", () => {
  ownFolder();

  const memory = (session = 's'): ReturnType<typeof hookMemory> => hookMemory(session, folder.at('memory'));
  const note = { kind: 'told', path: '/w/a.py', finding: 'rule\nbad(1)' } as const;

  it('is of one session, and for nobody else to read', () => {
    memory().add([note]);
    memory().add([{ ...note, kind: 'asked' }]);
    assert.deepEqual(memory().notes(), [note, { ...note, kind: 'asked' }]);
    assert.deepEqual(memory('another').notes(), []);
    assert.equal(statSync(folder.at('memory')).mode & 0o777, 0o700);
    assert.deepEqual(memory('../../etc').notes(), []);
  });

  it('lets an event be claimed once, and again after a while', () => {
    assert.equal(memory().claim('edit'), true);
    assert.equal(memory().claim('edit'), false);
    assert.equal(memory().claim('other'), true);
    assert.equal(memory('another').claim('edit'), true);
    for (const session of readdirSync(folder.at('memory')))
      for (const name of readdirSync(folder.at(`memory/${session}`)))
        utimesSync(folder.at(`memory/${session}/${name}`), new Date(1_000_000), new Date(1_000_000));
    assert.equal(memory().claim('edit'), true);
    assert.equal(memory().claim('edit'), false);
  });

  it('leaves out what cannot be read, and does without what cannot be written', () => {
    memory().add([note]);
    const file = folder.at(`memory/${sessionFolder()}/notes.jsonl`);
    writeFileSync(file, `{\n[]\nnull\n{"kind":"told","path":1}\n${JSON.stringify(note)}\n`);
    assert.deepEqual(memory().notes(), [note]);
    folder.write({ occupied: 'a file' });
    const nowhere = hookMemory('s', folder.at('occupied'));
    nowhere.add([note]);
    assert.deepEqual([nowhere.notes(), nowhere.claim('x')], [[], true]);
  });

  it('forgets sessions that are long over', () => {
    memory('old').add([note]);
    const old = folder.at(`memory/${sessionFolder()}`);
    utimesSync(old, new Date(1_000_000), new Date(1_000_000));
    memory('new').add([note]);
    assert.deepEqual([memory('old').notes(), memory('new').notes()], [[], [note]]);
  });

  /** The only folder of a session. */
  function sessionFolder(): string {
    const [name] = readdirSync(folder.at('memory'));
    return name as string;
  }
});
