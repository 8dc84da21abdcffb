/**
 * Rules as plain Semgrep reads them. What models gave a rule stands in it since it was read; here that is written out
 * again, with the types that Semgrep cannot know spelled as patterns. What its documented syntax cannot say is left out,
 * and said: where that is a way to match, the rule finds less, where it is a condition against matching, more.
 */

import type { LibraryTypes } from '../../facts/libraryTypes.ts';
import type { Severity } from '../../finding/finding.ts';
import { replaceTyped } from '../../pattern/typedText.ts';
import { languagesNamed } from '../../syntax/languages/index.ts';
import { areNumbersHarmless } from '../kinds.ts';
import type { Condition, Formula, Propagator, Rule, TaintPart } from '../rule.ts';
import { waysToType } from './libraryTypes.ts';

/** A rule as data for YAML, and what it cannot say, in sentences. */
export interface ExportedRule {
  readonly rule: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** One operator with what it is applied to: `{ pattern: … }`. */
type Entry = Readonly<Record<string, unknown>>;

/** The three severities that every version of Semgrep knows. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'ERROR',
  high: 'ERROR',
  medium: 'WARNING',
  low: 'INFO',
  info: 'INFO',
};

/** How a variable gets a value, `…` being the assignment; a language that is not here declares its types. */
const ASSIGNED: Readonly<Record<string, (steps: readonly string[]) => string[]>> = {
  python: (steps) => {
    const last = steps.at(-1) as string;
    const [name = '', value = ''] = last.split(/ = (.*)/s);
    const before = steps.slice(0, -1).flatMap((step) => [step, '...']);
    return [
      [...before, last, '...'].join('\n'),
      [...before, `with ${value} as ${name}:`, '    ...'].join('\n'),
    ];
  },
  ruby: (steps) => [steps.flatMap((step) => [step, '...']).join('\n')],
  javascript: ecmascript,
  typescript: ecmascript,
  // What is assigned may be followed by an error.
  go: (steps) =>
    ['', ', $ERROR'].map((error) =>
      steps.flatMap((step) => [step.replace(' = ', `${error} := `), '...']).join('\n'),
    ),
};

function ecmascript(steps: readonly string[]): string[] {
  const written = (spell: (step: string) => string): string =>
    steps.flatMap((step) => [`${spell(step)};`, '...']).join('\n');
  return [written((step) => step), written((step) => step.replace(' = ', ' = await '))];
}

/** A rule for Semgrep; `rule` is undefined where nothing of it can be said. */
export function exportRule(rule: Rule): ExportedRule | { readonly notes: readonly string[] } {
  const writer = new Writer(rule);
  const body = rule.taint === undefined ? writer.search(rule.formula) : writer.taint(rule.taint);
  const notes = (): string[] => [...writer.notes];
  if (body === undefined) return { notes: notes() };
  if (rule.fixer !== undefined)
    writer.notes.add(`Its fix (${rule.fixer.name}) is made by code, so the rule has none.`);
  const { cwe, owasp, references, confidence, title } = rule;
  // What the kinds of its sinks say, which nobody else knows.
  const isSafe = areNumbersHarmless(rule.taint?.kinds ?? []) === true;
  const safe = { taint_assume_safe_numbers: true, taint_assume_safe_booleans: true };
  const options = { ...(isSafe ? safe : {}), ...rule.options };
  const exported = {
    id: rule.id,
    message: rule.message,
    severity: SEVERITY[rule.severity],
    languages: rule.languages,
    metadata: {
      title,
      category: 'security',
      confidence: confidence.toUpperCase(),
      ...(cwe.length === 0 ? {} : { cwe: cwe.map((number) => `CWE-${number}`) }),
      ...(owasp.length === 0 ? {} : { owasp }),
      ...(references.length === 0 ? {} : { references }),
    },
    ...(rule.paths === undefined ? {} : { paths: withoutUndefined(rule.paths) }),
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...body,
    ...(rule.fix === undefined ? {} : { fix: rule.fix }),
    ...(rule.fixRegex === undefined ? {} : { 'fix-regex': fixRegexOf(rule.fixRegex) }),
  };
  return { rule: exported, notes: notes() };
}

function fixRegexOf({ regex, replacement, count }: NonNullable<Rule['fixRegex']>): Entry {
  return { regex: regex.text, replacement, ...(count === undefined ? {} : { count }) };
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>;
}

class Writer {
  readonly notes = new Set<string>();
  private readonly libraries: readonly LibraryTypes[];
  private readonly language: ReturnType<typeof languagesNamed>[number] | undefined;

  constructor(rule: Rule) {
    this.libraries = rule.types ?? [];
    this.language = rule.languages.flatMap((name) => languagesNamed(name))[0];
  }

  search(formula: Formula | undefined): Entry | undefined {
    return formula === undefined ? undefined : this.entry(formula);
  }

  taint(taint: NonNullable<Rule['taint']>): Entry | undefined {
    const list = <Part extends TaintPart>(parts: readonly Part[]): Entry[] =>
      defined(parts.map((part) => this.part(part)));
    // What is of low confidence would be reported everywhere by engines that know no authors.
    const sure = <Part extends TaintPart>(parts: readonly Part[]): Part[] => {
      const kept = parts.filter(({ confidence }) => confidence !== 'low');
      if (kept.length < parts.length)
        this.notes.add('What is of low confidence is left out, so it may find less.');
      return kept;
    };
    const [sources, sinks] = [list(sure(taint.sources)), list(sure(taint.sinks))];
    if (sources.length === 0 || sinks.length === 0) return undefined;
    if (taint.guards.length > 0)
      this.notes.add('Checks after which a value is harmless (guards) cannot be said, so it may find more.');
    const [sanitizers, propagators] = [list(taint.sanitizers), list(taint.propagators)];
    return {
      mode: 'taint',
      'pattern-sources': sources,
      'pattern-sinks': sinks,
      ...(sanitizers.length === 0 ? {} : { 'pattern-sanitizers': sanitizers }),
      ...(propagators.length === 0 ? {} : { 'pattern-propagators': propagators }),
    };
  }

  private part(part: TaintPart | Propagator): Entry | undefined {
    const entry = this.entry(part.formula);
    if (entry === undefined) return undefined;
    const options = {
      exact: part.exact,
      'by-side-effect': part.bySideEffect,
      control: part.control,
      label: part.label,
      requires: part.requires,
      'at-exit': part.atExit,
      not_conflicting: part.notConflicting,
      ...('from' in part ? { from: part.from, to: part.to, 'replace-labels': part.replaceLabels } : {}),
    };
    return { ...entry, ...withoutUndefined(options) };
  }

  /** A formula as one operator; undefined where it cannot be said. */
  private entry(formula: Formula): Entry | undefined {
    switch (formula.op) {
      case 'pattern':
        return this.pattern(formula.pattern.text);
      case 'regex':
        return { 'pattern-regex': formula.regex.text };
      case 'any':
        return this.any(formula.of);
      case 'all':
        return this.all(formula);
      case 'not':
        return this.not(formula.of);
      case 'inside':
        return this.around('pattern-inside', formula.of);
      case 'anywhere':
        this.notes.add('What must stand somewhere in the file (`anywhere`) cannot be said.');
        return undefined;
    }
  }

  private any(of: readonly Formula[]): Entry | undefined {
    const { alone, typed } = this.byType(of);
    const entries = [
      ...defined(alone.map((formula) => this.entry(formula))),
      ...typed.map(({ name, type, patterns }) => this.ofType(eitherOf(patterns.map(plain)), name, type)),
    ];
    return entries.length === 0 ? undefined : eitherOf(entries);
  }

  /** Patterns that differ but for one receiver of one type share what is said of the type. */
  private byType(of: readonly Formula[]): {
    readonly alone: readonly Formula[];
    readonly typed: readonly { name: string; type: string; patterns: string[] }[];
  } {
    const typed = new Map<string, { name: string; type: string; patterns: string[] }>();
    const alone = of.filter((formula) => {
      if (formula.op !== 'pattern') return true;
      const { text, types } = this.withoutTypes(formula.pattern.text);
      const [first, ...others] = types;
      if (first === undefined || others.length > 0) return true;
      const key = `${first.name}: ${first.type}`;
      const group = typed.get(key) ?? { ...first, patterns: [] };
      group.patterns.push(text);
      typed.set(key, group);
      return false;
    });
    return { alone, typed: [...typed.values()] };
  }

  private all({ of, where, focus, as }: Extract<Formula, { op: 'all' }>): Entry | undefined {
    if (as !== undefined) this.notes.add('A name for the match itself (`as`) cannot be said.');
    const entries: Entry[] = [];
    for (const part of of) {
      const entry = this.entry(part);
      if (entry !== undefined) entries.push(entry);
      else if (part.op !== 'not') return undefined;
      else this.notes.add('A condition against matching is left out, so it may find more.');
    }
    for (const condition of where) {
      const entry = this.condition(condition);
      if (entry === undefined) return undefined;
      if (Object.keys(entry).length > 0) entries.push(entry);
    }
    for (const names of focus) entries.push({ 'focus-metavariable': names.length === 1 ? names[0] : names });
    return { patterns: entries };
  }

  private not(of: Formula): Entry | undefined {
    if (of.op === 'inside') return this.around('pattern-not-inside', of.of);
    if (of.op === 'regex') return { 'pattern-not-regex': of.regex.text };
    return this.around('pattern-not', of);
  }

  /** An operator on a pattern or a formula. */
  private around(operator: string, of: Formula): Entry | undefined {
    const entry = this.entry(of);
    if (entry === undefined) return undefined;
    return { [operator]: 'pattern' in entry ? entry.pattern : entry };
  }

  /** A condition; empty where it is left out, undefined where what it is for goes with it. */
  private condition(condition: Condition): Entry | undefined {
    switch (condition.type) {
      case 'regex':
        return {
          'metavariable-regex': {
            metavariable: condition.metavariable,
            regex: condition.regex.text,
            ...(condition.constantPropagation ? { 'constant-propagation': true } : {}),
          },
        };
      case 'pattern': {
        const entry = this.entry(condition.formula);
        const { metavariable, language } = condition;
        if (entry === undefined) return undefined;
        return {
          'metavariable-pattern': { metavariable, ...(language === undefined ? {} : { language }), ...entry },
        };
      }
      case 'comparison': {
        const { metavariable, comparison, base, strip } = condition;
        return {
          'metavariable-comparison': withoutUndefined({
            metavariable,
            comparison: comparison.text,
            base,
            strip: strip ? true : undefined,
          }),
        };
      }
      case 'analysis':
        if (condition.analyzer === 'token' || condition.analyzer === 'secret') {
          this.notes.add(
            `Placeholders are not told apart (\`analyzer: ${condition.analyzer}\`), so it may find more.`,
          );
          return {};
        }
        if (condition.analyzer === 'undeclared') {
          this.notes.add(
            'What the project declares is not asked (`analyzer: undeclared`), so it may find more.',
          );
          return {};
        }
        if (condition.options !== undefined)
          this.notes.add(
            'Its regular expressions are asked about without options (`analyzer: redos`), so it may find less.',
          );
        return {
          'metavariable-analysis': { metavariable: condition.metavariable, analyzer: condition.analyzer },
        };
      case 'memory':
        this.notes.add(
          'What is known of memory cannot be asked (`analyzer: memory`): what it is for is left out, so it may find less.',
        );
        return undefined;
      case 'type': {
        const types = condition.types.map(({ text }) => text);
        if (types.includes('unknown')) {
          this.notes.add(
            'Receivers of which nothing is known (`type: unknown`) cannot be told from others: it looks at all of them, so it may find more.',
          );
          return {};
        }
        return {
          'metavariable-type': { metavariable: condition.metavariable, types: this.declared(types) },
        };
      }
    }
  }

  /** Types as programs declare what has their methods: in Go mostly as pointers. */
  private asDeclared(types: readonly string[]): string[] {
    const pointer = this.language?.semantics.pointerSign;
    return [
      ...new Set(types.flatMap((type) => (pointer === undefined ? type : [type, `${pointer}${type}`]))),
    ];
  }

  private declared(types: readonly string[]): string[] {
    return this.asDeclared(types.flatMap((type) => waysToType(type, '$X', this.libraries).declared));
  }

  private pattern(text: string): Entry {
    const { text: written, types } = this.withoutTypes(text);
    return types.reduce<Entry>((entry, { name, type }) => this.ofType(entry, name, type), plain(written));
  }

  /** A pattern without the types of its metavariables, and these. */
  private withoutTypes(text: string): { text: string; types: { name: string; type: string }[] } {
    const types: { name: string; type: string }[] = [];
    if (this.language === undefined) return { text, types };
    const { pattern } = this.language;
    const written = replaceTyped(text, pattern, (name, type) => {
      // A type that is left open is bound, and asked about by other conditions.
      if (type.startsWith('$'))
        return pattern.typesBehind === true ? `(${name}: ${type})` : `(${type} ${name})`;
      types.push({ name, type });
      return name;
    });
    return { text: written, types };
  }

  /** What an entry matches where a metavariable in it has a type. */
  private ofType(entry: Entry, name: string, type: string): Entry {
    const { declared, expressions, steps, unsaid } = waysToType(type, name, this.libraries);
    for (const each of unsaid)
      this.notes.add(`What \`${each}\` gives cannot be written as a pattern of the language.`);
    // A declared type may have parameters, which are no name.
    const ways: Entry[] = [
      {
        'metavariable-type': {
          metavariable: name,
          types: this.asDeclared(declared.length === 0 ? [type] : declared),
        },
      },
    ];
    if (expressions.length > 0)
      ways.push({ 'metavariable-pattern': { metavariable: name, ...eitherOf(expressions.map(plain)) } });
    const assigned = this.language === undefined ? undefined : ASSIGNED[this.language.id];
    if (assigned !== undefined && steps.length > 0) {
      const inside = steps.flatMap((each) => assigned(each));
      ways.push(eitherOf(inside.map((text) => ({ 'pattern-inside': text }))));
    }
    return eitherOf(ways.map((way) => ({ patterns: [entry, way] })));
  }
}

function defined(entries: readonly (Entry | undefined)[]): Entry[] {
  return entries.filter((entry) => entry !== undefined);
}

function plain(pattern: string): Entry {
  return { pattern };
}

function eitherOf(entries: readonly Entry[]): Entry {
  return entries.length === 1 ? (entries[0] as Entry) : { 'pattern-either': entries };
}
