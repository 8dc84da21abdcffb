/** `report merge`: one report of the parts that several machines, or scans of several repositories, have written. */

import { SEVERITIES } from '../finding/finding.ts';
import { mergeParts } from '../report/merge.ts';
import { readPart } from '../report/part.ts';
import type { Report, ReportedFile } from '../report/report.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Baseline, readBaseline } from './baseline.ts';
import { type Command, UsageError } from './command.ts';
import { deliver } from './deliver.ts';
import { readNamedFiles, refuse } from './namedFiles.ts';
import { ProblemList } from './problems.ts';
import { checkOutputs, REPORT_OPTIONS, readOutputs } from './reports.ts';

const OPTIONS = {
  ...REPORT_OPTIONS,
  'fail-on': { kind: 'text' },
  strict: { kind: 'flag' },
  baseline: { kind: 'text' },
} as const;

export const reportMerge: Command = {
  name: 'report merge',
  usage:
    'FILE… [--format FORMAT[=FILE]]… [--profile NAME] [--output FILE] [--fail-on SEVERITY] [--strict] [--baseline FILE]',
  summary:
    'Makes one report of the shards of a scan (--shard), or of scans of several repositories (--format part).',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, OPTIONS);
    if (positionals.length === 0)
      throw new UsageError(
        'Say what to merge: report merge FILE…, as scans with --shard or --format part wrote them.',
      );
    const outputs = readOutputs(values);
    if (values.baseline !== undefined && outputs.some(({ format }) => format.isPart === true))
      throw new UsageError(
        'What is merged has all that was found: give --baseline to the last `report merge`.',
      );
    checkOutputs(outputs, environment);
    const failOn = oneOf('--fail-on', values['fail-on'] ?? 'low', [...SEVERITIES, 'none'] as const);
    const files = await readNamedFiles(
      positionals,
      (text) => readPart(text, environment.version),
      'It is too large: scan in more shards.',
      environment,
    );
    const merged = mergeParts(files.map(({ name, content }) => ({ name, part: content })));
    if ('faults' in merged) refuse(merged.faults);
    const problems = new ProblemList(environment);
    const baseline = await readBaseline(values, environment, problems);
    const report = without(baseline, merged);
    return deliver(
      { ...report, problems: [...problems.all, ...report.problems] },
      { outputs, failOn, strict: values.strict === true },
      environment,
    );
  },
};

/** The report without the findings that a baseline has, as a scan leaves them out. */
function without(baseline: Baseline | undefined, report: Report): Report {
  if (baseline === undefined) return report;
  let known = 0;
  const files = report.files.flatMap((file): ReportedFile[] => {
    const fresh = baseline.without(file.findings, file, file.text);
    known += file.findings.length - fresh.length;
    return fresh.length === 0 ? [] : [{ ...file, findings: fresh }];
  });
  return {
    ...report,
    files,
    baseline: { file: baseline.file, findings: known },
    failed: report.failed || baseline.failed,
  };
}
