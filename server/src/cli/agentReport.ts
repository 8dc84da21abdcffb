/**
 * `agent-report`: the part of `hook` that keeps on record what an agent wrote, for an agent that is not to hear of
 * findings, or under a name of one's own. It is silent, since its output would be read by a language model, and ends
 * with 1, never with the 2 that agents take for a veto, when a report cannot be used.
 */

import { recordWrites } from '../agent/hooks/hook.ts';
import { LONGEST_INPUT, readPayload } from '../agent/hooks/payload.ts';
import { safeLine } from '../report/terminalText.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';

/** The longest name of an agent, in UTF-16 units. */
const LONGEST_NAME = 60;
/** The exit code for a report that cannot be used. */
const UNUSED = 1;

export const agentReport: Command = {
  name: 'agent-report',
  usage: '[--agent NAME]   (the payload on the standard input)',
  summary: "Keeps on record what a coding agent's hook says that it wrote",
  async run(args, environment) {
    try {
      const { values, positionals } = parseArguments(args, { agent: { kind: 'text' } });
      if (positionals.length > 0)
        throw new UsageError('agent-report takes no path: the report is its standard input.');
      const who = values.agent;
      if (who !== undefined && (who === '' || who.length > LONGEST_NAME))
        throw new UsageError('--agent takes a name of at most {0} characters.', LONGEST_NAME);
      const text = await environment.readInput(LONGEST_INPUT);
      const payload = text === undefined ? { fault: 'It is too long.' } : readPayload(text);
      const wrong =
        'fault' in payload ? [payload.fault] : await recordWrites(payload, who, environment.hooks);
      if (wrong.length === 0) return EXIT.clean;
      throw new Error(wrong.join(' '));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      environment.error(`${safeLine(`The report cannot be used. ${reason}`)}\n`);
      return UNUSED;
    }
  },
};
