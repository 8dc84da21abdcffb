/** Reading many of git's objects through one process of `git cat-file --batch`. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { GitError } from './gitProcess.ts';

export interface GitObject {
  readonly id: string;
  /** `blob`, `commit`, `tree` or `tag`. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads objects through one process, in the order in which they are asked for. */
export class ObjectReader {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: {
    resolve(found: GitObject | undefined): void;
    reject(error: Error): void;
  }[] = [];
  private chunks: Buffer[] = [];
  private size = 0;
  /** How many bytes the answer takes that has begun. */
  private needed: number | undefined;
  private failure: Error | undefined;

  constructor(root: string, env: NodeJS.ProcessEnv) {
    this.child = spawn('git', ['cat-file', '--batch'], { cwd: root, env, windowsHide: true });
    this.child.stdout.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.size += chunk.length;
      this.answer();
    });
    this.child.stderr.resume();
    this.child.stdin.on('error', () => undefined);
    this.child.on('error', (error) => this.fail(new GitError(`git cat-file: ${error.message}`)));
    this.child.on('close', () => this.fail(new GitError('git cat-file ended before it had answered.')));
  }

  read(name: string): Promise<GitObject | undefined> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin.write(`${name}\n`);
    });
  }

  end(): void {
    this.fail(new GitError('The repository was closed.'));
    this.child.kill();
  }

  /** `<id> <type> <size>`, a line feed, the bytes and a line feed; `<name> missing` for what is not there. */
  private answer(): void {
    // Large objects come in many pieces, which are put together only once they are complete.
    if (this.needed !== undefined && this.size < this.needed) return;
    let all = Buffer.concat(this.chunks);
    for (;;) {
      this.needed = undefined;
      const end = all.indexOf(10);
      if (end === -1) break;
      const header = all.subarray(0, end).toString('utf8');
      const [, id, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(header) ?? [];
      if (id === undefined || type === undefined) {
        all = all.subarray(end + 1);
        this.waiting.shift()?.resolve(undefined);
        continue;
      }
      const until = end + 1 + Number(size);
      if (all.length < until + 1) {
        this.needed = until + 1;
        break;
      }
      this.waiting.shift()?.resolve({ id, type, bytes: Buffer.from(all.subarray(end + 1, until)) });
      all = all.subarray(until + 1);
    }
    this.chunks = all.length === 0 ? [] : [all];
    this.size = all.length;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}
