/**
 * `rules tune`: which rules are mostly false alarms in this repository, by what people judged, and what the
 * configuration could say about it. It writes nothing: switching a rule off is a person's to do.
 */

import { safeLine } from '../report/terminalText.ts';
import { truthOf } from '../verdicts/evaluate.ts';
import { percent } from '../verdicts/intervals.ts';
import { type JudgedRule, judgedRules, LEAST_VERDICTS, proposedConfiguration } from '../verdicts/tune.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { personsVerdicts } from './personsVerdicts.ts';

/** Counts up when a field of the JSON changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

export const rulesTune: Command = {
  name: 'rules tune',
  usage: '[--format text|json]',
  summary: 'Says which rules are mostly false alarms here, and proposes configuration; it writes none',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, { format: { kind: 'text' } });
    const [path] = positionals;
    if (path !== undefined)
      throw new UsageError('rules tune takes no path: it is about the whole ledger. Leave out {0}.', path);
    const format = values.format === undefined ? 'text' : oneOf('--format', values.format, ['text', 'json']);
    const verdicts = await personsVerdicts(environment);
    const ruleOf = new Map(verdicts.map(({ id, ruleId }) => [id, ruleId]));
    const findings = new Map(
      [...truthOf(verdicts)].map(([id, truth]) => [id, { rule: ruleOf.get(id) ?? '', truth }] as const),
    );
    const rules = judgedRules(findings);
    const proposal = proposedConfiguration(rules);
    environment.out(
      format === 'json'
        ? `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, rules, ...(proposal === undefined ? {} : { proposal }) }, null, 2)}\n`
        : text(rules, proposal),
    );
    return EXIT.clean;
  },
};

function text(rules: readonly JudgedRule[], proposal: string | undefined): string {
  if (rules.length === 0)
    return 'Nobody has judged a finding here yet, so there is nothing to say of rules.\n';
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  const lines = rules.map(({ rule, falsePositives: { value, low, high, count, of }, disputed }) => {
    const share = value === undefined ? '' : `, ${percent(value)} [${percent(low)}, ${percent(high)}]`;
    const open = disputed === 0 ? '' : `, ${disputed} disputed`;
    return `${rule.padEnd(width)}  ${count} of ${of} false alarms${share}${open}`;
  });
  const end =
    proposal === undefined
      ? `No change is proposed: of no rule is it 95 % certain, by ${LEAST_VERDICTS} findings or more, that most are false alarms.`
      : 'Of these rules it is 95 % certain that most findings are false alarms here. In .ai-security-scanner.yml one could write the following; what it switches off nobody will see any more, so look at the verdicts first:';
  return `${[...lines, '', end].map(safeLine).join('\n')}\n${proposal === undefined ? '' : `\n${proposal}`}`;
}
