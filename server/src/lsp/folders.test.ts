import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import type { Project } from '../config/project.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { type Folders, registerFolders } from './folders.ts';
import type { Session } from './session.ts';
import { keyOf } from './uris.ts';

const CONFIGURATION = '/work/.ai-security-scanner.yml';

/** Folders whose projects are loaded when the test says so. */
function foldersOf(uri: string): { folders: Folders; loads: (() => void)[] } {
  const loads: (() => void)[] = [];
  const project = (root: string | undefined): Project =>
    ({
      rules: [],
      files: root === undefined ? [] : [CONFIGURATION],
      concernsPackages: (path: string) => path === 'inner/package.json',
    }) as unknown as Project;
  const loadProject = (root: string | undefined): Promise<Project> =>
    root === undefined
      ? Promise.resolve(project(root))
      : new Promise((resolve) => loads.push(() => resolve(project(root))));
  const session = {
    options: {},
    dependencies: { loadProject, createRuleSet: () => new RuleSet([]) },
    onInitialize: (listener: (params: unknown) => unknown) =>
      void listener({ workspaceFolders: [{ uri, name: 'work' }] }),
    onInitialized: () => undefined,
    onNotification: () => undefined,
    pathOf: (key: string) => URI.parse(key).path,
    keyOfPath: (path: string) => keyOf(URI.file(path).toString()),
    report: (_: string, error: unknown) => assert.fail(String(error)),
  } as unknown as Session;
  const settings = { current: { disabledRules: [] }, onDidChange: () => undefined } as unknown as Parameters<
    typeof registerFolders
  >[0]['settings'];
  return { folders: registerFolders({ session, settings }), loads };
}

describe('the folders of a workspace', () => {
  it('are loaded again when a file changes that they depend on', async () => {
    const { folders, loads } = foldersOf('file:///work');
    loads[0]?.();
    await folders.ready();
    folders.filesChanged(['file:///work/other.yml']);
    assert.equal(loads.length, 1);
    folders.filesChanged([`file://${CONFIGURATION}`]);
    assert.equal(loads.length, 2);
  });

  it('are loaded again when a file changes that says what packages they declare', async () => {
    const { folders, loads } = foldersOf('file:///work');
    loads[0]?.();
    await folders.ready();
    folders.filesChanged(['file:///elsewhere/inner/package.json', 'file:///work/inner/packages.json']);
    assert.equal(loads.length, 1);
    folders.filesChanged(['file:///work/inner/package.json']);
    assert.equal(loads.length, 2);
  });

  it('are loaded again when such a file changes while they are loaded for the first time', async () => {
    const { folders, loads } = foldersOf('file:///work');
    folders.filesChanged([`file://${CONFIGURATION}`]);
    loads[0]?.();
    // The first load may have read the file as it was.
    const ready = folders.ready();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(loads.length, 2);
    loads[1]?.();
    await ready;
    assert.equal(folders.all().length, 1);
  });

  it('are not loaded again for other files that change meanwhile', async () => {
    const { folders, loads } = foldersOf('file:///work');
    folders.filesChanged(['file:///work/app.py']);
    loads[0]?.();
    await folders.ready();
    assert.equal(loads.length, 1);
  });
});
