/** The files that ship with the product: rules, grammars, patterns. All lie beside the built program. */

import type { ScannerOptions } from '../engine/scanner.ts';
import type { Problem } from '../finding/finding.ts';
import type { PackedPatterns } from '../pattern/packed.ts';
import type { Framework } from '../rule/frameworks.ts';
import { type LoadedRules, loadBundledFrameworks, loadBundledRules } from '../rule/load.ts';
import type { Models } from '../rule/models.ts';
import type { Rule } from '../rule/rule.ts';

/** Reads a file of the package by its path below the folder of the program, with `/`; null where there is none. */
export type ReadPackage = (path: string) => Promise<Uint8Array | null>;

/** Patterns of a language, but for those that are as in the language that it is written `from`. */
export interface PatternFile {
  readonly from?: string;
  readonly patterns: PackedPatterns;
}

/** What ships, read when it is asked for. */
export class BundledFiles {
  private loaded: Promise<LoadedRules> | undefined;
  private frameworks: Promise<readonly Framework[]> | undefined;

  constructor(private readonly read: ReadPackage) {}

  /** What a scanner reads of the package: wasm files by name, and patterns by the id of their language. */
  readonly forScanner: Required<Pick<ScannerOptions, 'readGrammar' | 'readPatterns'>> = {
    readGrammar: (file) => this.bytes(`grammars/${file}`),
    readPatterns: (language) => this.patterns(language),
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
    const bytes = await this.read('rules.date');
    const text = bytes === null ? '' : new TextDecoder().decode(bytes);
    return /^\d{4}-\d{2}-\d{2}$/.exec(text.trim())?.[0];
  }

  /** The web frameworks whose routes are known, read once. */
  bundledFrameworks(): Promise<readonly Framework[]> {
    this.frameworks ??= this.readBundle(loadBundledFrameworks).then(({ frameworks }) => frameworks);
    return this.frameworks;
  }

  private async patterns(language: string): Promise<PackedPatterns> {
    const { from, patterns } = JSON.parse(await this.text(`patterns/${language}.json`)) as PatternFile;
    return from === undefined ? patterns : { ...(await this.patterns(from)), ...patterns };
  }

  private load(): Promise<LoadedRules> {
    this.loaded ??= this.readBundle(loadBundledRules);
    return this.loaded;
  }

  private async readBundle<T extends { readonly problems: readonly Problem[] }>(
    read: (json: string) => T,
  ): Promise<T> {
    const loaded = read(await this.text('rules.json'));
    const { problems } = loaded;
    if (problems.length > 0)
      throw new Error(`The bundled rules are broken: ${problems.map(({ message }) => message).join(' ')}`);
    return loaded;
  }

  private async text(path: string): Promise<string> {
    return new TextDecoder().decode(await this.bytes(path));
  }

  private async bytes(path: string): Promise<Uint8Array> {
    const bytes = await this.read(path);
    if (bytes === null) throw new Error(`This installation has no file ${path}: install it anew.`);
    return bytes;
  }
}
