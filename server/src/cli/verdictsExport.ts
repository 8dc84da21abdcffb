/**
 * `verdicts export`: what people judged, a JSON object a line, for whoever trains or measures a model. Code is only in
 * it where that is asked for.
 */

import { Recorder } from '../verdicts/record.ts';
import { DiskWorkspace } from './agentWorkspace.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { judgedHere } from './judgedHere.ts';
import { ledgerRoot } from './openLedger.ts';
import { outputFile } from './outputFile.ts';

export const verdictsExport: Command = {
  name: 'verdicts export',
  usage: '[--format jsonl] [--with-code] [--output FILE]',
  summary: 'Writes what people judged, to learn from; code only when asked',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, {
      format: { kind: 'text' },
      'with-code': { kind: 'flag' },
      output: { kind: 'text' },
    });
    const [extra] = positionals;
    if (extra !== undefined)
      throw new UsageError(
        'verdicts export takes no path: it is about the whole ledger. Leave out {0}.',
        extra,
      );
    if (values.format !== undefined) oneOf('--format', values.format, ['jsonl']);
    const path = values.output === undefined ? undefined : outputFile(environment, values.output);
    const root = await ledgerRoot(environment);
    const workspace = new DiskWorkspace(environment, async () => [root]);
    try {
      const recorder = new Recorder(values['with-code'] === true ? workspace : undefined);
      const lines: string[] = [];
      let lost = 0;
      for await (const judged of (await judgedHere(workspace, environment)).findings()) {
        if (judged.found === undefined) lost++;
        lines.push(`${JSON.stringify(await recorder.record(judged))}\n`);
      }
      if (path === undefined) environment.out(lines.join(''));
      else await environment.writeAtomically(path, lines.join(''));
      if (lost > 0)
        environment.error(
          `Of ${lost} of ${lines.length} verdicts the code is not known any more, or is not found by today's rules: they are written without features.\n`,
        );
      return EXIT.clean;
    } finally {
      await workspace.dispose();
    }
  },
};
