/**
 * Audits read back from JSON, to be shown side by side. They come from other machines and other versions, so they
 * are held against the schema that they are written by; what it does not name is let through.
 */

import schema from '../../../../schemas/audit.schema.json' with { type: 'json' };
import { anything, record } from '../../text/forms.ts';
import { formOf, type Schema } from '../../text/schemaForm.ts';
import { type AuditDocument, SCHEMA_VERSION } from './document.ts';

/** What tells an audit from other JSON. */
const AUDIT = record({ schemaVersion: anything, repository: anything, reviews: anything });

/** The audit that a text holds, or the several of a list, as `audit merge` writes it; or what is wrong, as a sentence. */
export function readAudits(written: string): readonly AuditDocument[] | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    return { fault: 'It is no JSON.' };
  }
  const audits: readonly unknown[] = Array.isArray(json) ? json : [json];
  if (audits.length === 0 || audits.some((each) => AUDIT(each) !== undefined))
    return { fault: 'It is no audit: write one with `audit --format json`.' };
  const form = formOf(schema as unknown as Schema);
  for (const [i, audit] of audits.entries()) {
    const { schemaVersion } = audit as { schemaVersion: unknown };
    if (schemaVersion !== SCHEMA_VERSION) {
      const theirs = typeof schemaVersion === 'number' ? String(schemaVersion) : 'none';
      return {
        fault: `Its \`schemaVersion\` is ${theirs}, and this program reads ${SCHEMA_VERSION}: audit and merge with the same version.`,
      };
    }
    const wrong = form(audit);
    if (wrong !== undefined) {
      const where = Array.isArray(json) ? `[${i}]${wrong}` : wrong.replace(/^\./, '');
      return { fault: `It is broken: ${where}.` };
    }
  }
  return audits as readonly AuditDocument[];
}
