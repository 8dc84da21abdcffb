/** `suppressions list`: the suppression comments of a folder with their reasons, and those that have become useless. */

import { safeLine } from '../report/terminalText.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT } from './command.ts';
import { parseScanOptions } from './scanOptions.ts';
import { runScan } from './scanRun.ts';

interface Row {
  readonly path: string;
  readonly line: number;
  readonly state: 'used' | 'unused' | 'expired' | 'faulty';
  readonly ruleId?: string;
  readonly text: string;
  readonly until?: string;
}

export const suppressionsList: Command = {
  name: 'suppressions list',
  usage: '[PATH…] [--unused] [--expired] [--format text|json]',
  summary: 'Lists suppression comments and what has become of them',
  async run(args, environment) {
    const kinds = { unused: { kind: 'flag' }, expired: { kind: 'flag' }, format: { kind: 'text' } } as const;
    const { values, positionals } = parseArguments(args, kinds);
    const format = values.format === undefined ? 'text' : oneOf('--format', values.format, ['text', 'json']);
    const request = parseScanOptions(
      (positionals.length === 0 ? ['.'] : positionals).map((path) => `--path=${path}`),
    );
    if (!('scan' in request)) return EXIT.clean;
    const report = await runScan(request.scan, environment);
    const used = report.files.flatMap(({ path, findings, lines }) =>
      findings.flatMap(({ suppression, ruleId }): Row[] => {
        if (suppression === undefined) return [];
        const { comment, reason, until } = suppression;
        const line = lines.lineAt(comment.start) + 1;
        const end = until === undefined ? {} : { until };
        return [{ path, line, state: 'used', ruleId, text: reason, ...end }];
      }),
    );
    const useless = report.problems.flatMap((problem): Row[] => {
      const { suppression, path, line, message, ruleId } = problem;
      if (suppression === undefined || path === undefined || line === undefined) return [];
      const rule = ruleId === undefined ? {} : { ruleId };
      return [{ path, line, state: suppression, text: message, ...rule }];
    });
    const rows = [...used, ...useless].filter(
      ({ state }) =>
        (!values.unused && !values.expired) ||
        (values.unused === true && state === 'unused') ||
        (values.expired === true && state === 'expired'),
    );
    rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
    if (format === 'json')
      environment.out(`${JSON.stringify({ schemaVersion: 1, suppressions: rows }, null, 2)}\n`);
    else {
      for (const { path, line, state, ruleId, text, until } of rows) {
        const end = until === undefined ? '' : ` (until ${until})`;
        environment.out(`${safeLine(`${path}:${line}  ${state}  ${ruleId ?? '-'}  ${text}${end}`)}\n`);
      }
      environment.out(`${rows.length} suppressions\n`);
    }
    for (const { suppression, path, message } of report.problems)
      if (suppression === undefined && report.failed)
        environment.error(`${safeLine(`${path === undefined ? '' : `${path}: `}${message}`)}\n`);
    return report.failed ? EXIT.failed : EXIT.clean;
  },
};
