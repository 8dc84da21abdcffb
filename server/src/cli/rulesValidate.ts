/** `rules validate PATH…`: says what is wrong with rule files, and where. */

import { boundedRegexes } from '../rule/regexes.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ProblemList } from './problems.ts';
import { counted, readRulesAt, writeProblems } from './ruleFiles.ts';

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
      const rules = await readRulesAt(positionals, environment, scanner, problems);
      writeProblems(problems, environment);
      // No fault, but whoever writes a rule should know.
      const bounded = new ProblemList(environment);
      for (const problem of rules.flatMap(boundedRegexes)) await bounded.add(problem);
      writeProblems(bounded, environment);
      const wrong = problems.all.length;
      environment.out(
        `${counted(rules.length, 'rule')}, ${wrong === 0 ? 'no problems' : counted(wrong, 'problem')}\n`,
      );
      return wrong === 0 ? EXIT.clean : EXIT.findings;
    } finally {
      scanner.dispose();
    }
  },
};
