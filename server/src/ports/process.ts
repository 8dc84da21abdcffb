/**
 * Running another program with something on its standard input: what `execFile` of Node cannot do by promise.
 * The program is never found through a shell, has a time limit, and may not fill the memory with its output.
 */

import { spawn } from 'node:child_process';

export interface ProcessOptions {
  readonly folder?: string;
  /** Written to its standard input, which is then closed. */
  readonly input?: string | Uint8Array;
  /** Milliseconds after which it is ended. */
  readonly patience: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether it may not ask at the terminal that this process was started from. */
  readonly withoutTerminal?: boolean;
}

export interface ProcessResult<Output = string> {
  /** The exit code; null when it was ended by a signal. */
  readonly code: number | null;
  readonly stdout: Output;
  readonly stderr: string;
}

/** More output than this ends the program, in bytes. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/** The error of a program that could not be run to its end. */
export class ProcessError extends Error {
  constructor(
    message: string,
    readonly reason: 'missing' | 'timeout' | 'output' | 'failed',
  ) {
    super(message);
  }
}

/** As `runForBytes`, with the output as text in UTF-8. */
export async function runProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  const result = await runForBytes(program, args, options);
  return { ...result, stdout: result.stdout.toString('utf8') };
}

/** Runs a program to its end. Rejects with a `ProcessError` when it is missing, too slow or too loud. */
export function runForBytes(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult<Buffer>> {
  const { folder, input = '', patience, env = process.env, withoutTerminal = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env,
      detached: withoutTerminal && process.platform !== 'win32',
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let failure: ProcessError | undefined;
    const stop = (error: ProcessError): void => {
      failure ??= error;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(
      () => stop(new ProcessError(`${program} did not answer within ${patience / 1000} seconds`, 'timeout')),
      patience,
    );
    const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_OUTPUT) stop(new ProcessError(`${program} answers too much`, 'output'));
      else chunks.push(chunk);
    };
    child.stdout.on('data', keep(stdout));
    child.stderr.on('data', keep(stderr));
    // A program that ends without reading its input closes the pipe; its exit code says what was wrong.
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const missing = error.code === 'ENOENT';
      const message = missing ? `${program} is not installed` : `${program}: ${error.message}`;
      reject(new ProcessError(message, missing ? 'missing' : 'failed'));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (failure !== undefined) reject(failure);
      else
        resolve({
          code,
          stdout: Buffer.concat(stdout),
          stderr: Buffer.concat(stderr).toString('utf8'),
        });
    });
    child.stdin.end(input);
  });
}
