/**
 * The small program behind `ai-security-scanner hook`: reads what an agent tells, and leaves when there is nothing
 * to do for it, before anything else is loaded. What needs findings is handed to the running language server; only
 * where none listens is the whole command started, with what has been read. No logic.
 */

import { readSync, writeSync } from 'node:fs';
import { type Answer, SILENCE } from './agent/hooks/dialect.ts';
import { failureAnswer, unreadAnswer } from './agent/hooks/failure.ts';
import { type HookOptions, needOf } from './agent/hooks/need.ts';
import { LONGEST_INPUT, type Payload, readPayload } from './agent/hooks/payload.ts';
import { UsageError } from './cli/command.ts';
import { type HookArguments, parseHookOptions } from './cli/hookOptions.ts';
import { keyFilesOf } from './ports/keyFiles.ts';
import { forLog } from './report/logText.ts';
import { safeLine } from './report/terminalText.ts';

/** So much is read at a time, in bytes. */
const PART = 65_536;

let done = false;

/** Whether an event was answered that took more than a look at it. */
export function isDone(): boolean {
  return done;
}

/** Answers the hook, or starts the command with the input that has been read. */
export function startHook(startCommand: (input?: string) => Promise<void>): void {
  answer(startCommand).catch((error: unknown) =>
    finish({ ...SILENCE, error: error instanceof Error ? error.message : String(error) }),
  );
}

async function answer(startCommand: (input?: string) => Promise<void>): Promise<void> {
  const args = process.argv.slice(3);
  if (args.includes('--help') || args.includes('-h')) return startCommand();
  const options = optionsIn(args);
  if ('fault' in options) return finish({ ...SILENCE, error: safeLine(options.fault) });
  const input = await readInput();
  if (input === undefined) return finish(unreadAnswer(options));
  const payload = readPayload(input, options.agent);
  if ('fault' in payload)
    return finish({ ...SILENCE, error: safeLine(`What the agent told cannot be used. ${payload.fault}`) });
  const need = needOf(payload, options, () => keyFilesOf(payload.event, process.cwd()));
  if (need === 'nothing') return finish(SILENCE);
  try {
    if (need === 'shell') return await startCommand(input);
    return await answerNeed(payload, options, need, () => startCommand(input));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    print(2, safeLine(`The hook could not do its work: ${reason}`));
    return finish(failureAnswer(payload, options, reason));
  }
}

async function answerNeed(
  payload: Payload,
  options: HookOptions,
  need: 'files' | 'scan',
  startCommand: () => Promise<void>,
): Promise<void> {
  const { answerServed } = await import('./ports/servedHook.ts');
  const needsScan = need === 'scan';
  const warn = (sentence: string): void => void print(2, safeLine(sentence));
  const answered = await answerServed(payload, options, { needsScan, warn });
  if (answered === undefined) return startCommand();
  done = true;
  return finish(answered);
}

/** Prints an answer, and ends the process: taking it apart would take longer than the rest. */
function finish({ out, error, code }: Answer): void {
  const isPrinted = [
    out === undefined || print(1, JSON.stringify(out)),
    error === undefined || print(2, error),
  ];
  if (isPrinted.every((each) => each)) process.exit(code);
  process.exitCode = code;
}

function optionsIn(args: readonly string[]): HookArguments | { fault: string } {
  try {
    return parseHookOptions(args);
  } catch (error) {
    if (error instanceof UsageError) return { fault: `ai-security-scanner: ${error.message}` };
    throw error;
  }
}

/** All of the standard input; undefined when it is too much. Most agents have written it before Node has started. */
async function readInput(): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer): boolean => {
    parts.push(part);
    size += part.length;
    return size <= LONGEST_INPUT;
  };
  try {
    for (let isMore = true; isMore; ) {
      const part = Buffer.allocUnsafe(PART);
      const length = readSync(0, part);
      isMore = length > 0 && add(part.subarray(0, length));
    }
  } catch (error) {
    // Windows tells the end of a pipe like this.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EOF' && code !== 'EAGAIN') throw error;
    // There is more to come, for which a stream waits.
    if (code === 'EAGAIN') for await (const part of process.stdin) if (!add(part as Buffer)) break;
  }
  return size <= LONGEST_INPUT ? Buffer.concat(parts).toString('utf8') : undefined;
}

/**
 * Writes a line to the standard output (1) or the error output (2); says whether all of it is written. Node's
 * streams for them take longer to load than a hook has.
 */
function print(output: 1 | 2, line: string): boolean {
  let rest = Buffer.from(forLog(`${line}\n`));
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(output, rest));
    return true;
  } catch {
    // A full pipe, or a reader that has gone away: streams know what to do.
    (output === 1 ? process.stdout : process.stderr).on('error', () => undefined).write(rest);
    return false;
  }
}
