/** `rules validate PATH…`: says what is wrong with files of rules and models, and where. */

import { boundedRegexes } from '../rule/regexes.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ProblemList } from './problems.ts';
import { readRulesAt, writeProblems } from './ruleFiles.ts';

export const rulesValidate: Command = {
  name: 'rules validate',
  usage: 'PATH…',
  summary: 'Says what is wrong with rule files, and where',
  async run(args, environment) {
    const { positionals } = parseArguments(args, {});
    if (positionals.length === 0) throw new UsageError('Say which rules to check: rules validate PATH');
    const problems = new ProblemList(environment);
    const scanner = await environment.createScanner();
    try {
      const { rules, models } = await readRulesAt(positionals, environment, scanner, problems);
      writeProblems(problems, environment);
      // No fault, but whoever writes a rule should know.
      const bounded = new ProblemList(environment);
      for (const problem of [...rules, ...models.values()].flatMap(boundedRegexes))
        await bounded.add(problem);
      writeProblems(bounded, environment);
      const { t } = environment;
      const wrong = problems.all.length;
      const summary = [
        ...(rules.length > 0 || models.size === 0
          ? [rules.length === 1 ? t('1 rule') : t('{0} rules', rules.length)]
          : []),
        ...(models.size === 0 ? [] : [models.size === 1 ? t('1 model') : t('{0} models', models.size)]),
        wrong === 0 ? t('no problems') : wrong === 1 ? t('1 problem') : t('{0} problems', wrong),
      ];
      environment.out(`${summary.join(', ')}\n`);
      return wrong === 0 ? EXIT.clean : EXIT.findings;
    } finally {
      scanner.dispose();
    }
  },
};
