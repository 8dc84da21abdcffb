import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkReplaces } from './accept.ts';
import { CONTENTS_FILE, hashesOf, SIGNATURE_FILE } from './contents.ts';
import type { LockedPack } from './lock.ts';
import { type OpenedPack, openPack } from './open.ts';
import { LARGEST_FILE, MOST_BYTES, MOST_FILES, type PackFile } from './packFile.ts';
import { signerOf } from './signer.ts';
import { file, manifestText, ruleText, withContents } from './testing.ts';

const options = { name: 'folder', engine: '1.2.3', isArchive: false };
const rules = file('rules/a.yml', ruleText('a'));
const manifest = (version = '1.0.0', more = ''): PackFile =>
  file('pack.yml', manifestText('acme', version, more));
const publisher = 'publisher: rules@acme.example\n';

/** A pack with contents and something that stands for a signature. */
function signed(version = '1.0.0', files: readonly PackFile[] = [rules]): PackFile[] {
  const said = { name: 'acme', version, publisher: 'rules@acme.example' };
  return [...withContents([manifest(version, publisher), ...files], said), file(SIGNATURE_FILE, 'signature')];
}
const open = (...files: readonly PackFile[]): OpenedPack => openPack(files, options);
const paths = (pack: OpenedPack): string[] => pack.files.map(({ path }) => path);

function locked(pack: OpenedPack, more: Partial<LockedPack> = {}): LockedPack {
  const { name, version } = pack.manifest;
  return { name, version, source: '.', rules: 1, files: hashesOf(pack.files), ...more };
}

describe('a pack', () => {
  it('is what its manifest says, without the programs that rules are tested on', () => {
    const pack = open(
      manifest('1.0.0', "published: '2026-01-02'\nengine: 1.0.0\n"),
      rules,
      file('rules/a.py', 'a()'),
      file('rules/b.test.yaml', 'a'),
      file('.github/workflows/ci.yml', 'on: push'),
      file('LICENSE', 'MIT'),
      file('node_modules/evil.yml', 'a'),
    );
    assert.deepEqual(paths(pack), ['pack.yml', 'rules/a.yml', 'LICENSE']);
    assert.deepEqual(
      [pack.manifest.name, pack.manifest.version, pack.published],
      ['acme', '1.0.0', '2026-01-02'],
    );
  });

  it('without a manifest is named by its source, with a version by what it holds', () => {
    const [one, same, other] = [open(rules), open(rules), open(file('rules/a.yml', ruleText('b')))];
    assert.match(one.manifest.version, /^0\.0\.0-files\.[0-9a-f]{12}$/);
    assert.deepEqual([one.manifest.name, one.isDescribed], ['folder', false]);
    assert.equal(one.manifest.version, same.manifest.version);
    assert.notEqual(one.manifest.version, other.manifest.version);
  });

  it('in an archive lies in the one folder there', () => {
    const inside = [manifest(), rules].map(({ path, bytes }) => ({ path: `package/${path}`, bytes }));
    assert.deepEqual(paths(openPack(inside, { ...options, isArchive: true })), ['pack.yml', 'rules/a.yml']);
  });

  const REFUSED: readonly (readonly [string, readonly PackFile[], RegExp])[] = [
    ['that leads out of its folder', [file('../a.yml', ruleText('a'))], /leads out/],
    ['that is absolute', [file('/a.yml', ruleText('a'))], /absolute/],
    ['on a drive of Windows', [file('C:/a.yml', ruleText('a'))], /drive/],
    ['with names that differ in case alone', [rules, file('Rules/a.yml', ruleText('b'))], /one name/],
    ['with a file that is not UTF-8', [file('a.yml', Uint8Array.of(0x61, 0xff))], /not valid UTF-8/],
    ['with too large a file', [file('a.yml', new Uint8Array(LARGEST_FILE + 1))], /larger than/],
    [
      'with too many files',
      Array.from({ length: MOST_FILES + 1 }, (_, i) => file(`${i}.yml`, '')),
      /more than/,
    ],
    [
      'that is too large',
      Array.from({ length: MOST_BYTES / LARGEST_FILE + 1 }, (_, i) =>
        file(`${i}.yml`, new Uint8Array(LARGEST_FILE)),
      ),
      /larger than 64 MB/,
    ],
    ['without rules', [file('a.py', 'a')], /no \.yml/],
    ['of a newer engine', [manifest('1.0.0', 'engine: 2.0.0\n'), rules], /needs AI Security Scanner 2\.0\.0/],
    ['with a name that is a path', [file('pack.yml', manifestText('../x', '1.0.0')), rules], /line 1/],
    ['with a version that is none', [manifest('one'), rules], /three numbers.*line 2/],
    [
      'with a key that is unknown',
      [manifest('1.0.0', 'publishr: a@b.c\n'), rules],
      /did you mean `publisher`/,
    ],
    ['with a signature over nothing', [manifest(), rules, file(SIGNATURE_FILE, 's')], /lacks the/],
  ];
  for (const [what, files, message] of REFUSED)
    it(`${what} is refused`, () => assert.throws(() => open(...files), message));

  it('that was changed after it was signed is refused, whatever was changed', () => {
    assert.equal(open(...signed()).signature?.publisher, 'rules@acme.example');
    const replace = (path: string, text: string): PackFile[] =>
      signed().map((each) => (each.path === path ? file(path, text) : each));
    assert.throws(() => open(...replace('rules/a.yml', ruleText('b'))), /changed afterwards/);
    assert.throws(() => open(...signed(), file('rules/b.yml', ruleText('b'))), /added afterwards/);
    assert.throws(() => open(...signed(), file('rules/b.py', 'not even installed')), /added afterwards/);
    assert.throws(
      () => open(...signed().filter(({ path }) => path !== 'rules/a.yml'), file('c.yml', '')),
      /afterwards/,
    );
    assert.throws(
      () => open(...replace('pack.yml', manifestText('acme', '2.0.0', publisher))),
      /not of the same pack/,
    );
    assert.throws(
      () => open(...replace('pack.yml', manifestText('other', '1.0.0', publisher))),
      /not of the same pack/,
    );
    assert.throws(() => open(...replace(CONTENTS_FILE, '{"schemaVersion":1}')), /is broken/);
    const without = signed([...'1.0.0'].join(''), [rules, file('b.yml', ruleText('b'))]);
    assert.throws(() => open(...without.filter(({ path }) => path !== 'b.yml')), /lacks "b\.yml"/);
  });
});

describe('a pack in the place of another', () => {
  const first = open(...signed('1.1.0'));
  const lock = locked(first, { signer: 'rules@acme.example', published: '2026-01-01' });
  const check = (pack: OpenedPack, signer: string | undefined): void => checkReplaces(lock, pack, signer);

  it('may be newer, or the same', () => {
    check(open(...signed('1.2.0')), 'rules@acme.example');
    check(first, 'rules@acme.example');
  });

  it('may not be older', () =>
    assert.throws(() => check(open(...signed('1.0.9')), 'rules@acme.example'), /is older than 1\.1\.0/));

  it('may not be a replay of other files under the same version', () =>
    assert.throws(
      () => check(open(...signed('1.1.0', [file('b.yml', ruleText('b'))])), 'rules@acme.example'),
      /other files/,
    ));

  it('may not be of an earlier day', () =>
    assert.throws(
      () => check({ ...open(...signed('1.2.0')), published: '2025-12-31' }, 'rules@acme.example'),
      /2025-12-31/,
    ));

  it('may not be signed by another, nor by nobody', () => {
    assert.throws(() => check(open(...signed('1.2.0')), 'eve@evil.example'), /signed by eve@evil\.example/);
    assert.throws(() => check(open(...signed('1.2.0')), undefined), /is not signed/);
  });
});

describe('the signer of a pack', () => {
  const pack = open(...signed());
  const checks = (verify: boolean | undefined, holds = true): Parameters<typeof signerOf>[1] => ({
    verify: verify === undefined ? undefined : async (_, __, name) => verify && name === 'rules@acme.example',
    holds: async () => holds,
    list: 'trusted_publishers',
  });

  it('is the publisher whose key is trusted', async () =>
    assert.deepEqual(await signerOf(pack, checks(true)), { signer: 'rules@acme.example' }));
  it('is nobody where nobody says whom to trust', async () =>
    assert.match(JSON.stringify(await signerOf(pack, checks(undefined))), /unsigned.*does not exist/));
  it('is refused where the key is not trusted, or the pack is not signed', async () => {
    await assert.rejects(signerOf(pack, checks(false)), /not by a key/);
    await assert.rejects(signerOf(open(manifest(), rules), checks(true)), /is not signed/);
  });
  it('is refused where the signature does not hold, whoever is trusted', async () => {
    await assert.rejects(signerOf(pack, checks(undefined, false)), /does not hold/);
    await assert.rejects(signerOf(pack, checks(true, false)), /does not hold/);
  });
});
