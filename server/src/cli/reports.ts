/**
 * Where reports go: `--format sarif=a.sarif --format html` writes one to a file and one to the standard output.
 * Commands that report share this: what is asked for is read before the work, and written after it.
 */

import type { CliEnvironment } from '../ports/environment.ts';
import type { Format, Profile, WriteOptions } from '../report/format.ts';
import { FORMATS } from '../report/formats.ts';
import type { Report } from '../report/report.ts';
import { safeLine } from '../report/terminalText.ts';
import { oneOf } from './arguments.ts';
import { UsageError } from './command.ts';
import { outputFile } from './outputFile.ts';

/** A report to write. */
export interface Output {
  readonly format: Format;
  readonly profile?: string;
  /** As the person named it; undefined for the standard output. */
  readonly file?: string;
}

/** Options of all commands that report. */
export const REPORT_OPTIONS = {
  format: { kind: 'list' },
  profile: { kind: 'text' },
  output: { kind: 'text' },
} as const;

export const REPORT_HELP = `  --format FORMAT[=FILE]
                        ${wrapped(FORMATS.map(({ name }) => name))};
                        may be given several times, once without a file
  --profile NAME        ${profiles()
    .map(({ format, profile }) => `${profile.name} (of ${format.name}): ${profile.summary}`)
    .join('\n                        ')}
  --output FILE         write the report without a file of its own to this one
`;

export interface ReportValues {
  readonly format?: readonly string[];
  readonly profile?: string;
  readonly output?: string;
}

/** What the options ask for; throws a `UsageError` that says what is wrong with it. */
export function readOutputs({
  format: given = [FORMATS[0]?.name as string],
  profile,
  output,
}: ReportValues): Output[] {
  const names = FORMATS.map(({ name }) => name);
  const outputs = given.map((each): Output => {
    const [, name = each, file] = /^([^=]*)=(.*)$/s.exec(each) ?? [];
    if (file === '')
      throw new UsageError('--format {0} names no file: write {1} alone, or {1}=FILE.', each, name);
    const format = FORMATS.find((known) => known.name === oneOf('--format', name, names)) as Format;
    const where = file ?? output;
    return { format, ...(where === undefined ? {} : { file: where }) };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError(
      'Several reports cannot all go to the standard output: write --format FORMAT=FILE for all but one.',
    );
  if (profile === undefined) return outputs;
  const known = profiles();
  const name = oneOf(
    '--profile',
    profile,
    known.map((each) => each.profile.name),
  );
  const meant = known.filter((each) => each.profile.name === name).map(({ format }) => format);
  if (!outputs.some(({ format }) => meant.includes(format)))
    throw new UsageError(
      '--profile {0} is of {1}.',
      name,
      meant.map((each) => `--format ${each.name}`).join(', '),
    );
  return outputs.map((each) => (meant.includes(each.format) ? { ...each, profile: name } : each));
}

/** Throws where a file must not be written, or two reports would go to one. */
export function checkOutputs(outputs: readonly Output[], environment: CliEnvironment): void {
  const taken = new Set<string>();
  for (const { file } of outputs) {
    if (file === undefined) continue;
    const path = outputFile(environment, file);
    if (taken.has(path))
      throw new UsageError('Several reports cannot all go to {0}: name a file for each.', safeLine(file));
    taken.add(path);
  }
}

/** The files that reports go to, for a sentence. */
export function filesOf(outputs: readonly Output[]): string {
  return outputs.flatMap(({ file }) => (file === undefined ? [] : [safeLine(file)])).join(', ');
}

/** Writes all reports. Answers whether all could be written, and says which could not. */
export async function writeReports(
  report: Report,
  outputs: readonly Output[],
  environment: CliEnvironment,
  options: Pick<WriteOptions, 'namesUnread'>,
): Promise<boolean> {
  const { colour, width } = environment.terminal;
  const said = new Set<string>();
  let all = true;
  for (const { format, profile, file } of outputs) {
    const { text, warnings = [] } = format.write(report, {
      ...options,
      t: environment.t,
      colour: colour && file === undefined,
      width,
      ...(profile === undefined ? {} : { profile }),
    });
    for (const warning of warnings) if (!said.has(warning)) environment.error(`${safeLine(warning)}\n`);
    for (const warning of warnings) said.add(warning);
    if (file === undefined) environment.out(text);
    else if (!(await written(file, text, environment))) all = false;
  }
  return all;
}

async function written(file: string, text: string, environment: CliEnvironment): Promise<boolean> {
  try {
    await environment.writeAtomically(outputFile(environment, file), text);
    return true;
  } catch (error) {
    const message = environment.t(
      'The report cannot be written to {0}: {1}.',
      file,
      (error as Error).message,
    );
    environment.error(`${safeLine(message)}\n`);
    return false;
  }
}

function profiles(): { format: Format; profile: Profile }[] {
  return FORMATS.flatMap((format) => (format.profiles ?? []).map((profile) => ({ format, profile })));
}

/** Names with commas, the first of which is the default, on as many lines of the help as they need. */
function wrapped(names: readonly string[]): string {
  const [first, ...rest] = names;
  const lines: string[] = [];
  for (const part of [`${first} (default)`, ...rest]) {
    const line = lines.at(-1);
    if (line === undefined || line.length + part.length > 70) lines.push(part);
    else lines[lines.length - 1] = `${line}, ${part}`;
  }
  return lines.join(',\n                        ');
}
