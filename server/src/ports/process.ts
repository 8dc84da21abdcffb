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
  /** More output than this ends the program, in bytes. */
  readonly mostOutput?: number;
  /** Whether it is ended, with all that it has started, when a person breaks this process off. */
  readonly endsWithUs?: boolean;
}

export interface ProcessResult<Output = string> {
  /** The exit code; null when it was ended by a signal. */
  readonly code: number | null;
  readonly stdout: Output;
  readonly stderr: string;
}

/** The same unless said otherwise. */
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
  const { mostOutput = MOST_OUTPUT, endsWithUs = false } = options;
  const isGroup = withoutTerminal && process.platform !== 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env,
      detached: isGroup,
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let failure: ProcessError | undefined;
    const stop = (error: ProcessError): void => {
      failure ??= error;
      end();
    };
    const end = (): void => {
      if (isGroup && child.pid !== undefined) endGroup(child.pid);
      else child.kill('SIGKILL');
      // What it has started may hold its output open, and would be waited for.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const letGo = endsWithUs ? onBreakOff(end) : () => undefined;
    const timer = setTimeout(
      () => stop(new ProcessError(`${program} did not answer within ${patience / 1000} seconds`, 'timeout')),
      patience,
    );
    const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) stop(new ProcessError(`${program} answers too much`, 'output'));
      else chunks.push(chunk);
    };
    child.stdout.on('data', keep(stdout));
    child.stderr.on('data', keep(stderr));
    // A program that ends without reading its input closes the pipe; its exit code says what was wrong.
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      letGo();
      const missing = error.code === 'ENOENT';
      const message = missing ? `${program} is not installed` : `${program}: ${error.message}`;
      reject(new ProcessError(message, missing ? 'missing' : 'failed'));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      letGo();
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

/** Ends a program that leads a group, with all that is in the group. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

const BREAKS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls back when this process is broken off, which then ends as it would have; answers what withdraws that. */
function onBreakOff(callback: () => void): () => void {
  const listeners = BREAKS.map((signal) => {
    const listener = (): void => {
      callback();
      letGo();
      process.kill(process.pid, signal);
    };
    process.once(signal, listener);
    return [signal, listener] as const;
  });
  const letGo = (): void => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
  return letGo;
}
