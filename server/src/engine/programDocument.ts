/** A document in one language: its text, its tree and what is known of its program, kept current through edits. */

import type { Analysis, Finding } from '../finding/finding.ts';
import type { ReadProgram } from '../fix/harm.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { FileSearches } from '../rule/searches.ts';
import type { Target } from '../search/target.ts';
import { suppressionLines } from '../suppress/lines.ts';
import type { Language } from '../syntax/languages/index.ts';
import { leaf } from '../syntax/node.ts';
import type { SyntaxTree, TextChange, Work } from '../syntax/syntaxTree.ts';
import type { LineIndex } from '../text/lines.ts';
import { analyse, analyseInSteps, findInSteps } from './analyse.ts';
import type { DocumentProgram, DocumentState } from './documentState.ts';
import type { PartDocument } from './hostDocument.ts';
import type { LanguageSupport } from './languageSupport.ts';
import { LastFindings } from './lastFindings.ts';
import type { FoundInPart } from './partFindings.ts';
import { ProgramMemory } from './programMemory.ts';
import { linesOf, type Source } from './source.ts';
import { finish, type Offer, unlessOvertaken } from './steps.ts';

const NOTHING_READ = leaf('Program', '', 0, 0, { offset: 0 });
/** What is read of a document that is no program itself. */
export const NOTHING_READ_OF = { root: NOTHING_READ, comments: [] };

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
  /** Whether the syntax tree may differ from a fresh one until `reparse`, as one with errors does. */
  readonly hasSyntaxErrors: boolean;
  /** Whether the last analysis met a language that is not loaded: then it is to be prepared again. */
  readonly lacksLanguage: boolean;
  /** Applies changes in order: UTF-16 offsets, each into the text that the ones before it left. */
  edit(changes: readonly TextChange[]): void;
  /** Findings and problems of the current text; `given` are those of other tools in it. */
  analyse(rules: RuleSet, given?: readonly Finding[]): Analysis;
  /**
   * The same in steps, for whom other things cannot wait; some offer what is known by then. What was found is kept
   * for the next analysis, so it may be given up; one that the next state of the document overtakes ends with nothing.
   */
  analyseInSteps(
    rules: RuleSet,
    given?: readonly Finding[],
  ): Generator<Offer<Analysis>, Analysis | undefined>;
  /** Parses from scratch. To be called after a pause when `hasSyntaxErrors`. */
  reparse(): void;
  /** How much the last update of the syntax tree did; for tests and benchmarks. */
  readonly work: Work;
  /** The program as it is read now; undefined for what holds programs and is none. */
  readonly program?: ReadProgram;
  close(): void;
}

/** A document in one language. */
export class ProgramDocument implements OpenDocument, PartDocument {
  private tree: SyntaxTree | null = null;
  private memory: ProgramMemory | null = null;
  private readonly last = new LastFindings();
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
    return this.tree?.isProvisional ?? false;
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
      this.last.edit(change);
    }
    this.state++;
    if (this.tree === null || this.text.length > this.maximumLength) this.parseIfPossible();
  }

  analyse(rules: RuleSet, given?: readonly Finding[]): Analysis {
    return analyse(this.inspect(this.rulesIn(rules)), rules, this.services.today(), given);
  }

  analyseInSteps(
    rules: RuleSet,
    given?: readonly Finding[],
  ): Generator<Offer<Analysis>, Analysis | undefined> {
    const { state } = this;
    const steps = analyseInSteps(this.inspect(this.rulesIn(rules)), rules, this.services.today(), given);
    return unlessOvertaken(steps, () => this.state !== state);
  }

  /** The same before suppressions, for code that is a part of something. */
  findAll(rules: readonly Rule[], searches: FileSearches): FoundInPart {
    const document = this.inspect(rules);
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
  }

  private rulesIn(rules: RuleSet): readonly Rule[] {
    return rules.rulesFor(this.support?.language, this.source.path);
  }

  /** The document as these rules look at it. */
  private inspect(rules: readonly Rule[]): DocumentState {
    const { tree, support } = this;
    const common = {
      path: this.source.path,
      text: this.text,
      lines: this.lines,
      last: this.last,
      nested: (text: string, language: string) => this.services.nested(text, language),
    };
    if (tree === null || support === undefined) {
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
    const libraries = support.librariesOf(rules);
    if (this.memory?.libraries !== libraries) this.memory = new ProgramMemory(support.language, libraries);
    const programIn = (kept: ProgramMemory): DocumentProgram => ({
      root,
      ...kept.at(root, this.text),
      support,
      truncatedAt: tree.truncatedAt,
      errors: tree.errors(),
      afresh: () => {
        const made = new ProgramMemory(support.language, libraries);
        this.memory = made;
        return programIn(made);
      },
    });
    return { ...common, program: programIn(this.memory), comments: tree.comments() };
  }
}
