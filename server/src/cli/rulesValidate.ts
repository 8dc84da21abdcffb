/** `rules validate PATH…`: says what is wrong with files of rules and models, and where. */

import { boundedRegexes } from '../rule/regexes.ts';
import { counted } from '../text/counted.ts';
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
      const said = [
        ...(rules.length > 0 || models.size === 0 ? [counted(rules.length, 'rule')] : []),
        ...(models.size === 0 ? [] : [counted(models.size, 'model')]),
      ].join(', ');
      const wrong = problems.all.length;
      environment.out(`${said}, ${wrong === 0 ? 'no problems' : counted(wrong, 'problem')}\n`);
      return wrong === 0 ? EXIT.clean : EXIT.findings;
    } finally {
      scanner.dispose();
    }
  },
};
