/** The formats of other tools' reports, as `imports:` names them; `imports/importers.ts` has what reads them. */

export const IMPORT_FORMATS = [
  'sarif',
  'gitlab',
  'sonarqube',
  'fortify',
  'zap',
  'burp',
  'nuclei',
  'junit',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
