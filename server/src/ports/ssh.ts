/**
 * Signing and verifying marks with `ssh-keygen`, as git does it for commits. Keys stay where they are: with a
 * public key's file, or the key itself in `user.signingKey`, the private half is asked of the SSH agent, which
 * may be a hardware key that wants a touch.
 *
 * `ssh-keygen` takes signature and allowed signers as files, so that each check has a folder of its own that
 * goes when it is over.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { SIGNATURE_NAMESPACE, type Sign, type Verify } from '../review/signature.ts';
import { git } from './git.ts';
import { ProcessError, type ProcessResult, runProcess } from './process.ts';

/** A hardware key waits for a finger, in milliseconds. */
const SIGNING_PATIENCE = 60_000;
const VERIFYING_PATIENCE = 10_000;

export interface SshOptions {
  /** The program; `ssh-keygen` as the path finds it unless a test says otherwise. */
  readonly program?: string;
  /** What signatures are for; marks unless said otherwise. */
  readonly namespace?: string;
  /** What is signed, as a message names it. */
  readonly what?: string;
}

/** A signer with a key: the path of a key file, or a public key as git's `user.signingKey` may hold it. */
export function sshSigner(
  key: string,
  { program = 'ssh-keygen', namespace = SIGNATURE_NAMESPACE, what = 'mark' }: SshOptions = {},
): Sign {
  return (text) =>
    inFolder(async (folder) => {
      const literal = key.startsWith('key::')
        ? key.slice('key::'.length)
        : /^ssh-|^ecdsa-|^sk-/.test(key)
          ? key
          : undefined;
      const file = literal === undefined ? expandHome(key) : join(folder, 'key.pub');
      if (literal !== undefined) await writeFile(file, `${literal}\n`, { mode: 0o600 });
      // `-U` says that the private half is in the agent.
      const args = ['-Y', 'sign', '-n', namespace, '-f', file, ...(literal === undefined ? [] : ['-U'])];
      const { code, stdout, stderr } = await run(program, args, text, SIGNING_PATIENCE);
      if (code === 0 && stdout.includes('BEGIN SSH SIGNATURE')) return stdout.replaceAll('\r\n', '\n');
      throw new Error(
        `The ${what} was not signed with ${literal === undefined ? key : 'the key of user.signingKey'}: ${lastLine(stderr)}. Check git config user.signingKey, and that the key is in your SSH agent if it has a passphrase.`,
      );
    });
}

/**
 * A verifier with the text of an `allowed_signers` file. Answers false for a signature that does not hold;
 * rejects when it cannot be found out, since a missing program must not look like a forged mark.
 */
export function sshVerifier(
  allowedSigners: string,
  { program = 'ssh-keygen', namespace = SIGNATURE_NAMESPACE }: SshOptions = {},
): Verify {
  return (text, signature, person) => {
    // What no principal can match would be taken for an option's value or a pattern.
    if (person === '' || /[\s*?!,"]/.test(person)) return Promise.resolve(false);
    return inFolder(async (folder) => {
      const allowed = join(folder, 'allowed_signers');
      const file = join(folder, 'signature');
      await writeFile(allowed, allowedSigners);
      await writeFile(file, signature);
      const args = ['-Y', 'verify', '-f', allowed, '-I', person, '-n', namespace, '-s', file];
      return (await run(program, args, text, VERIFYING_PATIENCE)).code === 0;
    });
  };
}

/** Whether a signature is over a text, by whichever key. Rejects as `sshVerifier` does. */
export function sshHolds(
  text: string,
  signature: string,
  { program = 'ssh-keygen', namespace = SIGNATURE_NAMESPACE }: SshOptions = {},
): Promise<boolean> {
  return inFolder(async (folder) => {
    const file = join(folder, 'signature');
    await writeFile(file, signature);
    const args = ['-Y', 'check-novalidate', '-n', namespace, '-s', file];
    return (await run(program, args, text, VERIFYING_PATIENCE)).code === 0;
  });
}

/** The key that git signs with in a folder, or why there is none. `what` is to be signed, and `again` done then. */
export async function signingKey(
  folder: string,
  { what = 'Marks', again = 'mark again' }: { what?: string; again?: string } = {},
): Promise<{ key: string } | { problem: string }> {
  const key = (await git(folder, 'config', 'user.signingKey'))?.trim() ?? '';
  const format = (await git(folder, 'config', 'gpg.format'))?.trim();
  if (key === '')
    return {
      problem: `${what} are to be signed here, but git has no key to sign with. Run git config --global user.signingKey ~/.ssh/id_ed25519.pub (your key), then ${again}.`,
    };
  // Without gpg.format, git takes the key for one of OpenPGP; a path or an SSH key's text is plainly none.
  if (format !== 'ssh' && !/^key::|^ssh-|^ecdsa-|^sk-|[\\/]/.test(key))
    return {
      problem: `${what} are signed with SSH keys, but git signs with another kind. Run git config gpg.format ssh and git config user.signingKey with the path of an SSH key, then ${again}.`,
    };
  return { key: isAbsolute(key) || !key.startsWith('.') ? key : join(folder, key) };
}

async function run(
  program: string,
  args: readonly string[],
  input: string,
  patience: number,
): Promise<ProcessResult> {
  try {
    return await runProcess(program, args, { input, patience, withoutTerminal: true });
  } catch (error) {
    if (!(error instanceof ProcessError) || error.reason !== 'missing') throw error;
    throw new Error(
      `${program} is not installed, and signatures need it: install the OpenSSH client (8.2 or later).`,
      { cause: error },
    );
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ai-security-scanner-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim().replace(/[.\r]+$/, ''));
  return lines.findLast((line) => line !== '') ?? 'ssh-keygen says nothing';
}
