import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { type HookEvent, NO_DEED } from '../agent/hooks/event.ts';
import { keyFilesOf } from './keyFiles.ts';

const CONFIGURATION = '.ai-security-scanner.yml';

describe('the files of keys of a workspace', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder({ 'project/src/a.py': '', 'other/b.py': '' });
    mkdirSync(folder.at('project/.git'));
  });
  afterEach(() => folder.remove());

  const found = (own: string, more: Partial<HookEvent> = {}): string[] => {
    const event: HookEvent = {
      kind: 'before command',
      name: 'PreToolUse',
      deed: NO_DEED,
      session: undefined,
      call: undefined,
      folder: undefined,
      roots: [],
      isHeldBack: false,
      ...more,
    };
    return keyFilesOf(event, folder.at(own)).flatMap(({ paths }) =>
      paths.map((path) => path.slice(folder.path.length + 1)),
    );
  };

  it('are those of the configuration above the folder, up to the repository', () => {
    folder.write({ [CONFIGURATION]: 'allowedSigners: above\n' });
    assert.deepEqual(found('project/src'), []);
    folder.write({ [`project/${CONFIGURATION}`]: 'allowedSigners: keys/ours\n' });
    assert.deepEqual([...new Set(found('project/src'))], ['project/keys/ours']);
    assert.deepEqual([...new Set(found('other'))], ['above']);
  });

  it('are those of folders that the event names as well', () => {
    folder.write({ [`project/${CONFIGURATION}`]: 'allowedSigners: keys\n' });
    for (const more of [
      { folder: '../project' },
      { folder: folder.at('project/src') },
      { roots: ['../project'] },
    ])
      assert.deepEqual([...new Set(found('other', more))], ['project/keys'], JSON.stringify(more));
    assert.deepEqual(found('other', { folder: '/nowhere' }), []);
  });

  it('are named by where links lead, too', () => {
    folder.write({ [`project/${CONFIGURATION}`]: 'allowedSigners: keys\n', 'project/real': 'x' });
    symlinkSync(folder.at('project/real'), folder.at('project/keys'));
    assert.deepEqual(found('project'), ['project/keys', 'project/real']);
  });

  it('are none where the configuration names none, is no file, or is too large', () => {
    folder.write({ [`project/${CONFIGURATION}`]: 'confidence: low\n' });
    assert.deepEqual(found('project'), []);
    folder.write({ [`project/${CONFIGURATION}`]: `allowedSigners: keys\n${'#'.repeat(1024 * 1024)}` });
    assert.deepEqual(found('project'), []);
    mkdirSync(folder.at(`other/${CONFIGURATION}`));
    assert.deepEqual(found('other'), []);
  });
});
