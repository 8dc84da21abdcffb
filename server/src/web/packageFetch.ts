/** The files that ship with the product, from where the browser has the extension. */

import type { Rule } from '../rule/rule.ts';
import { BundledFiles } from '../storage/bundledFiles.ts';

/** Where one copy of the product is to be had; `extension` is the URL of its root, without a `/` at its end. */
export class FetchedPackage extends BundledFiles {
  constructor(private readonly extension: string) {
    super(async (path) => {
      const response = await fetch(`${extension}/dist/${path}`);
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`${path} could not be fetched: ${response.status}.`);
      return new Uint8Array(await response.arrayBuffer());
    });
  }

  /** The page about a rule, as a URI; undefined for rules that do not ship. All that do have one. */
  rulePage(rule: Rule): string | undefined {
    return rule.bundled ? `${this.extension}/docs/rules/${rule.id}.md` : undefined;
  }
}
