/** `imports:` of the configuration: the reports of other tools, as paths or globs, and what they do not say themselves. */

import { IMPORT_FORMATS, type ImportFormat } from './importFormats.ts';
import type { Setting } from './reading.ts';

export interface ImportSetting {
  /** A path or a glob below the folder of the configuration. */
  readonly path: string;
  /** Undefined: told by the report itself. */
  readonly format?: ImportFormat;
  /** The folder that the paths of the report are relative to, below that of the configuration; '' for that one. */
  readonly base: string;
  /** What stands before the paths that the code declares in the addresses of tests from outside: `/shop`. */
  readonly basePath?: string;
  /** The commit that the report is about: its id, or `HEAD` for the one that is checked out. */
  readonly revision?: string;
}

export function readImports(setting: Setting): ImportSetting[] {
  return setting.items().flatMap((item) => {
    if (typeof item.raw === 'string') {
      const path = item.inside();
      return path === undefined ? [] : [{ path, base: '' }];
    }
    const keys = item.mapping(['path', 'format', 'base', 'basePath', 'revision']);
    if (keys === undefined) return [];
    if (keys.path === undefined) item.report('The report is not named: give its `path`.');
    const path = keys.path?.inside();
    if (path === undefined) return [];
    const format = keys.format?.oneOf(IMPORT_FORMATS);
    const revision = readRevision(keys.revision);
    const basePath = readBasePath(keys.basePath);
    const base = keys.base?.inside()?.replace(/\/+$/, '') ?? '';
    return [
      {
        path,
        base: base === '.' ? '' : base,
        ...(format === undefined ? {} : { format }),
        ...(basePath === undefined ? {} : { basePath }),
        ...(revision === undefined ? {} : { revision }),
      },
    ];
  });
}

function readBasePath(setting: Setting | undefined): string | undefined {
  const path = setting?.text();
  if (path === undefined || /^\/[^?#\s]*$/.test(path)) return path;
  setting?.report('Expected the path of an address, such as `/shop`.');
  return undefined;
}

function readRevision(setting: Setting | undefined): string | undefined {
  const revision = setting?.text();
  if (revision === undefined || revision === 'HEAD' || /^[0-9a-f]{7,64}$/i.test(revision)) return revision;
  setting?.report('Expected `HEAD` or the id of a commit: the names of branches mean another one tomorrow.');
  return undefined;
}
