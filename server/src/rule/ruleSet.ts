/**
 * The rules of one scan, sorted by language and by path once, so that a document only meets the rules that
 * are meant for it.
 */

import type { Problem } from '../finding/finding.ts';
import { type Language, languagesNamed } from '../syntax/languages/index.ts';
import { matchesGlob } from '../text/glob.ts';
import { forEachFormula, regexProblems } from './regexes.ts';
import type { Rule } from './rule.ts';
import { RuleSearches } from './searches.ts';
import { TEXT_LANGUAGES } from './textPatterns.ts';

/** A set of rules. Immutable; a change of configuration makes another. */
export class RuleSet {
  /** What is wrong with the rules themselves, found without a document: regular expressions. */
  readonly problems: readonly Problem[];
  /** What the regular expressions of these rules have cost so far. */
  readonly searches = new RuleSearches();
  private knownVersion: string | null = null;
  private readonly byLanguage = new Map<string, readonly Rule[]>();
  private readonly nested = new Map<readonly Rule[], readonly string[]>();
  private readonly byPath = new Map<Rule, Map<string, boolean>>();

  constructor(readonly rules: readonly Rule[]) {
    // The build has looked at those that ship: compiling all their expressions would delay the first answer.
    this.problems = rules.filter((rule) => !rule.bundled).flatMap(regexProblems);
  }

  /** Changes when any rule does: a hash of their contents, which only reports ask for. */
  get version(): string {
    if (this.knownVersion === null) {
      const own = { file: undefined, span: undefined, types: undefined };
      // What models say of types is said by many rules alike.
      const types = new Set(this.rules.flatMap((rule) => rule.types ?? []));
      const all = [...this.rules.map((rule) => ({ ...rule, ...own })), ...types];
      this.knownVersion = hash(all.map((each) => JSON.stringify(each)));
    }
    return this.knownVersion;
  }

  /** Rules that need no grammar and look at any text. */
  get textRules(): readonly Rule[] {
    return this.cached('', () =>
      this.rules.filter((rule) => rule.languages.some((name) => TEXT_LANGUAGES.includes(name))),
    );
  }

  /**
   * The languages, by the names that rules use, that rules about some languages or about any text look for inside
   * pieces of a document.
   */
  nestedLanguages(languages: readonly Language[]): readonly string[] {
    const about = [this.textRules, ...languages.map((language) => this.ownRules(language))];
    const names = about.flatMap((rules) => {
      let known = this.nested.get(rules);
      if (known === undefined) {
        known = [...new Set(rules.flatMap(languagesInside))];
        this.nested.set(rules, known);
      }
      return known;
    });
    return [...new Set(names)];
  }

  /** Whether some rule looks at files of every kind: then files without a language are worth reading. */
  hasTextRules(path: string): boolean {
    return this.textRules.some((rule) => this.appliesTo(rule, path));
  }

  /**
   * The rules for a document: those of its language and the text rules, as far as `paths:` allow. The same list
   * for as long as it holds the same rules.
   */
  rulesFor(language: Language | undefined, path: string): readonly Rule[] {
    if (language === undefined) return this.allowed('', this.textRules, path);
    const all = this.cached(language.id, () => {
      const own = this.ownRules(language);
      return [...own, ...this.textRules.filter((rule) => !own.includes(rule))];
    });
    return this.allowed(language.id, all, path);
  }

  /** The rules for a piece of a language's code in a file, all of which the text rules see. */
  codeRulesFor(language: Language, path: string): readonly Rule[] {
    return this.allowed(`code ${language.id}`, this.ownRules(language), path);
  }

  private ownRules(language: Language): readonly Rule[] {
    return this.cached(`code ${language.id}`, () =>
      this.rules.filter((rule) => rule.languages.some((name) => languagesNamed(name).includes(language))),
    );
  }

  private allowed(key: string, all: readonly Rule[], path: string): readonly Rule[] {
    const restricted = this.cached(`restricted ${key}`, () => all.filter((rule) => rule.paths !== undefined));
    const excluded = restricted.filter((rule) => !this.appliesTo(rule, path));
    if (excluded.length === 0) return all;
    const which = excluded.map((rule) => all.indexOf(rule)).join();
    return this.cached(`${key} without ${which}`, () => all.filter((rule) => !excluded.includes(rule)));
  }

  private cached(key: string, compute: () => readonly Rule[]): readonly Rule[] {
    let found = this.byLanguage.get(key);
    if (found === undefined) {
      found = compute();
      this.byLanguage.set(key, found);
    }
    return found;
  }

  private appliesTo(rule: Rule, path: string): boolean {
    if (rule.paths === undefined) return true;
    const known = this.byPath.get(rule) ?? new Map<string, boolean>();
    this.byPath.set(rule, known);
    let applies = known.get(path);
    if (applies === undefined) {
      const { include, exclude } = rule.paths;
      applies =
        (include === undefined || include.some((glob) => matchesGlob(path, glob))) &&
        exclude?.some((glob) => matchesGlob(path, glob)) !== true;
      if (known.size > 10_000) known.clear();
      known.set(path, applies);
    }
    return applies;
  }
}

/** FNV-1a over all texts, as sixteen hexadecimal digits. Not for security: it tells versions apart. */
function hash(texts: readonly string[]): string {
  let high = 0x811c9dc5;
  let low = 0xcbf29ce4;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      high = Math.imul(high ^ text.charCodeAt(i), 0x01000193);
      low = Math.imul(low ^ (text.charCodeAt(i) + i), 0x01000193);
    }
  }
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

function languagesInside(rule: Rule): string[] {
  const names: string[] = [];
  forEachFormula(rule, (_, language) => {
    if (language !== undefined) names.push(language);
  });
  return names;
}
