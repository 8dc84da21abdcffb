/** `guidelines`: writes instructions for AI assistants from the rules that are on, into a section of its own. */

import { loadProject } from '../config/project.ts';
import { GUIDELINES_FILES, guidelinesFor, withGuidelines } from '../guidelines/guidelines.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { languageOf } from '../syntax/languages/index.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { outputFile } from './outputFile.ts';
import { ProblemList, sayProblems } from './problems.ts';

export const guidelines: Command = {
  name: 'guidelines',
  usage: '[--output FILE] [--check]',
  summary: 'Writes what the rules ask for into the instructions for assistants',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, {
      output: { kind: 'text' },
      check: { kind: 'flag' },
    });
    const [extra] = positionals;
    if (extra !== undefined)
      throw new UsageError('guidelines takes no path: it is about the current folder. Leave out {0}.', extra);
    const { folder } = environment;
    const project = await loadProject(environment, folder, { trusted: true });
    const problems = new ProblemList(environment);
    for (const problem of project.problems) await problems.add(problem);
    sayProblems(problems.all, environment);
    const section = guidelinesFor(project.rules, await languagesIn(environment, project.isScanned));
    const name = values.output ?? (await existing(environment)) ?? GUIDELINES_FILES[0];
    const path = outputFile(environment, name);
    const before = await read(environment, path);
    const after = withGuidelines(before, section);
    if (after === null)
      throw new UsageError(
        'The marks around the guidelines in {0} are not one pair: remove them, and run this again.',
        safeLine(name),
      );
    if (after === before) {
      environment.out(`${safeLine(name)} is up to date\n`);
      return EXIT.clean;
    }
    if (values.check === true) {
      environment.out(`${safeLine(name)} is out of date: run ai-security-scanner guidelines\n`);
      return EXIT.findings;
    }
    try {
      await environment.writeAtomically(path, after);
    } catch (error) {
      throw new UsageError('{0} cannot be written: {1}.', safeLine(name), (error as Error).message);
    }
    environment.out(`${safeLine(name)} written\n`);
    return EXIT.clean;
  },
};

/** The file that has, or would get, the section where none is named; undefined where neither exists. */
export async function existing(environment: CliEnvironment): Promise<string | undefined> {
  for (const name of GUIDELINES_FILES)
    if ((await environment.readText(environment.join(environment.folder, name))) !== null) return name;
  return undefined;
}

async function read(environment: CliEnvironment, path: string): Promise<string | null> {
  const found = await environment.readText(path);
  if (found === null) return null;
  if ('problem' in found)
    throw new UsageError('{0} cannot be read: {1}', safeLine(path), found.problem.message);
  return found.text;
}

/** The ids of the languages that the folder's files are written in. */
export async function languagesIn(
  environment: CliEnvironment,
  isScanned: (path: string) => boolean,
): Promise<Set<string>> {
  const languages = new Set<string>();
  for await (const entry of environment.walk(environment.folder)) {
    if ('problem' in entry) continue;
    const path = environment.relative(environment.folder, entry.path);
    const language = languageOf({ path });
    if (language !== undefined && isScanned(path)) languages.add(language.id);
  }
  return languages;
}
