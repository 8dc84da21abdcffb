/** The files that ship with the product: rules, grammars, rule pages. All lie beside the built program. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScannerOptions } from '../engine/scanner.ts';
import type { Problem } from '../finding/finding.ts';
import type { PackedPatterns } from '../pattern/packed.ts';
import type { Framework } from '../rule/frameworks.ts';
import { type LoadedRules, loadBundledFrameworks, loadBundledRules } from '../rule/load.ts';
import type { Models } from '../rule/models.ts';
import type { Rule } from '../rule/rule.ts';

/** Where one built copy of the product keeps its files; `dist` is the folder that holds the program. */
export class PackageFiles {
  private loaded: Promise<LoadedRules> | undefined;
  private frameworks: Promise<readonly Framework[]> | undefined;

  constructor(private readonly dist: string) {}

  /** What a scanner reads of the package: wasm files by name, and patterns by the id of their language. */
  readonly forScanner: Required<Pick<ScannerOptions, 'readGrammar' | 'readPatterns'>> = {
    readGrammar: (file) => readFile(join(this.dist, 'grammars', file)),
    readPatterns: async (language) => {
      const text = await readFile(join(this.dist, 'patterns', `${language}.json`), 'utf8');
      return JSON.parse(text) as PackedPatterns;
    },
  };

  /** The bundled rules, read once. A bundle with a broken rule is a broken build: the promise rejects. */
  async bundledRules(): Promise<readonly Rule[]> {
    return (await this.load()).rules;
  }

  /** The models that ship with them, which other rules may include. */
  async bundledModels(): Promise<Models> {
    return (await this.load()).models;
  }

  /** The day of the bundled rules, `YYYY-MM-DD`; undefined where the build has not written it down. */
  async rulesDate(): Promise<string | undefined> {
    const text = await readFile(join(this.dist, 'rules.date'), 'utf8').catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      },
    );
    return /^\d{4}-\d{2}-\d{2}$/.exec(text.trim())?.[0];
  }

  /** The web frameworks whose routes are known, read once. */
  bundledFrameworks(): Promise<readonly Framework[]> {
    this.frameworks ??= this.readBundle(loadBundledFrameworks).then(({ frameworks }) => frameworks);
    return this.frameworks;
  }

  private load(): Promise<LoadedRules> {
    this.loaded ??= this.readBundle(loadBundledRules);
    return this.loaded;
  }

  private async readBundle<T extends { readonly problems: readonly Problem[] }>(
    read: (json: string) => T,
  ): Promise<T> {
    const loaded = read(await readFile(join(this.dist, 'rules.json'), 'utf8'));
    const { problems } = loaded;
    if (problems.length > 0)
      throw new Error(`The bundled rules are broken: ${problems.map(({ message }) => message).join(' ')}`);
    return loaded;
  }

  /** The page about a rule, as a `file:` URI; undefined for rules that do not ship. */
  rulePage(rule: Rule): string | undefined {
    const path = join(this.dist, '..', 'docs', 'rules', `${rule.id}.md`);
    return rule.bundled && existsSync(path) ? pathToFileURL(path).href : undefined;
  }
}
