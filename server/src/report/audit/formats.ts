/** The formats that audits are written in; another one is a file and a line here. */

import type { AuditDocument } from './document.ts';
import { auditPage, type Gzip } from './page.ts';

export interface AuditFormat {
  /** As `--format` takes it. */
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly summary: string;
  write(document: AuditDocument, gzip: Gzip): string;
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
    write: (document) => `${JSON.stringify(document, null, 2)}\n`,
  },
];
