import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { nodeFileSystem } from '../ports/nodeFileSystem.ts';
import { failingFileSystem } from '../ports/testing.ts';
import { decodeText, kindOf, MAXIMUM_FILE_BYTES, readText, writeAtomically } from './files.ts';

const PICTURE = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(8)]);

let folder: TemporaryFolder;
/** Gives each test of a group a folder of its own. */
function ownFolder(): void {
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());
}

describe('reading a file as text', () => {
  ownFolder();

  const readBytes = async (bytes: Uint8Array | string) => {
    folder.write({ file: bytes });
    return readText(folder.at('file'), nodeFileSystem);
  };
  const readProblem = async (bytes: Uint8Array | string): Promise<string> => {
    const read = await readBytes(bytes);
    return read !== null && 'problem' in read ? read.problem.message : assert.fail('it was read');
  };

  it('gives UTF-8 as it is, line endings and all', async () =>
    assert.deepEqual(await readBytes('a\r\nä 漢 😀\r'), { text: 'a\r\nä 漢 😀\r', encoding: 'utf-8' }));

  it('leaves out the byte-order mark', async () =>
    assert.deepEqual(await readBytes('\ufeffx = 1'), { text: 'x = 1', encoding: 'utf-8-bom' }));

  it('reads UTF-16 that says so', async () => {
    const little = Buffer.from('\ufeffx = 1\n', 'utf16le');
    assert.deepEqual(await readBytes(little), { text: 'x = 1\n', encoding: 'utf-16le' });
    assert.deepEqual(await readBytes(Buffer.from(little).swap16()), {
      text: 'x = 1\n',
      encoding: 'utf-16be',
    });
  });

  it('replaces what is no UTF-8, as editors do, and says where', async () => {
    const read = await readBytes(Buffer.from([0x61, 0x0a, 0xe4, 0x62, 0xff, 0xfe]));
    assert.ok(read !== null && 'text' in read);
    assert.equal(read.text, 'a\n�b��');
    assert.match(read.warning?.message ?? '', /not valid UTF-8.*Save it as UTF-8/);
    assert.deepEqual(read.warning?.span, { start: 2, end: 3 });
  });

  it('takes U+FFFD in the file for what it is', async () =>
    assert.deepEqual(await readBytes('a�b'), { text: 'a�b', encoding: 'utf-8' }));

  it('refuses binary files', async () => {
    assert.match(await readProblem(PICTURE), /binary file/);
    const read = await readBytes(PICTURE);
    assert.equal(read !== null && 'binary' in read && read.binary, true);
  });

  it('takes nothing that an interpreter is given for a mere picture', () => {
    const isBinary = (path: string, bytes: Uint8Array) => {
      const read = decodeText(bytes, path);
      return 'problem' in read ? read.binary : assert.fail(`${path} was read`);
    };
    assert.equal(isBinary('/a/logo.png', PICTURE), true);
    assert.equal(isBinary('/a/logo', PICTURE), true);
    assert.equal(isBinary('/a/logo.js', PICTURE), false);
    const installer = Buffer.concat([
      Buffer.from('#!/bin/sh\nexit 0\n'),
      Buffer.alloc(4000, 1),
      Buffer.of(0),
    ]);
    assert.equal(isBinary('/a/install.run', installer), false);
  });

  it('reads a text that has NUL bytes, keeps them, and says so', async () => {
    const read = await readBytes('const s = "\0";\nrun();\n');
    assert.ok(read !== null && 'text' in read);
    assert.equal(read.text, 'const s = "\0";\nrun();\n');
    assert.match(read.warning?.message ?? '', /has NUL bytes/);
    assert.deepEqual(read.warning?.span, { start: 11, end: 12 });
  });

  it('says both when bytes are wrong and NUL', async () => {
    const read = await readBytes(Buffer.from('name = "caf\u00e9 \0"\nrun(name)\n', 'latin1'));
    assert.match(
      read !== null && 'text' in read ? (read.warning?.message ?? '') : '',
      /is not valid UTF-8 and has NUL bytes/,
    );
  });

  it('refuses what is too large, without reading it', async () => {
    folder.write({ file: '' });
    truncateSync(folder.at('file'), MAXIMUM_FILE_BYTES + 1);
    const read = await readText(folder.at('file'), failingFileSystem({ [folder.at('file')]: 'EIO' }));
    assert.ok(read !== null && 'problem' in read);
    assert.equal(read.problem.kind, 'limit');
    assert.match(read.problem.message, /larger than 64 MB.*exclude it/);
  });

  it('refuses pipes, which may never end', async () => {
    execFileSync('mkfifo', [folder.at('pipe')]);
    const read = await readText(folder.at('pipe'), nodeFileSystem);
    assert.match(read !== null && 'problem' in read ? read.problem.message : '', /not a regular file/);
  });

  it('says why it cannot read: a folder, no permission', async () => {
    const path = folder.at('file');
    folder.write({ file: 'a' });
    const messageOf = (read: Awaited<ReturnType<typeof readText>>): string =>
      read !== null && 'problem' in read ? read.problem.message : '';
    const failing = async (code: string): Promise<string> =>
      messageOf(await readText(path, failingFileSystem({ [path]: code })));
    assert.equal(
      messageOf(await readText(folder.path, nodeFileSystem)),
      'The file cannot be read: it is a folder.',
    );
    assert.equal(await failing('EACCES'), 'The file cannot be read: permission denied.');
    assert.equal(await failing('EWEIRD'), 'The file cannot be read: failed (EWEIRD).');
  });

  it('answers null where there is nothing', async () => {
    folder.write({ file: 'a' });
    assert.equal(await readText(folder.at('missing'), nodeFileSystem), null);
    assert.equal(await readText(folder.at('file/inside'), nodeFileSystem), null);
  });
});

describe('the kind of a path', () => {
  ownFolder();

  it('is found out, links followed', async () => {
    folder.write({ 'a/file': '' });
    symlinkSync(folder.at('a'), folder.at('link'));
    symlinkSync(folder.at('nowhere'), folder.at('broken'));
    assert.equal(await kindOf(folder.at('a/file'), nodeFileSystem), 'file');
    assert.equal(await kindOf(folder.at('a'), nodeFileSystem), 'folder');
    assert.equal(await kindOf(folder.at('link'), nodeFileSystem), 'folder');
    assert.equal(await kindOf(folder.at('broken'), nodeFileSystem), 'missing');
    assert.equal(await kindOf('/dev/null', nodeFileSystem), 'other');
  });
  it('says why it cannot be found out', async () => {
    symlinkSync(folder.at('loop'), folder.at('loop'));
    await assert.rejects(kindOf(folder.at('loop'), nodeFileSystem), /links lead in a circle/);
  });
});

describe('writing a file', () => {
  ownFolder();

  it('replaces it, makes the folders above, and leaves nothing else behind', async () => {
    await writeAtomically(folder.at('a/b/report.json'), 'one', nodeFileSystem);
    await writeAtomically(folder.at('a/b/report.json'), 'two', nodeFileSystem);
    assert.equal(readFileSync(folder.at('a/b/report.json'), 'utf8'), 'two');
    assert.deepEqual(readdirSync(folder.at('a/b')), ['report.json']);
  });

  it('keeps the old file and cleans up when it fails', async () => {
    const path = folder.at('report.json');
    folder.write({ 'report.json': 'old' });
    await assert.rejects(writeAtomically(path, 'new', failingFileSystem({ [path]: 'EACCES' })), {
      message: 'permission denied',
    });
    assert.equal(readFileSync(path, 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder.path), ['report.json']);
  });

  it('writes through a link and to what is no regular file, without replacing either', async () => {
    folder.write({ target: 'old' });
    symlinkSync(folder.at('target'), folder.at('link'));
    await writeAtomically(folder.at('link'), 'new', nodeFileSystem);
    assert.ok(lstatSync(folder.at('link')).isSymbolicLink());
    assert.equal(readFileSync(folder.at('target'), 'utf8'), 'new');
    await writeAtomically('/dev/null', 'gone', nodeFileSystem);
    assert.ok(lstatSync('/dev/null').isCharacterDevice());
  });

  it('refuses a folder', async () =>
    assert.rejects(writeAtomically(folder.path, 'x', nodeFileSystem), { message: 'it is a folder' }));
});
