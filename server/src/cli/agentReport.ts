/**
 * `agent-report`: what a coding agent's hook runs after each use of a tool. It reads what the agent says of
 * it from the standard input and keeps on record which lines of which file the agent wrote.
 *
 * It is run hundreds of times a day by somebody who waits for it, and its output would be read by a language
 * model: it is quick and silent, and ends with 1, never with the 2 that agents take for a veto, when a report
 * cannot be used.
 */

import { CONFIGURATION_FILE, parseConfiguration } from '../config/configuration.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import {
  type AgentWrite,
  LONGEST_REPORT,
  readAgentReport,
  reportedLines,
} from '../provenance/agentReport.ts';
import { keepReported } from '../provenance/reportedRecords.ts';
import { SHARED_FOLDER } from '../provenance/store.ts';
import { safeLine } from '../report/terminalText.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT } from './command.ts';

/** The longest name of an agent. */
const LONGEST_NAME = 60;
/** The exit code for a report that cannot be used. */
const UNUSED = 1;

export const agentReport: Command = {
  name: 'agent-report',
  usage: '[--agent NAME]   (the report on the standard input)',
  summary: "Keeps on record what a coding agent's hook says that it wrote",
  async run(args, environment) {
    const fail = (message: string): number => {
      environment.error(`${safeLine(`The report cannot be used. ${message}`)}\n`);
      return UNUSED;
    };
    try {
      const { values, positionals } = parseArguments(args, { agent: { kind: 'text' } });
      if (positionals.length > 0)
        return fail('agent-report takes no path: the report is its standard input.');
      const who = values.agent;
      if (who !== undefined && (who === '' || who.length > LONGEST_NAME))
        return fail(`--agent takes a name of at most ${LONGEST_NAME} characters.`);
      // A UTF-16 unit takes up to three bytes.
      const text = await environment.readInput(LONGEST_REPORT * 3);
      if (text === undefined) return fail(`It is longer than ${LONGEST_REPORT} characters.`);
      const report = readAgentReport(text);
      if ('fault' in report) return fail(report.fault);
      const start = environment.absolute(report.folder ?? '.');
      const repository = await environment.repositoryRoot(environment.folder);
      if (repository === undefined) return fail('The current folder is in no git repository.');
      let code: number = EXIT.clean;
      for (const write of report.writes) {
        const path = environment.isAbsolute(write.path) ? write.path : environment.join(start, write.path);
        const problem = await keep(environment, repository, path, write, who);
        if (problem !== undefined) code = fail(problem);
      }
      return code;
    } catch (error) {
      return fail((error as Error).message);
    }
  },
};

/** Keeps what one write tells; answers what is wrong with it, if anything is. */
async function keep(
  environment: CliEnvironment,
  repository: string,
  path: string,
  write: AgentWrite,
  who: string | undefined,
): Promise<string | undefined> {
  const inside = environment.below(repository, path);
  if (inside === undefined || inside === '') return `${path} is not in the repository.`;
  const read = await environment.readText(path);
  // The agent may have removed it again, and files that are not text have no lines.
  if (read === null || 'problem' in read) return undefined;
  const time = Date.parse(environment.instant());
  // Undefined before the first commit.
  const committed = await environment.git.committedText(repository, path);
  const lines = reportedLines(read.text, write, committed ?? '', { time, who });
  const root = (await environment.projectRoot(path)) ?? repository;
  const file = { path: environment.below(root, path) ?? inside, text: read.text, lines };
  const by = { time, tool: environment.version };
  const place = await environment.reportedPlace(root);
  if (place !== undefined) await keepReported(place, file, by, () => true);
  if (!(await isShared(environment, root))) return undefined;
  const names = await environment.git.committedFiles(environment.join(root, SHARED_FOLDER));
  const shared = { files: environment.ledgerFiles(root), folder: SHARED_FOLDER };
  // What is committed stays as it is, as do all files of the ledger.
  await keepReported(shared, file, by, (id) => !names.some((name) => name.endsWith(`/${id}.json`)));
  return undefined;
}

/** Whether the configuration, which alone is read, asks for records in the repository. */
async function isShared(environment: CliEnvironment, root: string): Promise<boolean> {
  const path = environment.join(root, CONFIGURATION_FILE);
  const read = await environment.readText(path);
  if (read === null) return false;
  if ('problem' in read) throw new Error(read.problem.message);
  return parseConfiguration(read.text, path).configuration.provenance === 'shared';
}
