/** Real repositories for the ledger's tests: clones, people with keys, and the command run in them. */

import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { type CommandOptions, type CommandResult, runCommand } from '../../server/src/cli/testing.ts';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import { RepositoryRoots } from '../../server/src/ports/repositoryRoots.ts';
import { sshSigner } from '../../server/src/ports/ssh.ts';
import { Ledger } from '../../server/src/review/ledger.ts';
import type { Reviewer } from '../../server/src/review/mark.ts';
import { readText } from '../../server/src/storage/files.ts';
import { ledgerFiles } from '../../server/src/storage/ledgerFiles.ts';
import { readGrammar } from '../support/grammars.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2026-01-01T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T12:00:00Z',
};

/** A clone, or a repository of its own, with a person who works in it. */
export class Clone {
  readonly folder = new TemporaryFolder();
  private time = Date.UTC(2026, 0, 1);

  constructor(
    readonly person: Reviewer,
    origin?: string,
  ) {
    // Without the samples of a template, and with one process where five would do the same.
    this.git('init', '-q', '-b', 'main', '--template=');
    const { name, email } = person;
    appendFileSync(
      this.folder.at('.git/config'),
      `[user]\n\tname = ${JSON.stringify(name)}\n\temail = ${JSON.stringify(email)}\n[commit]\n\tgpgsign = false\n`,
    );
    if (origin === undefined) return;
    this.git('remote', 'add', 'origin', origin);
    this.git('fetch', '-q', 'origin');
    this.git('checkout', '-q', '-B', 'main', 'origin/main');
  }

  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder.path,
      encoding: 'utf8',
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  write(files: Readonly<Record<string, string>>): void {
    this.folder.write(files);
  }

  read(path: string): string {
    return readFileSync(this.folder.at(path), 'utf8');
  }

  commit(message = 'change'): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  /** The ledger as the editor opens it; with a key, marks are signed. */
  async ledger(key?: string): Promise<Ledger> {
    const { folder } = this;
    return Ledger.open({
      files: ledgerFiles(folder.path, nodeFileSystem),
      repository: () => new RepositoryRoots(folder.path).first(),
      tool: '1.0.0',
      rules: 'r',
      now: () => {
        this.time += 60_000;
        return new Date(this.time).toISOString();
      },
      readSource: async (path) => {
        const read = await readText(folder.at(path), nodeFileSystem);
        return read !== null && 'text' in read ? read.text : null;
      },
      listSources: async function* (this: void) {
        for (const path of listed(folder.path)) yield path;
      },
      ...(key === undefined ? {} : { sign: sshSigner(key) }),
    });
  }

  /** Marks lines of a file (from 0, all of it by default) as reviewed by the person. */
  async mark(path: string, lines?: readonly number[], key?: string): Promise<void> {
    const text = this.read(path);
    const all = text.split('\n').map((_, line) => line);
    await (await this.ledger(key)).mark({ path, text, lines: lines ?? all, reviewer: this.person });
  }

  /** Runs the command here. */
  run(args: readonly string[], options: Partial<CommandOptions> = {}): Promise<CommandResult> {
    return runCommand(this.folder.path, args, { readGrammar, ...options });
  }

  /** A new clone of what is committed here, as CI has it. */
  fresh(): Clone {
    return new Clone({ name: 'CI', email: 'ci@example.org' }, this.folder.path);
  }

  remove(): void {
    this.folder.remove();
  }
}

function listed(folder: string): string[] {
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return names.split('\0').filter((name) => name !== '' && !name.startsWith('.ai-review/'));
}

/** Makes a key pair and answers the private key's path. */
export function makeKey(folder: TemporaryFolder, name: string): string {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', folder.at(name)]);
  return folder.at(name);
}

/** The line of `allowed_signers` for a person's key. */
export function allow(person: Reviewer, key: string): string {
  return `${person.email} ${readFileSync(`${key}.pub`, 'utf8')}`;
}

/** Overwrites a file where it stands. */
export function overwrite(path: string, text: string): void {
  writeFileSync(path, text);
}
