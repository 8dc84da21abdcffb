/** Where audits are written to, and in which format: what `audit` and `audit merge` have in common. */

import type { CliEnvironment } from '../ports/environment.ts';
import { openOnes } from '../report/audit/counts.ts';
import type { AuditDocument } from '../report/audit/document.ts';
import { AUDIT_FORMATS, type AuditFormat } from '../report/audit/formats.ts';
import { safeLine } from '../report/terminalText.ts';
import { type Arguments, oneOf } from './arguments.ts';
import { UsageError } from './command.ts';
import { outputFile } from './outputFile.ts';

export const AUDIT_OUTPUT_OPTIONS = {
  format: { kind: 'text' },
  output: { kind: 'text' },
} as const;

export interface AuditOutput {
  readonly format: AuditFormat;
  /** As the person named it; absent for the standard output. */
  readonly file?: string;
}

/** What the options ask for; the name of the file says the format where nothing else does. */
export function readAuditOutput({
  format,
  output,
}: Arguments<typeof AUDIT_OUTPUT_OPTIONS>['values']): AuditOutput {
  const names = AUDIT_FORMATS.map(({ name }) => name);
  const name = format ?? names.find((each) => output?.endsWith(`.${each}`)) ?? (names[0] as string);
  const known = oneOf('--format', name, names);
  return {
    format: AUDIT_FORMATS.find((each) => each.name === known) as AuditFormat,
    ...(output === undefined ? {} : { file: output }),
  };
}

/** Throws where the file must not be written: before any work is done. */
export function checkAuditOutput({ file }: AuditOutput, environment: CliEnvironment): void {
  if (file !== undefined) outputFile(environment, file);
}

/** Writes audits beside each other. Of what goes to a file, a line says how much is open. */
export async function writeAudits(
  audits: readonly AuditDocument[],
  { format, file }: AuditOutput,
  environment: CliEnvironment,
): Promise<void> {
  const text = format.write(audits, environment.gzip);
  if (file === undefined) return environment.out(text);
  try {
    await environment.writeAtomically(outputFile(environment, file), text);
  } catch (error) {
    throw new UsageError('The audit cannot be written to {0}: {1}.', file, (error as Error).message);
  }
  const open = audits.reduce((sum, { findings }) => sum + openOnes(findings).length, 0);
  const { t } = environment;
  const summary = open === 1 ? t('1 open finding') : t('{0} open findings', open);
  environment.error(`${summary} · ${t('audit in {0}', safeLine(file))}\n`);
}
