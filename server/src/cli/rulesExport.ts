/** `rules export`: writes rules for other engines, with what their models know spelled out in them. */

import { safeLine } from '../report/terminalText.ts';
import type { Rule } from '../rule/rule.ts';
import { semgrepFile } from '../rule/semgrep/file.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { outputFile } from './outputFile.ts';
import { ProblemList, sayProblems } from './problems.ts';
import { readRulesAt } from './ruleFiles.ts';

const FORMATS = ['semgrep'];

export const rulesExport: Command = {
  name: 'rules export',
  usage: '[PATH…] --format semgrep [--output FILE]',
  summary: 'Writes rules, the bundled ones unless named, with their models resolved, for Semgrep',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, {
      format: { kind: 'text' },
      output: { kind: 'text' },
    });
    if (values.format === undefined || !FORMATS.includes(values.format))
      throw values.format === undefined
        ? new UsageError('Say which format to write: rules export --format semgrep')
        : new UsageError('There is no format {0}: rules are exported as semgrep.', safeLine(values.format));
    const problems = new ProblemList(environment);
    const scanner = await environment.createScanner();
    let rules: readonly Rule[];
    try {
      rules =
        positionals.length === 0
          ? await environment.bundledRules()
          : (await readRulesAt(positionals, environment, scanner, problems)).rules;
    } finally {
      scanner.dispose();
    }
    sayProblems(problems.all, environment);
    const { text, notes, written } = semgrepFile(rules);
    for (const note of notes) environment.error(`${safeLine(note)}\n`);
    if (values.output === undefined) environment.out(text);
    else {
      try {
        await environment.writeAtomically(outputFile(environment, values.output), text);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        throw new UsageError(
          '{0} cannot be written: {1}.',
          safeLine(values.output),
          (error as Error).message,
        );
      }
      const { t } = environment;
      const name = safeLine(values.output);
      environment.error(
        `${written === 1 ? t('1 rule written to {0}', name) : t('{0} rules written to {1}', written, name)}\n`,
      );
    }
    return problems.all.length === 0 ? EXIT.clean : EXIT.findings;
  },
};
