/**
 * The small program behind `ai-security-scanner hook`: reads what an agent tells, and leaves when there is nothing
 * to do for it, before anything else is loaded. What needs findings is handed to the running language server; only
 * where none listens is the whole command started, with what has been read. No logic.
 */

import { readFileSync } from 'node:fs';
import { needOf } from './agent/hooks/need.ts';
import { readPayload } from './agent/hooks/payload.ts';
import { UsageError } from './cli/command.ts';
import { parseHookOptions } from './cli/hookOptions.ts';
import { forLog } from './report/logText.ts';
import { safeLine } from './report/terminalText.ts';

/** Answers the hook, or starts the command with the input that has been read. */
export function startHook(startCommand: (input?: string) => Promise<void>): void {
  answer(startCommand).catch((error: unknown) =>
    warn(error instanceof Error ? error.message : String(error)),
  );
}

async function answer(startCommand: (input?: string) => Promise<void>): Promise<void> {
  const args = process.argv.slice(3);
  if (args.includes('--help') || args.includes('-h')) return startCommand();
  const options = optionsIn(args);
  if (options === undefined) return undefined;
  const input = readInput();
  // The command waits for what is not there yet.
  if (input === undefined) return startCommand();
  const payload = readPayload(input, options.agent);
  if ('fault' in payload) return warn(`What the agent told cannot be used. ${payload.fault}`);
  const need = needOf(payload, options);
  if (need === 'nothing') return undefined;
  if (need === 'shell') return startCommand(input);
  const { answerServed } = await import('./ports/servedHook.ts');
  const answered = await answerServed(payload, options, { needsScan: need === 'scan', warn });
  if (answered === undefined) return startCommand(input);
  const { out, error, code } = answered;
  if (out !== undefined) process.stdout.write(forLog(`${JSON.stringify(out)}\n`));
  if (error !== undefined) process.stderr.write(forLog(`${error}\n`));
  process.exitCode = code;
}

function optionsIn(args: readonly string[]): ReturnType<typeof parseHookOptions> | undefined {
  try {
    return parseHookOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    warn(`ai-security-scanner: ${error.message}`);
    return undefined;
  }
}

function readInput(): string | undefined {
  try {
    return readFileSync(0, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whatever goes wrong is one line, and no veto. */
function warn(sentence: string): void {
  process.stderr.write(forLog(`${safeLine(sentence)}\n`));
}
