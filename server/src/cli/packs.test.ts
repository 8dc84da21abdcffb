import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { makeKey } from '../../../test/review/support.ts';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import type { LockedPack } from '../packs/lock.ts';
import { MOST_BYTES } from '../packs/packFile.ts';
import { manifestText, ruleText, tarOf } from '../packs/testing.ts';
import { sha256Hex } from '../review/lineHash.ts';
import { type CommandResult, runCommand } from './testing.ts';

const LOCK = '.ai-security-scanner.lock';
const SIGNED = 'publisher: rules@acme.example\n';

describe('rule packs at the command line', () => {
  let folder: TemporaryFolder;
  const run = (...args: string[]): Promise<CommandResult> => runCommand(folder.path, args, { readGrammar });
  const read = (path: string): string => readFileSync(folder.at(path), 'utf8');
  const locked = (): LockedPack[] => (existsSync(folder.at(LOCK)) ? JSON.parse(read(LOCK)).packs : []);
  const key = (name: string): string => {
    makeKey(folder, name);
    return read(`${name}.pub`);
  };
  const trust = (publicKey: string, who = 'rules@acme.example'): void =>
    folder.write({
      '.ai-security/trusted_publishers': `${who} namespaces="rules@ai-security-scanner" ${publicKey}`,
    });
  /** Runs a verb that has to work. */
  const done = async (...args: string[]): Promise<string> => {
    const { code, out, error } = await run(...args);
    assert.equal(code, 0, `${args.join(' ')}: ${out}${error}`);
    return out;
  };
  const refused = async (message: RegExp, ...args: string[]): Promise<void> => {
    const before = JSON.stringify(locked());
    const { code, error } = await run(...args);
    assert.match(error, message);
    assert.equal(code, 2);
    assert.equal(JSON.stringify(locked()), before);
  };
  const found = async (): Promise<string[]> => {
    const { out } = await run('--path', 'app', '--format', 'json');
    return JSON.parse(out).findings.map(({ ruleId }: { ruleId: string }) => ruleId);
  };
  const acme = (version: string, ids: readonly string[], more = ''): void => {
    rmSync(folder.at('acme'), { recursive: true, force: true });
    folder.write({ 'acme/pack.yml': manifestText('acme', version, more) });
    for (const id of ids)
      folder.write({ [`acme/rules/${id}.yml`]: ruleText(id), [`acme/rules/${id}.py`]: `# ruleid: ${id}\n` });
  };

  beforeEach(() => {
    folder = new TemporaryFolder({ 'app/a.py': 'one()\ntwo()\nbad()\n', '.git/HEAD': '' });
  });
  afterEach(() => folder.remove());

  it('are added from a folder, run, are listed, and are removed', async () => {
    acme('1.0.0', ['one'], "published: '2025-12-22'\n");
    assert.deepEqual(await found(), ['sure']);
    const out = await done('rules', 'add', './acme');
    assert.match(out, /^added {2}acme 1\.0\.0: 1 rule, of 2025-12-22, not signed$/m);
    assert.deepEqual(readdirSync(folder.at('.ai-security/packs/acme/rules')), ['one.yml']);
    assert.deepEqual((await found()).sort(), ['one', 'sure']);
    assert.match(
      await done('rules', 'list'),
      /acme 1\.0\.0; 1 rule; of 2025-12-22, 10 days old; of the repository; not signed; used \(acme\)/,
    );
    assert.match(await done('rules', 'add', './acme'), /there already/);
    assert.match(await done('rules', 'remove', 'acme'), /removed {2}acme/);
    assert.deepEqual([existsSync(folder.at('.ai-security/packs/acme')), locked()], [false, []]);
    assert.deepEqual(await found(), ['sure']);
    await refused(/no rule pack acme/, 'rules', 'remove', 'acme');
  });

  it("are a person's own with --user, for every repository", async () => {
    acme('1.0.0', ['one']);
    await done('rules', 'add', './acme', '--user');
    assert.equal(existsSync(folder.at(LOCK)), false);
    assert.deepEqual((await found()).sort(), ['one', 'sure']);
    assert.match(await done('rules', 'list'), /your own/);
  });

  it('can be switched off by the configuration, which knows their names', async () => {
    acme('1.0.0', ['one']);
    await done('rules', 'add', './acme');
    folder.write({ '.ai-security-scanner.yml': 'rules: { disablePacks: [acme, acne] }' });
    assert.deepEqual(await found(), ['sure']);
    assert.match((await run('rules', 'list')).error, /no rule pack `acne`/);
  });

  it('of which a file was changed, added, removed or linked go on without it, loudly', async () => {
    acme('1.0.0', ['one', 'two', 'bad']);
    writeFileSync(folder.at('acme/rules/bad.yml'), ruleText('third').replace('third()', 'bad()'));
    await done('rules', 'add', './acme');
    const pack = '.ai-security/packs/acme/rules';
    appendFileSync(folder.at(`${pack}/one.yml`), '\n');
    folder.write({ [`${pack}/evil.yml`]: ruleText('evil') });
    rmSync(folder.at(`${pack}/bad.yml`));
    symlinkSync('/etc/passwd', folder.at(`${pack}/link.yml`));
    assert.deepEqual((await found()).sort(), ['sure', 'two']);
    const { out } = await run('--path', 'app');
    for (const message of [
      /one\.yml.*is not what .*\.lock says.*somebody changed it/s,
      /evil\.yml.*is not in .*\.lock/s,
      /bad\.yml.*is missing/s,
      /link\.yml.*is a link/s,
    ])
      assert.match(out, message);
    const list = await run('rules', 'list');
    assert.equal(list.code, 1);
    assert.match(list.out, /4 problems/);
    assert.match(await done('rules', 'update', 'acme'), /updated/);
    assert.deepEqual((await found()).sort(), ['one', 'sure', 'third', 'two']);
  });

  it('that nobody has locked are not used', async () => {
    folder.write({ '.ai-security/packs/evil/a.yml': ruleText('one') });
    assert.deepEqual(await found(), ['sure']);
    assert.match((await run('--path', 'app')).out, /not in .*\.lock, so nothing of it is used/);
  });

  it('of a lock that cannot be read are not used, and everything else is', async () => {
    acme('1.0.0', ['one']);
    await done('rules', 'add', './acme');
    folder.write({ [LOCK]: '{' });
    assert.deepEqual(await found(), ['sure']);
    assert.match((await run('--path', 'app')).out, /cannot be read.*not JSON/s);
  });

  it('are packed reproducibly, signed, and taken where the publisher is trusted', async () => {
    acme('1.0.0', ['one'], SIGNED);
    trust(key('acme-key'));
    await refused(/not signed/, 'rules', 'add', './acme');
    const pack = async (output: string): Promise<Buffer> => {
      await done(
        'rules',
        'pack',
        'acme',
        '--key',
        'acme-key',
        '--published',
        '2025-12-01',
        '--output',
        output,
      );
      return readFileSync(folder.at(output));
    };
    assert.deepEqual(await pack('a.tgz'), await pack('b.tgz'));
    assert.match(await done('rules', 'add', 'a.tgz'), /signed by rules@acme\.example/);
    assert.equal(locked()[0]?.signer, 'rules@acme.example');
    assert.deepEqual((await found()).sort(), ['one', 'sure']);
    // A lock that was written for other files does not make these signed.
    folder.write({ '.ai-security/packs/acme/rules/one.yml': ruleText('other').replace('other()', 'one()') });
    const changed = locked()[0]?.files.map((each) =>
      each.path === 'rules/one.yml'
        ? { ...each, sha256: sha256Hex(read('.ai-security/packs/acme/rules/one.yml')) }
        : each,
    );
    folder.write({
      [LOCK]: JSON.stringify({ schemaVersion: 1, packs: [{ ...locked()[0], files: changed }] }),
    });
    assert.deepEqual(await found(), ['sure']);
    assert.match((await run('--path', 'app')).out, /acme is not used.*changed afterwards/s);
  });

  it('are not used where the key of their publisher is no longer trusted', async () => {
    acme('1.0.0', ['one'], SIGNED);
    trust(key('acme-key'));
    await done(
      'rules',
      'pack',
      'acme',
      '--key',
      'acme-key',
      '--published',
      '2025-12-01',
      '--output',
      'a.tgz',
    );
    await done('rules', 'add', 'a.tgz');
    trust(key('other-key'));
    assert.deepEqual(await found(), ['sure']);
    assert.match((await run('--path', 'app')).out, /not by a key/);
  });

  it('that are downgraded, replayed, unsigned or re-signed are refused', async () => {
    const publish = async (
      version: string,
      ids: readonly string[],
      by: string,
      output: string,
    ): Promise<void> => {
      acme(version, ids, SIGNED);
      await done('rules', 'pack', 'acme', '--key', by, '--published', '2025-12-01', '--output', output);
    };
    const [ours, theirs] = [key('acme-key'), key('evil-key')];
    trust(ours);
    await publish('1.1.0', ['one'], 'acme-key', 'new.tgz');
    await publish('1.0.0', ['one'], 'acme-key', 'old.tgz');
    await publish('1.1.0', ['two'], 'acme-key', 'replay.tgz');
    await publish('1.2.0', ['two'], 'evil-key', 'evil.tgz');
    await done('rules', 'add', 'new.tgz');
    await refused(/1\.0\.0 is older than 1\.1\.0/, 'rules', 'add', 'old.tgz');
    await refused(/other files than 1\.1\.0/, 'rules', 'add', 'replay.tgz');
    await refused(/not by a key/, 'rules', 'add', 'evil.tgz');
    acme('1.2.0', ['two'], SIGNED);
    await refused(/is not signed/, 'rules', 'add', './acme');
    // Even a publisher who is trusted too does not take over another's pack.
    appendFileSync(folder.at('.ai-security/trusted_publishers'), `eve@evil.example ${theirs}`);
    acme('1.2.0', ['two'], 'publisher: eve@evil.example\n');
    await done(
      'rules',
      'pack',
      'acme',
      '--key',
      'evil-key',
      '--published',
      '2025-12-01',
      '--output',
      'eve.tgz',
    );
    await refused(/signed by eve@evil\.example/, 'rules', 'add', 'eve.tgz');
    // The signature of a mark, or of anything else, is none of a pack.
    assert.deepEqual((await found()).sort(), ['one', 'sure']);
  });

  it('that were signed for something else are refused', async () => {
    acme('1.0.0', ['one'], SIGNED);
    trust(key('acme-key'));
    await done('rules', 'pack', 'acme', '--published', '2025-12-01', '--output', 'a.tgz');
    execFileSync('tar', ['-xzf', folder.at('a.tgz')], { cwd: folder.path });
    const sign = ['-q', '-Y', 'sign', '-n', 'review@ai-security-scanner', '-f', folder.at('acme-key')];
    execFileSync('ssh-keygen', [...sign, folder.at('package/pack.contents.json')], { stdio: 'ignore' });
    folder.write({ 'package/pack.contents.sig': read('package/pack.contents.json.sig') });
    rmSync(folder.at('package/pack.contents.json.sig'));
    await refused(/does not hold/, 'rules', 'add', './package');
  });

  it('that stand for the rules that ship must be signed by a trusted publisher, and newer', async () => {
    acme('1.0.0', ['one'], `replaces: bundled\n${SIGNED}`);
    await refused(/has to be signed by somebody you trust/, 'rules', 'add', './acme');
    trust(key('acme-key'));
    const pack = (day: string): Promise<string> =>
      done('rules', 'pack', 'acme', '--key', 'acme-key', '--published', day, '--output', `${day}.tgz`);
    await pack('2025-11-30');
    assert.match(await done('rules', 'add', '2025-11-30.tgz'), /removed {2}sure/);
    assert.deepEqual(await found(), ['sure']);
    assert.match(await done('rules', 'list'), /the rules that ship are of that day, or newer/);
    acme('1.1.0', ['one'], `replaces: bundled\n${SIGNED}`);
    await pack('2025-12-02');
    await done('rules', 'add', '2025-12-02.tgz');
    assert.deepEqual(await found(), ['one']);
    assert.match(
      await done('rules', 'list'),
      /ai-security-scanner 1\.2\.3; .*not used: a pack of them is newer/,
    );
    acme('1.2.0', ['one'], `replaces: bundled\n${SIGNED}`);
    await pack('2026-01-02');
    await refused(/in the future/, 'rules', 'add', '2026-01-02.tgz');
  });

  it('are neither written nor removed through links that a workspace has laid', async () => {
    acme('1.0.0', ['one']);
    await done('rules', 'add', './acme');
    const lock = read(LOCK);
    folder.write({ 'outside/acme/precious.txt': 'mine', 'outside/lock': lock });
    rmSync(folder.at('.ai-security/packs'), { recursive: true });
    symlinkSync(folder.at('outside'), folder.at('.ai-security/packs'));
    await refused(/is a link, so nothing was changed/, 'rules', 'remove', 'acme');
    await refused(/is a link, so nothing was changed/, 'rules', 'update');
    assert.equal(read('outside/acme/precious.txt'), 'mine');
    rmSync(folder.at('.ai-security'), { recursive: true });
    rmSync(folder.at(LOCK));
    symlinkSync(folder.at('outside/lock'), folder.at(LOCK));
    await refused(/is a link, so nothing was changed/, 'rules', 'remove', 'acme');
    assert.equal(read('outside/lock'), lock);
  });

  it('stand for the rules that ship only if they say so themselves, of the day that is signed', async () => {
    acme('1.0.0', ['one'], SIGNED);
    trust(key('acme-key'));
    await done(
      'rules',
      'pack',
      'acme',
      '--key',
      'acme-key',
      '--published',
      '2025-12-02',
      '--output',
      'a.tgz',
    );
    await done('rules', 'add', 'a.tgz');
    const [pack] = locked();
    const lock = (more: Partial<LockedPack>): void =>
      folder.write({ [LOCK]: JSON.stringify({ schemaVersion: 1, packs: [{ ...pack, ...more }] }) });
    lock({ replacesBundled: true });
    assert.deepEqual(await found(), ['sure']);
    lock({ published: '2025-12-31' });
    assert.deepEqual(await found(), ['sure']);
    lock({});
    assert.deepEqual((await found()).sort(), ['one', 'sure']);
  });

  const SPECIAL: readonly (readonly [string, () => void, RegExp])[] = [
    [
      'leads out of its folder',
      () => folder.write({ 'x.tar': tarOf([{ name: '../../evil.yml', text: ruleText('a') }]) }),
      /leads out/,
    ],
    [
      'is absolute',
      () => folder.write({ 'x.tar': tarOf([{ name: '/tmp/evil.yml', text: ruleText('a') }]) }),
      /absolute/,
    ],
    [
      'is on a drive',
      () => folder.write({ 'x.tar': tarOf([{ name: 'C:/evil.yml', text: ruleText('a') }]) }),
      /drive/,
    ],
    [
      'has a link',
      () => folder.write({ 'x.tar': tarOf([{ name: 'a', type: '2', link: '/etc' }, { name: 'a/x.yml' }]) }),
      /symbolic link/,
    ],
    [
      'has a hard link',
      () => folder.write({ 'x.tar': tarOf([{ name: 'a.yml', type: '1', link: '/etc/passwd' }]) }),
      /hard link/,
    ],
    [
      'collides by case',
      () =>
        folder.write({
          'x.tar': tarOf([
            { name: 'p/a.yml', text: ruleText('a') },
            { name: 'p/A.yml', text: ruleText('b') },
          ]),
        }),
      /one name/,
    ],
    [
      'has a name that is not UTF-8',
      () =>
        folder.write({ 'x.tar': tarOf([{ name: Uint8Array.of(0xff, 0x2e, 0x79, 0x6d, 0x6c), text: 'a' }]) }),
      /not UTF-8/,
    ],
    ['is a bomb', () => folder.write({ 'x.tar': gzipSync(Buffer.alloc(MOST_BYTES * 2)) }), /MB unpacked/],
    ['is damaged', () => folder.write({ 'x.tar': gzipSync('x'.repeat(5000)).subarray(0, 20) }), /damaged/],
  ];
  for (const [what, make, message] of SPECIAL)
    it(`whose archive ${what} are refused, and nothing is written`, async () => {
      make();
      await refused(message, 'rules', 'add', 'x.tar');
      assert.equal(existsSync(folder.at('.ai-security')), false);
      assert.equal(existsSync('/tmp/evil.yml') || existsSync(folder.at('../evil.yml')), false);
    });

  it('that are folders with links are refused', async () => {
    acme('1.0.0', ['one']);
    symlinkSync('/etc', folder.at('acme/rules/etc'));
    await refused(/is a link/, 'rules', 'add', './acme');
  });

  it('that have no pack.yml are taken as far as they are read, and the rest is said', async () => {
    folder.write({
      'semgrep/a.yml': `${ruleText('one')}  - { id: no-language, message: m, severity: ERROR, languages: [cobol], pattern: x() }\n`,
      'semgrep/deep/b.yaml':
        'rules: [{ id: broken, message: m, severity: ERROR, languages: [python], pattern: "f(" }]',
      'semgrep/ci.yml': 'on: push',
      'semgrep/deep/b.py': 'f()',
    });
    const out = await done('rules', 'add', './semgrep');
    assert.match(out, /left out {2}a\.yml:3: None of the languages \(cobol\)/);
    assert.match(out, /left out {2}deep\/b\.yaml.*\(broken\)/);
    assert.match(out, /left out {2}ci\.yml/);
    assert.match(out, /added {2}semgrep 0\.0\.0-files\.[0-9a-f]{12}: 1 rule, not signed/);
    assert.deepEqual(
      locked()[0]?.files.map(({ path }) => path),
      ['a.yml'],
    );
    const { out: scanned } = await run('--path', 'app');
    assert.match(scanned, /\bone\b/);
    assert.equal(/cobol|broken/.test(scanned), false, scanned);
    folder.write({ 'none/a.yml': 'on: push' });
    await refused(/no rule in it that can be read/, 'rules', 'add', './none');
  });

  it('come from git at a tag, and are updated to the newest one', async () => {
    const git = (...args: string[]): void => {
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'init.defaultBranch=main'];
      execFileSync('git', [...who, ...args], { cwd: folder.at('acme'), stdio: 'ignore' });
    };
    const release = (version: string, ids: readonly string[]): void => {
      folder.write({ 'acme/pack.yml': manifestText('acme', version) });
      rmSync(folder.at('acme/rules'), { recursive: true, force: true });
      for (const id of ids) folder.write({ [`acme/rules/${id}.yml`]: ruleText(id) });
      if (!existsSync(folder.at('acme/.git'))) git('init', '-q');
      git('add', '-A');
      git('commit', '-qm', version);
      git('tag', `v${version}`);
    };
    release('1.0.0', ['one', 'two']);
    const spec = `git+file://${folder.at('acme')}`;
    const { out, error, code } = await run('rules', 'add', `${spec}#v1.0.0`);
    assert.equal(code, 0, error);
    assert.match(error, /^running: git fetch --depth=1 .* file:\S+ v1\.0\.0$/m);
    assert.match(out, /added {2}acme 1\.0\.0: 2 rules/);
    assert.match(locked()[0]?.resolved ?? '', /^[0-9a-f]{40}$/);
    assert.match(await done('rules', 'outdated'), /current {3}acme 1\.0\.0/);
    release('1.1.0-rc.1', ['one']);
    assert.match(await done('rules', 'outdated'), /current/);
    release('1.1.0', ['one', 'three']);
    folder.write({ 'acme/rules/one.yml': ruleText('one', 'severity: INFO') });
    release('1.10.0', ['three']);
    const outdated = await run('rules', 'outdated');
    assert.deepEqual([outdated.code, outdated.out], [1, 'outdated  acme 1.0.0: there is 1.10.0\n']);
    const diff = await run('rules', 'diff', 'acme');
    assert.equal(diff.code, 1);
    assert.match(diff.out, /^removed {2}one$\n^removed {2}two$\n^added {4}three$/m);
    assert.equal(locked()[0]?.version, '1.0.0');
    const update = await done('rules', 'update');
    assert.match(update, /^removed {2}one$/m);
    assert.match(update, /finds less than before/);
    assert.match(locked()[0]?.source ?? '', /#v1\.10\.0$/);
    await refused(/no such|couldn't find|not fetched/i, 'rules', 'add', `${spec}#v9.0.0`);
  });

  it('say what a version lowers', async () => {
    acme('1.0.0', ['one', 'two']);
    await done('rules', 'add', './acme');
    folder.write({
      'acme/pack.yml': manifestText('acme', '1.1.0'),
      'acme/rules/one.yml': ruleText('one', 'severity: INFO'),
      'acme/rules/two.yml': ruleText('two').replace('two()', 'two(1)'),
    });
    const { code, out } = await run('rules', 'diff', 'acme');
    assert.equal(code, 1);
    assert.match(out, /lowered {2}one: severity medium → low/);
    assert.match(out, /changed {2}two/);
    assert.equal((await run('rules', 'diff', './acme', './acme')).code, 0);
  });

  it('count as weaker where a rule looks for something else, and for nothing more than that', async () => {
    acme('1.0.0', ['one']);
    await done('rules', 'add', './acme');
    folder.write({ 'acme/pack.yml': manifestText('acme', '1.1.0') });
    acme('1.1.0', ['one', 'two']);
    const added = await run('rules', 'diff', 'acme');
    assert.equal(added.code, 0);
    assert.match(added.out, /^added {4}two$/m);
    folder.write({ 'acme/rules/one.yml': ruleText('one').replace('one()', 'one(1)') });
    const { code, out } = await run('rules', 'diff', 'acme');
    assert.equal(code, 1);
    assert.match(out, /^changed {2}one: looks for something else$/m);
    assert.doesNotMatch(out, /lowered|removed/);
    assert.match(await done('rules', 'update'), /may find less than before: see what was changed/);
  });

  it('come from npm, whose scripts do not run', async () => {
    mkdirSync(folder.at('bin'));
    // Stands for the program of that name: what it is asked for, and what it leaves behind.
    folder.write({
      'bin/npm': `#!/bin/sh\necho "$@" > ${folder.at('asked')}\npwd >> ${folder.at('asked')}\ncp ${folder.at('made.tgz')} acme-1.0.0.tgz\n`,
      'package/package.json': '{"name":"acme","version":"1.0.0","scripts":{"prepack":"touch ran"}}',
      'package/pack.yml': manifestText('acme', '1.0.0'),
      'package/a.yml': ruleText('one'),
    });
    execFileSync('chmod', ['+x', folder.at('bin/npm')]);
    execFileSync('tar', ['-czf', 'made.tgz', 'package'], { cwd: folder.path });
    const before = process.env.PATH;
    process.env.PATH = `${folder.at('bin')}:${before}`;
    try {
      const { out, error } = await run('rules', 'add', 'npm:@acme/rules@^1.0.0');
      assert.match(error, /^running: npm pack --ignore-scripts --silent -- @acme\/rules@\^1\.0\.0$/m);
      assert.match(out, /added {2}acme 1\.0\.0: 1 rule/);
    } finally {
      process.env.PATH = before;
    }
    const [asked, where] = read('asked').split('\n');
    assert.equal(asked, 'pack --ignore-scripts --silent -- @acme/rules@^1.0.0');
    assert.equal(where?.startsWith(folder.path), false);
    assert.deepEqual([locked()[0]?.source, locked()[0]?.resolved], ['npm:@acme/rules@^1.0.0', '1.0.0']);
  });
});
