/** The formats that audits are written in; another one is a file and a line here. */

import type { AuditDocument } from './document.ts';
import { auditPage, type Gzip } from './page.ts';

export interface AuditFormat {
  /** As `--format` takes it. */
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly summary: string;
  /** Writes one audit, or several beside each other. */
  write(audits: readonly AuditDocument[], gzip: Gzip): string;
}

export const AUDIT_FORMATS: readonly AuditFormat[] = [
  {
    name: 'html',
    summary: 'one page that opens from the disk in any browser',
    write: auditPage,
  },
  {
    name: 'json',
    summary: 'the same for scripts',
    write: (audits) => `${JSON.stringify(audits.length === 1 ? audits[0] : audits, null, 2)}\n`,
  },
];
