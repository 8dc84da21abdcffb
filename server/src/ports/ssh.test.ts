import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import type { Batch, StoredBatch } from '../review/mark.ts';
import { batchId } from '../review/markFile.ts';
import { signBatch, verifyBatches } from '../review/signature.ts';
import { ADA, BOB, Desk } from '../review/testing.ts';
import { runProcess } from './process.ts';
import { signingKey, sshSigner, sshVerifier } from './ssh.ts';

describe('marks signed with ssh-keygen', () => {
  let folder: TemporaryFolder;
  let allowed: string;

  before(() => {
    folder = new TemporaryFolder();
    for (const name of ['ada', 'bob'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', folder.at(name)]);
    const line = (email: string, name: string): string =>
      `${email} namespaces="review@ai-security-scanner" ${readFileSync(folder.at(`${name}.pub`), 'utf8')}`;
    allowed = line(ADA.email, 'ada') + line(BOB.email, 'bob');
  });
  after(() => folder.remove());

  const batch = (): Batch => {
    const desk = new Desk();
    desk.mark('a', 'one\ntwo', 0, 1);
    return desk.batches[0] as Batch;
  };
  const stored = (each: Batch): StoredBatch => ({ id: batchId(each), batch: each });
  const signedCount = async (each: Batch, signers = allowed): Promise<number> =>
    (await verifyBatches([stored(each)], sshVerifier(signers))).signed.length;

  it('hold for the person who signed', async () => {
    const signed = await signBatch(batch(), sshSigner(folder.at('ada')));
    assert.match(signed.signature ?? '', /^-----BEGIN SSH SIGNATURE-----\n/);
    assert.equal(await signedCount(signed), 1);
  });

  it('do not hold when edited, signed by another, or not allowed', async () => {
    const signed = await signBatch(batch(), sshSigner(folder.at('ada')));
    assert.equal(await signedCount({ ...signed, at: '2026-06-01T12:00:00.001Z' }), 0);
    assert.equal(await signedCount({ ...signed, reviewer: BOB }), 0);
    assert.equal(await signedCount({ ...signed, signature: 'no signature' }), 0);
    const other = await signBatch(batch(), sshSigner(folder.at('bob')));
    assert.equal(await signedCount(other), 0);
    assert.equal(await signedCount(signed, ''), 0);
    assert.equal(await signedCount(signed, allowed.replaceAll('namespaces="review@', 'namespaces="git@')), 0);
    const onlyBob = allowed.split('\n').slice(1).join('\n');
    assert.equal(await signedCount(signed, onlyBob), 0);
  });

  it('do not hold for an address that is a pattern', async () => {
    const signed = await signBatch(
      { ...batch(), reviewer: { name: 'x', email: '*' } },
      sshSigner(folder.at('ada')),
    );
    assert.equal(await signedCount(signed, allowed.replace(ADA.email, '*')), 0);
  });

  it('say what to do without ssh-keygen or without a key', async () => {
    const missing = { program: 'no-such-ssh-keygen' };
    await assert.rejects(sshSigner(folder.at('ada'), missing)('text'), /not installed.*OpenSSH/);
    await assert.rejects(sshVerifier(allowed, missing)('text', 's', ADA.email), /not installed.*OpenSSH/);
    await assert.rejects(sshSigner(folder.at('nobody'))('text'), /user\.signingkey/i);
  });

  it('take the key that git signs with', async () => {
    const git = (...args: string[]): unknown => execFileSync('git', ['-C', folder.path, ...args]);
    git('init', '-q');
    git('config', 'user.signingKey', '');
    assert.match(JSON.stringify(await signingKey(folder.path)), /user\.signingKey/);
    git('config', 'user.signingKey', 'ABCDEF');
    assert.match(JSON.stringify(await signingKey(folder.path)), /gpg\.format ssh/);
    git('config', 'user.signingKey', folder.at('ada'));
    assert.deepEqual(await signingKey(folder.path), { key: folder.at('ada') });
  });
});

describe('running a program', () => {
  it('ends one that takes too long', async () => {
    const run = runProcess(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { patience: 100 });
    await assert.rejects(run, /did not answer within 0\.1 seconds/);
  });

  it('hands over input and output', async () => {
    const script = 'process.stdin.pipe(process.stdout); process.exitCode = 3';
    const result = await runProcess(process.execPath, ['-e', script], { input: 'ä\n', patience: 20_000 });
    assert.deepEqual({ ...result, stderr: '' }, { code: 3, stdout: 'ä\n', stderr: '' });
  });
});
