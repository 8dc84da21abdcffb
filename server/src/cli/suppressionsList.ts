/** `suppressions list`: the suppression comments of a folder with their reasons, and those that have become useless. */

import { suppressionsOf } from '../report/suppressions.ts';
import { safeLine } from '../report/terminalText.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT } from './command.ts';
import { sayProblems } from './problems.ts';
import { parseScanOptions } from './scanOptions.ts';
import { runScan } from './scanRun.ts';

/** Counts up when a field of the JSON changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

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
    const rows = suppressionsOf(report).filter(
      ({ state }) =>
        (!values.unused && !values.expired) ||
        (values.unused === true && state === 'unused') ||
        (values.expired === true && state === 'expired'),
    );
    if (format === 'json')
      environment.out(`${JSON.stringify({ schemaVersion: SCHEMA_VERSION, suppressions: rows }, null, 2)}\n`);
    else {
      for (const { path, line, state, ruleId, text, until } of rows) {
        const end = until === undefined ? '' : ` (until ${until})`;
        environment.out(`${safeLine(`${path}:${line}  ${state}  ${ruleId ?? '-'}  ${text}${end}`)}\n`);
      }
      const { t } = environment;
      environment.out(`${rows.length === 1 ? t('1 suppression') : t('{0} suppressions', rows.length)}\n`);
    }
    if (report.failed)
      sayProblems(
        report.problems.filter(({ suppression }) => suppression === undefined),
        environment,
      );
    return report.failed ? EXIT.failed : EXIT.clean;
  },
};
