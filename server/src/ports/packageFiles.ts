/** The files that ship with the product, on a disk. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../rule/rule.ts';
import { BundledFiles } from '../storage/bundledFiles.ts';
import { isMissing } from '../storage/fileSystem.ts';

/** Where one built copy of the product keeps its files; `dist` is the folder that holds the program. */
export class PackageFiles extends BundledFiles {
  constructor(private readonly dist: string) {
    super(async (path) => {
      try {
        return await readFile(join(dist, path));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    });
  }

  /** The page about a rule, as a `file:` URI; undefined for rules that do not ship. */
  rulePage(rule: Rule): string | undefined {
    const path = join(this.dist, '..', 'docs', 'rules', `${rule.id}.md`);
    return rule.bundled && existsSync(path) ? pathToFileURL(path).href : undefined;
  }
}
