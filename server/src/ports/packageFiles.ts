/** The files that ship with the product, on a disk. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../rule/rule.ts';
import { BundledFiles } from '../storage/bundledFiles.ts';
import { isMissing } from '../storage/fileSystem.ts';
import type { Messages } from '../text/translate.ts';

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

  /** What people read, in the language of a bundle; undefined where there is none of that name. */
  async messages(bundle: string): Promise<Messages | undefined> {
    try {
      const text = await readFile(join(this.dist, '..', 'l10n', `bundle.l10n.${bundle}.json`), 'utf8');
      return JSON.parse(text) as Messages;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** The page about a rule, as a `file:` URI; undefined for rules that do not ship. */
  rulePage(rule: Rule): string | undefined {
    const path = join(this.dist, '..', 'docs', 'rules', `${rule.id}.md`);
    return rule.bundled && existsSync(path) ? pathToFileURL(path).href : undefined;
  }
}
