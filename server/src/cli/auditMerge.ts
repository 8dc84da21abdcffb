/** `audit merge`: the audits of several repositories side by side, made of what `audit --format json` wrote in each. */

import { mergeAudits } from '../report/audit/merge.ts';
import { readAudits } from '../report/audit/read.ts';
import { parseArguments } from './arguments.ts';
import { AUDIT_OUTPUT_OPTIONS, checkAuditOutput, readAuditOutput, writeAudits } from './auditOutput.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { readNamedFiles, refuse } from './namedFiles.ts';

export const auditMerge: Command = {
  name: 'audit merge',
  usage: 'FILE… [--format html|json] [--output FILE]',
  summary: 'Shows the audits of several repositories (--format json) side by side on one page',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, AUDIT_OUTPUT_OPTIONS);
    if (positionals.length === 0)
      throw new UsageError(
        'Say what to merge: audit merge FILE…, as `audit --format json` wrote them. To audit a folder of this name, write ./merge.',
      );
    const output = readAuditOutput(values);
    checkAuditOutput(output, environment);
    const files = await readNamedFiles(
      positionals,
      readAudits,
      'It is too large to be read: audit fewer folders in one run.',
      environment,
    );
    const merged = mergeAudits(
      files.flatMap(({ name, content }) => content.map((audit) => ({ name, audit }))),
    );
    if ('faults' in merged) refuse(merged.faults);
    await writeAudits(merged, output, environment);
    return EXIT.clean;
  },
};
