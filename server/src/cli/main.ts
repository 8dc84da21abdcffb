/** The command: chooses the subcommand, which is a file beside this one and a line in the table. */

import type { CliEnvironment } from '../ports/environment.ts';
import { forLog } from '../report/logText.ts';
import { safeLine } from '../report/terminalText.ts';
import { nearest } from '../rule/nearest.ts';
import { agentReport } from './agentReport.ts';
import { agentsDoctor, agentsInstall, agentsStatus, agentsUninstall } from './agents.ts';
import { audit } from './audit.ts';
import { auditMerge } from './auditMerge.ts';
import { blame } from './blame.ts';
import { checklist } from './checklist.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { guidelines } from './guidelines.ts';
import { hook } from './hook.ts';
import { init } from './init.ts';
import { mcp } from './mcp.ts';
import { reportMerge } from './reportMerge.ts';
import { reviewCompact } from './reviewCompact.ts';
import { reviewerAsk } from './reviewerAsk.ts';
import { reviewStatus } from './reviewStatus.ts';
import { rulesAdd } from './rulesAdd.ts';
import { rulesDiff } from './rulesDiff.ts';
import { rulesExport } from './rulesExport.ts';
import { rulesList } from './rulesList.ts';
import { rulesOutdated } from './rulesOutdated.ts';
import { rulesPack } from './rulesPack.ts';
import { rulesRemove } from './rulesRemove.ts';
import { rulesTest } from './rulesTest.ts';
import { rulesTune } from './rulesTune.ts';
import { rulesUpdate } from './rulesUpdate.ts';
import { rulesValidate } from './rulesValidate.ts';
import { scan } from './scan.ts';
import { parseScanOptions, SCAN_HELP } from './scanOptions.ts';
import { suppressionsList } from './suppressionsList.ts';
import { verdictsEvaluate } from './verdictsEvaluate.ts';
import { verdictsExport } from './verdictsExport.ts';

/** Subcommands. Without one, the command scans. */
export const COMMANDS: readonly Command[] = [
  init,
  guidelines,
  rulesValidate,
  rulesTest,
  rulesTune,
  rulesAdd,
  rulesRemove,
  rulesUpdate,
  rulesOutdated,
  rulesList,
  rulesDiff,
  rulesPack,
  rulesExport,
  reportMerge,
  reviewStatus,
  reviewCompact,
  suppressionsList,
  reviewerAsk,
  verdictsExport,
  verdictsEvaluate,
  // Before `audit`, which its first word names as well.
  auditMerge,
  audit,
  blame,
  checklist,
  hook,
  agentReport,
  mcp,
  agentsInstall,
  agentsUninstall,
  agentsStatus,
  agentsDoctor,
];

const NAME = 'ai-security-scanner';

/** Runs a command line. Answers the exit code; never rejects for what the person did wrong. */
export async function main(args: readonly string[], outside: CliEnvironment): Promise<number> {
  const environment: CliEnvironment = {
    ...outside,
    out: (text) => outside.out(forLog(text)),
    error: (text) => outside.error(forLog(text)),
  };
  try {
    const command = COMMANDS.find(({ name }) => name.split(' ').every((word, i) => args[i] === word));
    if (command !== undefined) return await runCommand(command, args, environment);
    if (args[0] !== undefined && !args[0].startsWith('-')) throw new UsageError(unknownCommand(args));
    const request = parseScanOptions(args, environment.variables);
    if ('scan' in request) return await scan(request.scan, environment);
    environment.out(request.show === 'help' ? help() : `${environment.version}\n`);
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    environment.error(`${NAME}: ${safeLine(error.message)}\n`);
    return EXIT.failed;
  }
}

async function runCommand(
  command: Command,
  args: readonly string[],
  environment: CliEnvironment,
): Promise<number> {
  const rest = args.slice(command.name.split(' ').length);
  if (!rest.includes('--help') && !rest.includes('-h')) return command.run(rest, environment);
  environment.out(`${command.summary}\n\nUsage: ${NAME} ${command.name} ${command.usage}\n`);
  return EXIT.clean;
}

function unknownCommand(args: readonly string[]): string {
  const words = args.slice(0, 2).filter((word) => !word.startsWith('-'));
  const first = words[0] as string;
  const inside = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (inside.length > 0) return `\`${words.join(' ')}\` is no command: there is ${listed(inside)}.`;
  const names = COMMANDS.map(({ name }) => name);
  const close = nearest(words.join(' '), names) ?? nearest(first, names);
  return close === undefined
    ? `\`${first}\` is no command. To scan a path, write --path ${first}`
    : `\`${words.join(' ')}\` is no command: did you mean \`${close}\`? To scan a path, write --path ${first}`;
}

function listed(commands: readonly Command[]): string {
  return commands.map(({ name }) => `\`${name}\``).join(', ');
}

function help(): string {
  const commands = COMMANDS.map(({ name, usage, summary }) => `  ${name} ${usage}\n      ${summary}`);
  return `Finds insecure code, as the editor extension does.

Usage: ${NAME} --path PATH [--path PATH]… [options]
       ${NAME} COMMAND …

Options of a scan:
${SCAN_HELP}
Commands:
${commands.join('\n')}

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not run.
What is scanned with which rules can be set in .ai-security-scanner.yml at the root of the repository.
`;
}
