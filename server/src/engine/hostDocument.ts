/**
 * A document that holds code of other languages: each part is scanned as a program of its own, rules about any
 * text see the whole, and all that is found is told by its place in the document.
 *
 * A part's comments suppress by the lines of the document, as if its code stood there alone; a notebook's cell
 * is looked at as the editor does, which opens it as a document of its own.
 *
 * After an edit only parts whose text is another one are scanned again, and the one that is being edited keeps
 * its tree from then on.
 */

import type { HostFormat, Part } from '../embedded/index.ts';
import type { Analysis, Finding, Problem } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { FileSearches } from '../rule/searches.ts';
import { suppressionLines } from '../suppress/lines.ts';
import { applySuppressions, findSuppressions } from '../suppress/suppression.ts';
import type { TextChange, Work } from '../syntax/syntaxTree.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Found } from './documentState.ts';
import { type FoundInPart, PartFindings, SpokenPlaces } from './partFindings.ts';
import { inOrder } from './sameness.ts';
import { finish, unlessOvertaken } from './steps.ts';
import { joined, unreadProblem } from './unread.ts';

/** A part's code, kept current through edits. */
export interface PartDocument {
  readonly hasSyntaxErrors: boolean;
  edit(changes: readonly TextChange[]): void;
  reparse(): void;
  findAll(rules: readonly Rule[], searches: FileSearches): FoundInPart;
  close(): void;
}

/** What a host needs of its scanner. */
export interface HostServices {
  /** Null while the language is not loaded. */
  openPart(part: Part): PartDocument | null;
  /** What the analysis of a cell comes to, as of a document of its own. */
  analyseCell(part: Part, rules: RuleSet): Analysis;
  /** What rules about any text find. */
  findInText(text: string, rules: RuleSet, searches: FileSearches): Found;
  today(): string;
}

export class HostDocument {
  /** What the last analysis found in parts, by `keyOf`. */
  private known = new Map<string, FoundInPart | Analysis>();
  private knownFor: { readonly rules: RuleSet; readonly today: string } | null = null;
  private scanned = 0;
  /** Counts up whenever what an analysis looks at is replaced. */
  private state = 0;
  /** The part that is being edited, as it was at the last analysis. */
  private kept: { readonly key: string; readonly part: Part; readonly document: PartDocument } | null = null;

  constructor(
    private readonly path: string,
    private current: LineIndex,
    private readonly format: HostFormat,
    private readonly maximumLength: number,
    private readonly services: HostServices,
  ) {}

  get text(): string {
    return this.current.text;
  }

  get lines(): LineIndex {
    return this.current;
  }

  get hasSyntaxErrors(): boolean {
    return this.kept?.document.hasSyntaxErrors ?? false;
  }

  /** An edit can bring in parts in any language. */
  lacksLanguage = false;

  /** How many parts the last analysis scanned, for tests. */
  get work(): Work {
    return { nodesRead: this.scanned, nodesMade: this.scanned };
  }

  edit(changes: readonly TextChange[]): void {
    for (const { start, end, text, after } of changes)
      this.current = after ?? this.current.replaced(start, end, text);
    this.state++;
  }

  reparse(): void {
    this.state++;
    if (this.kept === null) return;
    this.kept.document.reparse();
    this.known.delete(this.kept.key);
  }

  close(): void {
    this.state++;
    this.known.clear();
    this.kept?.document.close();
    this.kept = null;
  }

  analyse(rules: RuleSet, given: readonly Finding[] = []): Analysis {
    return finish(this.steps(rules, given));
  }

  analyseInSteps(rules: RuleSet, given: readonly Finding[] = []): Generator<undefined, Analysis | undefined> {
    const { state } = this;
    return unlessOvertaken(this.steps(rules, given), () => this.state !== state);
  }

  /** An analysis, a part at a time. */
  private *steps(rules: RuleSet, given: readonly Finding[]): Generator<undefined, Analysis> {
    const { lines, path, text, services } = this;
    const today = services.today();
    const searches = rules.searches.in(path, text.length);
    const whole = services.findInText(text, rules, searches);
    const read = this.parts();
    const collected = new PartFindings();
    if ('problem' in read) collected.addUnread(read.problem, { start: 0, end: text.length });
    else yield* this.scanParts(read.parts, rules, searches, today, collected);

    const { problems, errors, findings: inParts, cells } = collected;
    const ran = [...collected.languages].flatMap((language) => rules.codeRulesFor(language, path));
    const textRules = rules.rulesFor(undefined, path);
    const spoken = new SpokenPlaces(cells);
    const ofText = whole.findings.filter((finding) => !spoken.has(finding));
    const all = new Map(ran.concat(textRules).map((rule) => [rule.id, rule]));

    const comments = [
      ...collected.comments,
      ...suppressionLines(text, lines, (offset) => !collected.isInPart(offset)),
    ];
    const ranHere = [...all.keys(), ...given.map(({ ruleId }) => ruleId)];
    const names = { ran: ranHere, known: rules.rules.map(({ id }) => id) };
    const suppressions = findSuppressions(text, comments, lines);
    const suppressed = applySuppressions(
      inOrder([...inParts, ...ofText, ...given], [...all.values()]),
      suppressions,
      lines,
      today,
      names,
    );
    const broken = joined(errors);
    return {
      findings: inOrder([...suppressed.findings, ...cells], [...all.values()]),
      problems: [
        ...withoutRepeats([...problems, ...whole.problems]),
        ...searches.limits.map((message): Problem => ({ kind: 'limit', message })),
        ...(broken.length === 0 ? [] : [unreadProblem(broken, lines, path)]),
        ...suppressed.problems,
      ].map((problem) => (problem.kind === 'rule' ? problem : { ...problem, path })),
      unread: joined(collected.unread),
    };
  }

  /** The parts, unless there is too much code in them. */
  private parts(): { parts: readonly Part[] } | { problem: Problem } {
    const { format, path, text, maximumLength } = this;
    const read = format.read(text);
    if ('problem' in read) {
      const span = { start: read.at, end: read.at };
      return { problem: { kind: 'file', message: read.problem, path, span } };
    }
    const length = read.parts.reduce((sum, part) => sum + part.text.text.length, 0);
    if (length <= maximumLength) return read;
    const message = `The code in the file is longer than ${maximumLength} characters: it was searched as text only. Exclude it in .ai-security-scanner.yml if it is generated.`;
    return { problem: { kind: 'limit', message, path } };
  }

  private *scanParts(
    parts: readonly Part[],
    rules: RuleSet,
    searches: FileSearches,
    today: string,
    collected: PartFindings,
  ): Generator<undefined, void> {
    const before =
      this.knownFor?.rules === rules && this.knownFor.today === today
        ? this.known
        : new Map<string, FoundInPart | Analysis>();
    const isFirst = this.knownFor === null;
    const now = new Map<string, FoundInPart | Analysis>();
    this.scanned = 0;
    let lacksLanguage = false;
    for (const part of parts) {
      const key = keyOf(part);
      const known = now.get(key) ?? before.get(key);
      if (known === undefined) yield;
      if (part.cell !== undefined) {
        const analysis =
          (known as Analysis | undefined) ?? this.scan(() => this.services.analyseCell(part, rules));
        now.set(key, analysis);
        collected.addCell(part, part.cell, analysis);
        continue;
      }
      const found =
        (known as FoundInPart | undefined) ??
        this.scan(() => this.findInPart(part, rules, searches, isFirst, now));
      if (found === null || part.language === undefined) {
        lacksLanguage ||= found === null;
        collected.unread.push(part.text.around);
        continue;
      }
      now.set(key, found);
      collected.add(part, part.language, found);
    }
    // Only now, so that an analysis that is given up halfway takes nothing away from the next.
    this.known = now;
    this.knownFor = { rules, today };
    this.lacksLanguage = lacksLanguage;
  }

  /** Null while the part's language is not loaded. Whatever changes after the first analysis is being edited. */
  private findInPart(
    part: Part,
    rules: RuleSet,
    searches: FileSearches,
    isFirst: boolean,
    now: ReadonlyMap<string, unknown>,
  ): FoundInPart | null {
    const { language } = part;
    if (language === undefined) return null;
    const applicable = rules.codeRulesFor(language, this.path);
    const { kept } = this;
    if (kept?.part.language === language && !now.has(kept.key)) {
      kept.document.edit([difference(kept.part.text.text, part.text.text)]);
      this.kept = { key: keyOf(part), part, document: kept.document };
      return kept.document.findAll(applicable, searches);
    }
    const document = this.services.openPart(part);
    if (document === null) return null;
    if (!isFirst) {
      kept?.document.close();
      this.kept = { key: keyOf(part), part, document };
      return document.findAll(applicable, searches);
    }
    try {
      return document.findAll(applicable, searches);
    } finally {
      document.close();
    }
  }

  private scan<Answer>(look: () => Answer): Answer {
    this.scanned++;
    return look();
  }
}

/** The one change that makes a text of another. */
function difference(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let behind = 0;
  while (behind < most - start && before[before.length - 1 - behind] === after[after.length - 1 - behind])
    behind++;
  return { start, end: before.length - behind, text: after.slice(start, after.length - behind) };
}

/** Parts that say the same in the same language find the same. */
function keyOf({ language, text, cell }: Part): string {
  return `${language?.id ?? ''} ${cell === undefined ? 'code' : 'cell'}\n${text.text}`;
}

/** A bound that was hit in many parts is told once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const told = new Map<string, Problem>();
  for (const problem of problems) {
    const { kind, message, ruleId, span } = problem;
    const key = JSON.stringify([kind, message, ruleId, span]);
    if (!told.has(key)) told.set(key, problem);
  }
  return [...told.values()];
}
