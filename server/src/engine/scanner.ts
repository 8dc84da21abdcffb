/**
 * The engine's front: loads languages, scans texts, keeps open documents current. Editor and command are two
 * thin callers of this.
 */

import { NO_FACTS } from '../facts/facts.ts';
import { type EnclosingFunction, enclosingFunction } from '../finding/enclosingFunction.ts';
import type { Analysis, Problem } from '../finding/finding.ts';
import type { ReadProgram } from '../fix/harm.ts';
import { holdingFixes, type Tried } from '../fix/holdingFixes.ts';
import type { PackedPatterns } from '../pattern/packed.ts';
import type { Rule } from '../rule/rule.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import type { FileSearches } from '../rule/searches.ts';
import { TEXT_PLANS } from '../search/compile.ts';
import { nameProgram } from '../search/nameProgram.ts';
import type { Target } from '../search/target.ts';
import { placeIn, type SuppressionEdit, suppressionEdit } from '../suppress/edit.ts';
import { suppressionLines } from '../suppress/lines.ts';
import { Grammars, type ReadGrammar } from '../syntax/grammars.ts';
import { type Language, languagesNamed } from '../syntax/languages/index.ts';
import { leaf, type Node } from '../syntax/node.ts';
import type { SyntaxTree, TextChange, Work } from '../syntax/syntaxTree.ts';
import type { LineIndex } from '../text/lines.ts';
import { analyse, analyseInSteps, type DocumentProgram, type DocumentState, findInSteps } from './analyse.ts';
import { type FoundInPart, HostDocument, type PartDocument } from './hostDocument.ts';
import { LanguageSupport } from './languageSupport.ts';
import { ProgramMemory } from './programMemory.ts';
import {
  hostFor,
  languageFor,
  languagesIn,
  linesOf,
  type PossibleSource,
  partAt,
  type Source,
  sourceOf,
} from './source.ts';
import { finish, unlessOvertaken } from './steps.ts';

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

  /** Loads the languages of a source. False when it has none: only text rules apply then. */
  async prepare(source: PossibleSource): Promise<boolean> {
    const host = hostFor(source);
    if (host !== undefined) {
      for (const name of host.languages) await this.prepareLanguage(name);
      for (const language of languagesIn(source, host)) await this.load(language);
      return true;
    }
    const language = languageFor(source);
    if (language === undefined) return false;
    await this.load(language);
    return true;
  }

  /** Loads the languages of a name that rules use, for patterns on pieces of text in that language. */
  async prepareLanguage(name: string): Promise<void> {
    for (const language of languagesNamed(name)) await this.load(language);
  }

  private async load(language: Language): Promise<void> {
    if (this.supports.has(language.id)) return;
    const [ready] = await Promise.all([
      this.options.readPatterns?.(language.id) ?? {},
      this.grammars.load(language.grammar),
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

  /** Scans a text once; nothing is kept. Its language must have been prepared. */
  scan(source: Source, rules: RuleSet): Analysis {
    const document = this.open(source);
    try {
      return document.analyse(rules);
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
    const read = (text: string): Tried => {
      const document = this.open({ ...source, text });
      try {
        const { findings, unread } = document.analyse(asked);
        const program = document.program ?? { ...NOTHING_READ_OF, text, hasErrors: unread.length > 0 };
        return { ...program, findings };
      } finally {
        document.close();
      }
    };
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
    const common = { text, nested: (inner: string, other: string) => this.nested(inner, other) };
    const nothing = { ...common, language: '', facts: NO_FACTS, plans: TEXT_PLANS, program: null };
    if (support === undefined) return nothing;
    const { language, plans } = support;
    const known = nameProgram(text);
    const tree = known === null ? this.tree(text, language) : null;
    try {
      const root = known ?? tree?.root;
      if (root === undefined) return nothing;
      const program = new ProgramMemory(language).at(root, text);
      return { ...common, language: language.id, facts: program.facts, plans, program };
    } finally {
      tree?.dispose();
    }
  }
}

const NOTHING_READ = leaf('Program', '', 0, 0, { offset: 0 });
/** What is read of a document that is no program itself. */
const NOTHING_READ_OF = { root: NOTHING_READ, comments: [] };

/** What a document needs of its scanner. */
interface Services {
  tree(text: string | LineIndex, language: Language): SyntaxTree | null;
  nested(text: string, language: string): Target | null;
  today(): string;
}

/** A document that is kept current through edits. */
export interface OpenDocument {
  readonly text: string;
  readonly lines: LineIndex;
  /** Whether the syntax tree has errors and so may differ from a fresh one until `reparse`. */
  readonly hasSyntaxErrors: boolean;
  /** Whether the last analysis met a language that is not loaded: then it is to be prepared again. */
  readonly lacksLanguage: boolean;
  /** Applies changes in order: UTF-16 offsets, each into the text that the ones before it left. */
  edit(changes: readonly TextChange[]): void;
  /** Findings and problems of the current text. */
  analyse(rules: RuleSet): Analysis;
  /**
   * The same in steps, for whom other things cannot wait. What was found by then is kept for the next analysis,
   * so it may be given up; one that the next state of the document overtakes ends with nothing.
   */
  analyseInSteps(rules: RuleSet): Generator<undefined, Analysis | undefined>;
  /** Parses from scratch. To be called after a pause when `hasSyntaxErrors`. */
  reparse(): void;
  /** How much the last update of the syntax tree did; for tests and benchmarks. */
  readonly work: Work;
  /** The program as it is read now; undefined for what holds programs and is none. */
  readonly program?: ReadProgram;
  close(): void;
}

/** A document in one language. */
class ProgramDocument implements OpenDocument, PartDocument {
  private tree: SyntaxTree | null = null;
  private memory: ProgramMemory | null = null;
  private current: LineIndex;
  /** Counts up whenever what an analysis looks at is replaced. */
  private state = 0;

  constructor(
    private readonly source: Source,
    private readonly support: LanguageSupport | undefined,
    private readonly maximumLength: number,
    private readonly services: Services,
  ) {
    this.current = linesOf(source);
    this.parseIfPossible();
  }

  get text(): string {
    return this.current.text;
  }

  get lines(): LineIndex {
    return this.current;
  }

  /** What its scanner has not loaded before it is opened is no language of it. */
  readonly lacksLanguage = false;

  get hasSyntaxErrors(): boolean {
    return this.tree?.hasErrors ?? false;
  }

  /** The program as it is read now; without a tree where its language has no grammar. */
  get program(): ReadProgram {
    const { tree, text } = this;
    if (tree === null) return { text, ...NOTHING_READ_OF, hasErrors: false };
    return { text, root: tree.root, comments: tree.comments(), hasErrors: tree.hasErrors };
  }

  edit(changes: readonly TextChange[]): void {
    for (const change of changes) {
      this.current = change.after ?? this.current.replaced(change.start, change.end, change.text);
      this.tree?.edit({ ...change, after: this.current });
    }
    this.state++;
    if (this.tree === null || this.text.length > this.maximumLength) this.parseIfPossible();
  }

  analyse(rules: RuleSet): Analysis {
    return analyse(this.inspect(), rules, this.services.today());
  }

  analyseInSteps(rules: RuleSet): Generator<undefined, Analysis | undefined> {
    const { state } = this;
    const steps = analyseInSteps(this.inspect(), rules, this.services.today());
    return unlessOvertaken(steps, () => this.state !== state);
  }

  /** The same before suppressions, for code that is a part of something. */
  findAll(rules: readonly Rule[], searches: FileSearches): FoundInPart {
    const document = this.inspect();
    const found = finish(findInSteps(document, rules, searches));
    return { ...found, comments: document.comments, errors: document.program?.errors ?? [] };
  }

  reparse(): void {
    this.state++;
    this.tree?.reparse();
  }

  get work(): Work {
    return this.tree?.work ?? { nodesRead: 0, nodesMade: 0 };
  }

  close(): void {
    this.state++;
    this.tree?.dispose();
    this.tree = null;
    this.memory = null;
  }

  private parseIfPossible(): void {
    this.close();
    if (this.support === undefined || this.text.length > this.maximumLength) return;
    this.tree = this.services.tree(this.current, this.support.language);
    this.memory = new ProgramMemory(this.support.language);
  }

  private inspect(): DocumentState {
    const { tree, support, memory } = this;
    const common = {
      path: this.source.path,
      text: this.text,
      lines: this.lines,
      nested: (text: string, language: string) => this.services.nested(text, language),
    };
    if (tree === null || memory === null || support === undefined) {
      const notParsed =
        support === undefined
          ? {}
          : {
              notParsed: `The file is longer than ${this.maximumLength} characters: it was searched as text only. Exclude it in .ai-security-scanner.yml if it is generated.`,
            };
      return {
        ...common,
        ...notParsed,
        program: null,
        comments: suppressionLines(this.text, this.lines),
      };
    }
    const { root } = tree;
    const programIn = (kept: ProgramMemory): DocumentProgram => ({
      root,
      ...kept.at(root, this.text),
      support,
      truncatedAt: tree.truncatedAt,
      errors: tree.errors(),
      afresh: () => {
        const made = new ProgramMemory(support.language);
        this.memory = made;
        return programIn(made);
      },
    });
    return { ...common, program: programIn(memory), comments: tree.comments() };
  }
}
