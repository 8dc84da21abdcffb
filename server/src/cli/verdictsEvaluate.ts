/**
 * `verdicts evaluate`: scores the answers of models against what people judged here, with intervals, so that a team can
 * say which model helps it.
 */

import { safeLine } from '../report/terminalText.ts';
import { type Evaluation, evaluate, readAnswers, truthOf } from '../verdicts/evaluate.ts';
import { percent, type Share } from '../verdicts/intervals.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { readNamedFiles } from './namedFiles.ts';
import { personsVerdicts } from './personsVerdicts.ts';

/** Counts up when a field of the JSON changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

export const verdictsEvaluate: Command = {
  name: 'verdicts evaluate',
  usage: 'FILE… [--format text|json]',
  summary: "Scores a model's answers against what people judged",
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, { format: { kind: 'text' } });
    const format = values.format === undefined ? 'text' : oneOf('--format', values.format, ['text', 'json']);
    if (positionals.length === 0)
      throw new UsageError(
        'Name a file of answers, as `reviewer ask --judged --format jsonl` writes them: verdicts evaluate FILE.',
      );
    const files = await readNamedFiles(
      positionals,
      readAnswers,
      'The file is too large to be read.',
      environment,
    );
    const verdicts = await personsVerdicts(environment);
    const evaluations = evaluate(
      files.flatMap(({ content }) => content.answers),
      truthOf(verdicts),
    );
    environment.out(
      format === 'json'
        ? `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, verdicts: verdicts.length, models: evaluations }, null, 2)}\n`
        : evaluations.map(text).join('\n'),
    );
    return EXIT.clean;
  },
};

function text(evaluation: Evaluation): string {
  const {
    model,
    compared,
    unjudged,
    disputed,
    unsure,
    refused,
    real,
    notReal,
    accuracy,
    calibration,
    brier,
  } = evaluation;
  const lines = [
    `${model}: ${compared} findings that people agree on; ${unsure} times unsure, ${refused} answers not taken, ${disputed} disputed and ${unjudged} unjudged left out`,
    row('called real and is', real.precision),
    row('real, and called so', real.recall),
    row('called not real and is not', notReal.precision),
    row('not real, and called so', notReal.recall),
    row('right of all', accuracy),
  ];
  if (brier.value !== undefined) {
    lines.push('  how sure it was that a finding is real, and how many of these are:');
    for (const { from, to, said, real: share } of calibration)
      if (said !== undefined)
        lines.push(row(`${percent(from)} to ${percent(to)}, said ${percent(said)}`, share));
    lines.push(
      `  mean squared error (Brier) ${brier.value.toFixed(3)} [${brier.low.toFixed(3)}, ${brier.high.toFixed(3)}]`,
    );
  }
  lines.push('  [ ] are 95 % intervals.', '');
  return lines.map(safeLine).join('\n');
}

function row(what: string, { value, low, high, count, of }: Share): string {
  const share = value === undefined ? 'nothing' : `${percent(value)} [${percent(low)}, ${percent(high)}]`;
  return `  ${what.padEnd(34)} ${String(count).padStart(5)} of ${String(of).padEnd(5)} ${share}`;
}
