/**
 * The engine's front: loads languages, scans texts, keeps open documents current. Editor and command are two
 * thin callers of this.
 */

import { NO_FACTS } from '../facts/facts.ts';
import { NO_LIBRARIES } from '../facts/libraryTypes.ts';
import { type EnclosingFunction, enclosingFunction } from '../finding/enclosingFunction.ts';
import type { Analysis, Finding, Problem } from '../finding/finding.ts';
import { harmOf } from '../fix/harm.ts';
import { holdingFixes, type Tried } from '../fix/holdingFixes.ts';
import type { PackedPatterns } from '../pattern/packed.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { TEXT_PLANS } from '../search/compile.ts';
import { nameProgram } from '../search/nameProgram.ts';
import type { Target } from '../search/target.ts';
import { placeIn, type SuppressionEdit, suppressionEdit } from '../suppress/edit.ts';
import { Grammars, type ReadGrammar } from '../syntax/grammars.ts';
import { type Language, languagesNamed } from '../syntax/languages/index.ts';
import type { Node } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import type { LineIndex } from '../text/lines.ts';
import { HostDocument } from './hostDocument.ts';
import { LanguageSupport } from './languageSupport.ts';
import { NOTHING_READ_OF, type OpenDocument, ProgramDocument } from './programDocument.ts';
import { ProgramMemory } from './programMemory.ts';
import {
  hostFor,
  languageFor,
  languagesToRead,
  linesOf,
  type PossibleSource,
  partAt,
  type Source,
  sourceOf,
} from './source.ts';

export type { Source } from './source.ts';

export interface ScannerOptions {
  readonly readGrammar: ReadGrammar;
  /** Patterns of a language (by id) that the build has parsed; others are parsed when they are met. */
  readonly readPatterns?: (language: string) => Promise<PackedPatterns>;
  /** The day by which suppressions end, `YYYY-MM-DD`; by default today in UTC. */
  readonly today?: () => string;
  /** Texts longer than this many UTF-16 units are not parsed; text rules still see them. */
  readonly maximumLength?: number;
}

const CANNOT_COMMENT = 'No comment can be written here: switch the rule off in the configuration.';

/** Larger texts are bundles and data: parsing them costs seconds and hundreds of megabytes. */
const MAXIMUM_LENGTH = 5_500_000;

export class Scanner {
  private readonly grammars: Grammars;
  private readonly supports = new Map<string, LanguageSupport>();

  private constructor(private readonly options: ScannerOptions) {
    this.grammars = new Grammars(options.readGrammar);
  }

  static async create(options: ScannerOptions): Promise<Scanner> {
    return new Scanner(options);
  }

  /**
   * Loads the languages of a source, and those that rules look for inside its pieces. False when it has none, and is
   * no document that may hold some: only rules about any text apply then.
   */
  async prepare(source: PossibleSource, rules?: RuleSet): Promise<boolean> {
    const languages = languagesToRead(source);
    for (const language of languages) await this.load(language);
    for (const name of rules?.nestedLanguages(languages) ?? []) await this.prepareLanguage(name);
    // A broken document of a format that holds code has no language, and has to be said to be broken.
    return languages.length > 0 || hostFor(source) !== undefined;
  }

  /** Loads the languages of a name that rules use, for patterns on pieces of text in that language. */
  async prepareLanguage(name: string): Promise<void> {
    for (const language of languagesNamed(name)) await this.load(language);
  }

  private async load(language: Language): Promise<void> {
    if (this.supports.has(language.id)) return;
    const [ready] = await Promise.all([
      this.options.readPatterns?.(language.id) ?? {},
      this.grammars.load(language),
    ]);
    const parser = this.grammars.fragmentParser(language);
    if (parser !== undefined && !this.supports.has(language.id))
      this.supports.set(language.id, new LanguageSupport(language, parser, ready));
  }

  /** A loaded language by a name that rules use. */
  support(name: string): LanguageSupport | undefined {
    for (const language of languagesNamed(name)) {
      const support = this.supports.get(language.id);
      if (support !== undefined) return support;
    }
    return undefined;
  }

  /**
   * Scans a text once; nothing is kept. Its language must have been prepared. `given` are findings of other tools
   * in it.
   */
  scan(source: Source, rules: RuleSet, given: readonly Finding[] = []): Analysis {
    const document = this.open(source);
    try {
      return document.analyse(rules, given);
    } finally {
      document.close();
    }
  }

  /**
   * What an analysis of a source found, its fixes only as far as they hold when they are tried on it: to be asked
   * where fixes are shown or handed out, since it scans anew what a fix leaves.
   */
  withHoldingFixes(source: Source, rules: RuleSet, analysis: Analysis): Analysis {
    const { findings, problems } = analysis;
    const fixable = new Set(findings.flatMap(({ ruleId, fix }) => (fix === undefined ? [] : [ruleId])));
    if (fixable.size === 0) return analysis;
    const asked = new RuleSet(rules.rules.filter(({ id }) => fixable.has(id)));
    const read = (text: string): Tried => this.tried({ ...source, text }, asked);
    const untried: Problem[] = [];
    // Rules from elsewhere may mark what their fix leaves as well: that is their author's affair.
    const bundled = new Set(asked.rules.flatMap((rule) => (rule.bundled ? [rule.id] : [])));
    const mustMend = (id: string): boolean => bundled.has(id);
    const holding = holdingFixes(read(source.text), findings, read, mustMend, (count) => {
      const message = `${count} fixes were not tried, because too many others failed: they are not offered.`;
      untried.push({ kind: 'limit', message, path: source.path });
    });
    return { ...analysis, findings: holding, problems: [...problems, ...untried] };
  }

  /**
   * What an edit from elsewhere makes worse about a program, in words: it does not parse any more, or something of it
   * is lost. Undefined where nothing is. The language must have been prepared.
   */
  harmOfEdit(source: Source, after: string): string | undefined {
    const noRules = new RuleSet([]);
    return harmOf(this.tried(source, noRules), this.tried({ ...source, text: after }, noRules));
  }

  /** A text as it is read, with what some rules find in it. */
  private tried(source: Source, rules: RuleSet): Tried {
    const document = this.open(source);
    try {
      const { findings, unread } = document.analyse(rules);
      const program = document.program ?? {
        ...NOTHING_READ_OF,
        text: source.text,
        hasErrors: unread.length > 0,
      };
      return { ...program, findings };
    } finally {
      document.close();
    }
  }

  /** The edit that suppresses rules for a finding that starts at an offset, or why there can be none. */
  suppress(
    source: Source,
    request: {
      start: number;
      ruleIds: readonly string[];
      reason: string;
      until?: string;
      /** Where something else stands in front on the same line, so that no line can go in between. */
      sharedLineStart?: number;
    },
  ): SuppressionEdit {
    const inside = partAt(source, request.start);
    if (inside !== undefined) {
      const { part, offset } = inside;
      // A part that is no cell shares its first line with what is in front of it.
      const shared = part.cell === undefined ? { sharedLineStart: 0 } : {};
      const answer = this.suppress(sourceOf(part, source.path), { ...request, ...shared, start: offset });
      if ('refusal' in answer) return answer;
      const edit = part.text.editInFile(answer.edit, part.write);
      return edit === undefined ? { refusal: CANNOT_COMMENT } : { edit };
    }
    const language = languageFor(source);
    if (language === undefined)
      return {
        refusal:
          'Nothing is known of comments in this kind of file: switch the rule off in the configuration.',
      };
    const tree = this.tree(source.text, language);
    try {
      const root = tree?.root;
      return suppressionEdit({
        ...request,
        text: source.text,
        lines: linesOf(source),
        comments: language.comments,
        placeAt: (offset) =>
          offset === request.sharedLineStart
            ? 'literal'
            : root === undefined
              ? 'code'
              : placeIn(root, offset),
      });
    } finally {
      tree?.dispose();
    }
  }

  /** Has some work look at the generic tree of a text; undefined where its language has not been prepared. */
  withTree<Result>(source: Source, work: (root: Node) => Result): Result | undefined {
    const language = languageFor(source);
    const tree = language === undefined ? null : this.tree(source.text, language);
    try {
      return tree === null ? undefined : work(tree.root);
    } finally {
      tree?.dispose();
    }
  }

  /** Has some work search a text; undefined where its language has not been prepared, or it is too long to be read. */
  withTarget<Result>({ text, ...source }: Source, work: (target: Target) => Result): Result | undefined {
    const language = languageFor({ ...source, text });
    const support = language && this.supports.get(language.id);
    if (support === undefined || text.length > this.maximumLength) return undefined;
    const tree = this.tree(text, support.language);
    try {
      return tree === null ? undefined : work(this.targetOf(tree.root, text, support));
    } finally {
      tree?.dispose();
    }
  }

  /** The function around an offset (UTF-16) of a text, whose language must have been prepared. */
  functionAt(source: Source, offset: number): EnclosingFunction | undefined {
    const inside = partAt(source, offset);
    if (inside !== undefined) {
      const { text } = inside.part;
      const found = this.functionAt(sourceOf(inside.part, source.path), inside.offset);
      return found === undefined ? undefined : { ...found, ...text.toFile(found) };
    }
    return this.withTree(source, (root) => enclosingFunction(root, offset));
  }

  /** Opens a document that will be edited. Its language must have been prepared. Must be closed. */
  open(source: Source): OpenDocument {
    const host = hostFor(source);
    if (host === undefined) return this.openProgram(source, languageFor(source));
    const { path } = source;
    return new HostDocument(path, linesOf(source), host, this.maximumLength, {
      openPart: ({ language, text: code }) =>
        language === undefined || !this.supports.has(language.id)
          ? null
          : this.openProgram({ path, text: code.text }, language),
      analyseCell: (part, rules) => this.scan(sourceOf(part, path), rules),
      findInText: (all, rules, searches) => {
        const document = this.openProgram({ path, text: all }, undefined);
        return document.findAll(rules.rulesFor(undefined, path), searches);
      },
      today: () => this.today(),
    });
  }

  private openProgram(source: Source, language: Language | undefined): ProgramDocument {
    const support = language && this.supports.get(language.id);
    return new ProgramDocument(source, support, this.maximumLength, {
      tree: (text, forLanguage) => this.tree(text, forLanguage),
      nested: (text, name) => this.nested(text, name),
      today: () => this.today(),
    });
  }

  private get maximumLength(): number {
    return this.options.maximumLength ?? MAXIMUM_LENGTH;
  }

  dispose(): void {
    this.grammars.dispose();
    this.supports.clear();
  }

  private tree(text: string | LineIndex, language: Language): SyntaxTree | null {
    return this.grammars.parse(text, language) ?? null;
  }

  private today(): string {
    return this.options.today?.() ?? new Date().toISOString().slice(0, 10);
  }

  private nested(text: string, name: string): Target | null {
    const support = name === '' ? undefined : this.support(name);
    const nested = (inner: string, other: string): Target | null => this.nested(inner, other);
    const nothing = { text, nested, language: '', facts: NO_FACTS, plans: TEXT_PLANS, program: null };
    if (support === undefined) return nothing;
    const known = nameProgram(text);
    const tree = known === null ? this.tree(text, support.language) : null;
    try {
      const root = known ?? tree?.root;
      if (root === undefined) return nothing;
      return this.targetOf(root, text, support);
    } finally {
      tree?.dispose();
    }
  }

  private targetOf(root: Node, text: string, { language, plans }: LanguageSupport): Target {
    const program = new ProgramMemory(language, NO_LIBRARIES).at(root, text);
    const nested = (inner: string, other: string): Target | null => this.nested(inner, other);
    return { text, nested, language: language.id, facts: program.facts, plans, program };
  }
}
