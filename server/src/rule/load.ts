/**
 * Rule files to rules. A broken rule is a problem with its place in the file; the other rules still load.
 */

import { type Problem, SEVERITIES, type Severity } from '../finding/finding.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { MOST_GLOBS } from '../text/glob.ts';
import { readConfidence } from './confidence.ts';
import { FORMULA_KEYS, readFormula } from './formula.ts';
import { type Framework, readFramework } from './frameworks.ts';
import { withLater, withNow } from './later.ts';
import { type Model, type Models, NO_MODELS, typesIn } from './models.ts';
import { nearest } from './nearest.ts';
import { InvalidRule, type Locate, NOWHERE, ProblemSink, Value } from './reader.ts';
import type { Explanation, Formula, Rule } from './rule.ts';
import { mentionsPackages } from './rulePackages.ts';
import { readModel, readModelLater, readTaint } from './taint.ts';
import { forText, TEXT_LANGUAGES } from './textPatterns.ts';
import { readYaml } from './yaml.ts';

export interface LoadedRules {
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
  /** The models that the files define; those that were given are not repeated. */
  readonly models: Models;
}

export interface LoadedFrameworks {
  /** The web frameworks whose routes the files describe. */
  readonly frameworks: readonly Framework[];
  readonly problems: readonly Problem[];
}

/** All that rule files can say. */
export interface LoadedFiles extends LoadedRules, LoadedFrameworks {}

/** A rule file larger than this is refused, so that a hostile workspace cannot stall the reader. */
export const MAXIMUM_RULE_FILE_LENGTH = 4_000_000;

/** The text of a rule file. `file` is how problems and rules name it. */
export interface RuleFileText {
  readonly file: string;
  readonly text: string;
}

/** Reads the text of one rule file, which may include the models given. Never throws. */
export function loadRules(text: string, file: string, models: Models = NO_MODELS): LoadedFiles {
  return loadRuleFiles([{ text, file }], models);
}

/** Reads rule files that may include each other's models, and those given. Never throws. */
export function loadRuleFiles(files: readonly RuleFileText[], models: Models = NO_MODELS): LoadedFiles {
  const opened = files.map(openRuleFile);
  return { frameworks: readFrameworks(opened).frameworks, ...readRules(opened, models, false) };
}

/** A rule file as the build keeps it: parsed YAML without places. */
export interface BundledFile {
  /** Path below `rules/`, with `/`. */
  readonly path: string;
  readonly yaml: unknown;
}

/**
 * Reads the rules that the build compiled to JSON. They were checked then, so a problem here is a bug. What a rule looks
 * for, and what models say, is read when somebody asks: most of it is about languages that nobody has opened.
 */
export function loadBundledRules(json: string): LoadedRules {
  return readRules(openBundled(json), NO_MODELS, true);
}

/** Reads the web frameworks of the same JSON, apart from the rules: their regular expressions take as long. */
export function loadBundledFrameworks(json: string): LoadedFrameworks {
  return readFrameworks(openBundled(json));
}

function openBundled(json: string): RuleFile[] {
  return (JSON.parse(json) as BundledFile[]).map(({ path, yaml }) => new RuleFile(yaml, path, NOWHERE));
}

/** A rule file whose YAML was read, with what is wrong with it so far. */
class RuleFile {
  readonly sink: ProblemSink;
  readonly root: Value;

  constructor(
    content: unknown,
    readonly file: string,
    locate: Locate,
  ) {
    this.sink = new ProblemSink(file, locate);
    this.root = new Value(content, [], this.sink);
  }
}

function openRuleFile({ text, file }: RuleFileText): OpenedFile {
  if (text.length > MAXIMUM_RULE_FILE_LENGTH) {
    const message = `The rule file is larger than ${MAXIMUM_RULE_FILE_LENGTH} characters: split it.`;
    return [{ kind: 'rule', path: file, message }];
  }
  const yaml = readYaml(text);
  if ('errors' in yaml) return yaml.errors.map((error) => ({ kind: 'rule', path: file, ...error }));
  return new RuleFile(yaml.value, file, yaml.locate);
}

type OpenedFile = RuleFile | readonly Problem[];

/** Reads the models of all files first: the order of files does not matter to their rules. */
function readRules(files: readonly OpenedFile[], given: Models, bundled: boolean): LoadedRules {
  const models = new Map<string, Model>();
  for (const file of files) if (file instanceof RuleFile) readModels(file, given, models, bundled);
  const known = new Map([...given, ...models]);
  const rules = files.flatMap((file) => (file instanceof RuleFile ? rulesOf(file, known, bundled) : []));
  return { rules, models, problems: problemsOf(files) };
}

function readFrameworks(files: readonly OpenedFile[]): LoadedFrameworks {
  const frameworks = files.flatMap((file) => (file instanceof RuleFile ? frameworksOf(file) : []));
  return { frameworks, problems: problemsOf(files) };
}

/** What is wrong with files as far as they have been read. */
function problemsOf(files: readonly OpenedFile[]): Problem[] {
  return files.flatMap((file) => (file instanceof RuleFile ? file.sink.problems : file));
}

/** Adds the models of a file; one that cannot be read, or whose name is taken, is a problem of its file. */
function readModels(
  { root, sink, file }: RuleFile,
  given: Models,
  models: Map<string, Model>,
  bundled: boolean,
): void {
  const read = (entry: Value): void => {
    const model = bundled ? readModelLater(entry, file) : readModel(entry, file);
    const { id } = model;
    if (given.has(id) || models.has(id))
      entry.require('id', 'a name').fail(`There is already a model \`${id}\`: give this one another name.`);
    models.set(id, model);
  };
  reporting(sink, () => {
    const list = root.isMapping ? root.get('models')?.list() : undefined;
    for (const entry of list ?? []) reporting(sink, () => read(entry));
  });
}

/** The frameworks of a file; one that cannot be read is a problem of it. */
function frameworksOf({ root, sink, file }: RuleFile): Framework[] {
  const read: Framework[] = [];
  reporting(sink, () => {
    const list = root.isMapping ? root.get('frameworks')?.list() : undefined;
    for (const entry of list ?? []) reporting(sink, () => read.push(readFramework(entry, file)));
  });
  return read;
}

/** Runs a reading; where it is given up, the problem is noted, under the name of the rule if that is known. */
function reporting(
  sink: ProblemSink,
  read: () => void,
  ruleId: () => string | undefined = () => undefined,
): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof InvalidRule)) throw error;
    sink.report(error.path, error.message, ruleId());
  }
}

function rulesOf({ root, sink, file }: RuleFile, models: Models, bundled: boolean): Rule[] {
  const rules: Rule[] = [];
  const ids = new Set<string>();
  const read = (value: Value): void => {
    const rule = readRule(value, file, sink, models, bundled);
    if (ids.has(rule.id))
      value
        .require('id', 'a name')
        .fail(`The id \`${rule.id}\` is already used in this file: ids must differ.`);
    ids.add(rule.id);
    rules.push(rule);
  };
  reporting(sink, () => {
    if (!root.isMapping) root.fail('A rule file is a mapping with `rules:` and a list under it.');
    // A file of models or frameworks alone is as good.
    const hasOthers = root.get('models') !== undefined || root.get('frameworks') !== undefined;
    if (hasOthers && root.get('rules') === undefined) return;
    for (const value of root.require('rules', 'a rule file is `rules:` with a list').list()) {
      const id = (): string | undefined => {
        const raw = value.isMapping ? value.get('id')?.raw : undefined;
        return typeof raw === 'string' ? raw : undefined;
      };
      reporting(sink, () => read(value), id);
    }
  });
  return rules;
}

/** The keys of a rule. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set<string>([
  ...FORMULA_KEYS,
  'id',
  'message',
  'severity',
  'languages',
  'metadata',
  'options',
  'paths',
  'fix',
  'fix-regex',
  'mode',
  'min-version',
  'max-version',
  'pattern-sources',
  'pattern-sinks',
  'pattern-sanitizers',
  'pattern-propagators',
  'pattern-guards',
  'pattern-derivations',
  'taint',
  'version',
  'equivalences',
]);

function readRule(value: Value, file: string, sink: ProblemSink, models: Models, bundled: boolean): Rule {
  const id = value.require('id', 'every rule needs a name').text();
  if (!/^[A-Za-z0-9._\-/]+$/.test(id))
    value.require('id', 'a name').fail('An id has only letters, digits, dots, dashes and underscores.');
  for (const key of value.keys()) {
    if (!KNOWN_KEYS.has(key) && !key.startsWith('x-'))
      sink.report([...value.path, key], `Unknown key \`${key}\`${suggestion(key)}.`, id);
  }
  const metadata = value.get('metadata');
  const facts = metadata?.isMapping ? metadata : undefined;
  const mode = value.get('mode')?.text() ?? (value.get('taint') === undefined ? 'search' : 'taint');
  if (mode !== 'search' && mode !== 'taint')
    value.get('mode')?.fail(`The mode \`${mode}\` is not supported: use \`search\` or \`taint\`.`);
  const options = value.get('options');
  const paths = value.get('paths');
  const fixRegex = value.get('fix-regex');
  const count = fixRegex?.get('count')?.number();
  const span = sink.spanOf(value);
  const languages = readLanguages(value);
  if (mode === 'taint' && areForText(languages))
    (value.get('mode') ?? value.get('taint'))?.fail(
      'Data is not followed in text: name a language that has a grammar, or use `mode: search`.',
    );
  const explanation = facts?.get('explanation');
  const cwe = readCwe(facts?.get('cwe'));
  const looksFor = {
    ...(mode === 'search'
      ? { formula: () => readSearch(value, languages) }
      : { taint: () => readTaint(value, languages, models, cwe) }),
    types: () => typesIn(languages, models),
  };
  const optional = {
    asksForPackages: mentionsPackages(value.raw) ? true : undefined,
    fix: value.get('fix')?.text(),
    fixRegex: fixRegex && {
      regex: fixRegex.require('regex', 'what to replace').ruleText(),
      replacement: fixRegex.require('replacement', 'what to put there').text(),
      ...(count === undefined ? {} : { count }),
    },
    fixer: readFixer(facts?.get('fixer')),
    fixTitle: facts?.get('fix-title')?.text(),
    noFix: facts?.get('no-fix')?.text().trim(),
    supersedes: facts?.get('supersedes') === undefined ? undefined : texts(facts.get('supersedes')),
    explanation: explanation && readExplanation(explanation),
    paths: paths && {
      include: readGlobs(paths.get('include')),
      exclude: readGlobs(paths.get('exclude')),
    },
    span,
  };
  const rule = {
    id,
    title: facts?.get('title')?.text() ?? titleOf(id),
    message: value.require('message', 'say what is wrong and what to do').text().trim().replace(/\s+/g, ' '),
    severity: readSeverity(
      value.require('severity', 'one of ERROR, WARNING, INFO, CRITICAL, HIGH, MEDIUM, LOW'),
    ),
    confidence: readConfidence(facts?.get('confidence')) ?? 'medium',
    languages,
    cwe,
    owasp: readOwasp(facts?.get('owasp')),
    references: texts(facts?.get('references')),
    options: options?.isMapping ? (options.raw as Record<string, unknown>) : {},
    file,
    bundled,
    ...Object.fromEntries(Object.entries(optional).filter(([, given]) => given !== undefined)),
  };
  return (bundled ? withLater(rule, looksFor) : withNow(rule, looksFor)) as Rule;
}

/** What a rule looks for. Where none of its languages has a grammar, its patterns are for text. */
function readSearch(value: Value, languages: readonly string[]): Formula {
  return forText(readFormula(value), areForText(languages) ? languages[0] : undefined);
}

function areForText(languages: readonly string[]): boolean {
  return languages.every((name) => TEXT_LANGUAGES.includes(name));
}

/** A fixer's name, or a mapping of its name and what it is told. */
function readFixer(value: Value | undefined): Rule['fixer'] {
  if (value === undefined) return undefined;
  if (!value.isMapping) return { name: value.text(), options: {} };
  const options = value
    .keys()
    .filter((key) => key !== 'name')
    .map((key) => [key, value.require(key, 'a text').text()] as const);
  return { name: value.require('name', 'the name of a fixer').text(), options: Object.fromEntries(options) };
}

function titleOf(id: string): string {
  const last = id.slice(id.lastIndexOf('.') + 1).replace(/[-_]+/g, ' ');
  return last.charAt(0).toUpperCase() + last.slice(1);
}

/** Semgrep's three severities and its newer four. */
const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  ERROR: 'high',
  WARNING: 'medium',
  INFO: 'low',
  INVENTORY: 'info',
  EXPERIMENT: 'info',
};

function readGlobs(list: Value | undefined): string[] | undefined {
  const globs = list?.listOrOne();
  if (globs !== undefined && globs.length > MOST_GLOBS)
    list?.fail(`The list has more than ${MOST_GLOBS} globs: name folders instead of files.`);
  return globs?.map((glob) => glob.text());
}

function readSeverity(value: Value): Severity {
  const text = value.text().toUpperCase();
  const severity = SEVERITY_OF[text] ?? SEVERITIES.find((name) => name.toUpperCase() === text);
  return (
    severity ??
    value.fail(
      `Unknown severity \`${value.text()}\`: use ERROR, WARNING, INFO, or CRITICAL, HIGH, MEDIUM, LOW.`,
    )
  );
}

/** Languages that Semgrep has and this product does not; a rule for them is skipped, not an error. */
function readLanguages(value: Value): string[] {
  const list = value.require('languages', 'for example [python]').listOrOne();
  const names = list.map((name) => name.text().toLowerCase());
  if (names.length === 0)
    value.require('languages', '').fail('The list is empty: name at least one language.');
  const known = names.filter((name) => TEXT_LANGUAGES.includes(name) || languagesNamed(name).length > 0);
  if (known.length === 0) {
    value
      .require('languages', '')
      .fail(
        `None of the languages (${names.join(', ')}) is supported: see the README for the languages that are.`,
      );
  }
  return known;
}

function readCwe(value: Value | undefined): number[] {
  return texts(value).flatMap((text) => {
    const number = /(?:CWE-)?(\d+)/i.exec(text)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** `A03:2021 - Injection` → `A03:2021`. */
function readOwasp(value: Value | undefined): string[] {
  return texts(value).map((text) => /^\s*((?:A|API|LLM|M)\d+:\d{4})/.exec(text)?.[1] ?? text.trim());
}

function texts(value: Value | undefined): string[] {
  if (value === undefined || value.raw === null) return [];
  return value.listOrOne().map((item) => item.text());
}

function readExplanation(value: Value): Explanation {
  const part = (key: string): string =>
    value.require(key, 'every part of the rule page is needed').text().trim();
  return {
    why: part('why'),
    insecure: part('insecure'),
    secure: part('secure'),
    how: part('how'),
    misses: part('misses'),
  };
}

function suggestion(key: string): string {
  const close = nearest(key, KNOWN_KEYS);
  return close === undefined ? ': remove it, or prefix it with `x-`' : `: did you mean \`${close}\`?`;
}
