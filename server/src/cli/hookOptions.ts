/** The options of `hook`, read by the command and by the quick start that most calls end with. */

import { AGENTS } from '../agent/hooks/dialects/index.ts';
import type { HookOptions } from '../agent/hooks/need.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { UsageError } from './command.ts';

export const HOOK_USAGE = '[--agent NAME] [--deny critical] [--on-stop ask|off]';

export interface HookArguments extends HookOptions {
  /** The agent that is said to call; it decides where the payload does not. */
  readonly agent?: string;
}

/** Reads what follows `hook`; throws a `UsageError`. */
export function parseHookOptions(args: readonly string[]): HookArguments {
  const { values, positionals } = parseArguments(args, {
    agent: { kind: 'text' },
    deny: { kind: 'text' },
    'on-stop': { kind: 'text' },
  });
  if (positionals.length > 0)
    throw new UsageError('hook takes no path: what an agent tells is its standard input.');
  if (values.deny !== undefined) oneOf('--deny', values.deny, ['critical']);
  return {
    denies: values.deny !== undefined,
    asksOnStop: oneOf('--on-stop', values['on-stop'] ?? 'ask', ['ask', 'off']) === 'ask',
    ...(values.agent === undefined ? {} : { agent: oneOf('--agent', values.agent, AGENTS) }),
  };
}
