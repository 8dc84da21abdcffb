/**
 * What is scanned with which rules in one folder: its configuration and the rules that it selects. Editor and
 * command both load it here, so that they cannot differ.
 *
 * The configuration is the nearest one at or above the folder, up to the root of its repository. Its folder
 * is the project's root: globs and rules' `paths:` are about paths below it, wherever the scan began.
 */

import type { Problem, Span, Strictness } from '../finding/finding.ts';
import type { Framework } from '../rule/frameworks.ts';
import { loadRuleFiles, type RuleFileText } from '../rule/load.ts';
import { type Models, NO_MODELS } from '../rule/models.ts';
import type { Locate } from '../rule/reader.ts';
import { regexProblems } from '../rule/regexes.ts';
import type { Rule } from '../rule/rule.ts';
import { addAll } from '../text/lists.ts';
import {
  type Configuration,
  DEFAULT_CONFIGURATION,
  isScanned,
  parseConfiguration,
  selectRules,
} from './configuration.ts';
import { CONFIGURATION_FILE } from './configurationFile.ts';

/** The rule files that a path means, or why there are none: the end of a sentence. */
export type RuleFiles =
  | { readonly files: readonly string[]; readonly problems: readonly Problem[] }
  | { readonly refused: string };

/** What loading needs of the outside; paths are those of the file system. */
export interface ProjectFiles {
  /** Null when there is no such file; a problem when it cannot be read. */
  readText(path: string): Promise<{ text: string } | { problem: Problem } | null>;
  /**
   * The rule files that a path means: itself, or all `.yml` and `.yaml` files below it. With `within`, what
   * leads outside that folder (also by a link) is refused.
   */
  ruleFiles(path: string, within?: string): Promise<RuleFiles>;
  /**
   * The folder of the nearest configuration at or above a path, up to the root of the repository, which it
   * is when there is none. Undefined outside of repositories without any configuration.
   */
  projectRoot(path: string): Promise<string | undefined>;
  join(...parts: string[]): string;
  /** The path below a folder with `/`, '' for the folder itself; undefined when it is not below it. */
  below(folder: string, path: string): string | undefined;
  /** Those that ship; with names of languages, only those about them or about any text. */
  bundledRules(names?: readonly string[]): Promise<readonly Rule[]>;
  /** The models that ship with them, which all other rules may include. */
  bundledModels(): Promise<Models>;
}

export interface ProjectOptions {
  /** Without trust in the workspace its configuration and rules are not read. */
  readonly trusted: boolean;
  /** Further rule files and folders, which the person names: these may be anywhere. */
  readonly extraRules?: readonly string[];
  readonly bundled?: boolean;
  /** Wins over the configuration's. */
  readonly strictness?: Strictness;
  /**
   * All names of the languages of the only file that is scanned: rules of other languages need not be read. What is
   * said of the configuration may then be wrong, as it may name them.
   */
  readonly languages?: readonly string[];
}

/** A folder's configuration and rules. */
export interface Project {
  readonly configuration: Configuration;
  /** The configuration's folder, else the repository's, else the folder itself; none without a folder. */
  readonly root?: string;
  /**
   * The folder below the root, '' or ending in `/`: rules' `paths:` and languages are about `prefix + path`
   * where `path` is below the folder.
   */
  readonly prefix: string;
  /** The configuration file, whether it exists or not. */
  readonly configurationFile?: string;
  readonly rules: readonly Rule[];
  /** The web frameworks that rule files from elsewhere describe, beside those that ship. */
  readonly frameworks: readonly Framework[];
  readonly problems: readonly Problem[];
  /** The files and folders whose change means that the project is to be loaded again. */
  readonly files: readonly string[];
  /** Whether a path below the folder, with `/`, is scanned. */
  isScanned(path: string): boolean;
}

/** Loads the project of a folder; without a folder, what ships with the product. Never rejects on user input. */
export async function loadProject(
  files: ProjectFiles,
  folder: string | undefined,
  options: ProjectOptions,
): Promise<Project> {
  const root =
    folder !== undefined && options.trusted ? ((await files.projectRoot(folder)) ?? folder) : folder;
  const below = root === undefined || folder === undefined ? '' : (files.below(root, folder) ?? '');
  const prefix = below === '' ? '' : `${below}/`;
  const loading = new ProjectLoading(files, options);
  const configuration = await loading.configuration(root);
  // Rules from elsewhere must differ in their names from all that ship.
  const isOnlyBundled = configuration.rules.include.length === 0 && options.extraRules === undefined;
  const bundled = await files.bundledRules(isOnlyBundled ? options.languages : undefined);
  loading.models = await files.bundledModels();
  const rules: Rule[] = options.bundled === false ? [] : [...bundled];
  if (root !== undefined) await loading.addConfiguredRules(configuration, root, rules);
  for (const path of options.extraRules ?? []) await loading.addNamedRules(path, rules);
  loading.checkNames(configuration, [...bundled, ...rules]);
  const { configurationFile } = loading;
  const nearer = folder === undefined || folder === root ? [] : [files.join(folder, CONFIGURATION_FILE)];
  return {
    configuration,
    ...(root === undefined ? {} : { root }),
    prefix,
    rules: selectRules(rules, configuration),
    frameworks: loading.frameworks,
    problems: loading.problems,
    files: [...loading.watched, ...nearer],
    isScanned: (path) => isScanned(prefix + path, configuration),
    ...(configurationFile === undefined ? {} : { configurationFile }),
  };
}

/** One loading: collects what is wrong and what was read on the way. */
class ProjectLoading {
  readonly problems: Problem[] = [];
  readonly watched: string[] = [];
  configurationFile: string | undefined;
  /** The models that rules may include: those that ship and those of the files read so far. */
  models: Models = NO_MODELS;
  readonly frameworks: Framework[] = [];
  private readonly read = new Set<string>();
  private locate: Locate = () => undefined;

  constructor(
    private readonly files: ProjectFiles,
    private readonly options: ProjectOptions,
  ) {}

  async configuration(root: string | undefined): Promise<Configuration> {
    const { trusted, strictness } = this.options;
    let configuration = DEFAULT_CONFIGURATION;
    if (root !== undefined) {
      this.configurationFile = this.files.join(root, CONFIGURATION_FILE);
      if (trusted) configuration = await this.readConfiguration(this.configurationFile);
    }
    return strictness === undefined ? configuration : { ...configuration, strictness };
  }

  private async readConfiguration(file: string): Promise<Configuration> {
    this.watched.push(file);
    const read = await this.files.readText(file);
    if (read === null) return DEFAULT_CONFIGURATION;
    if ('problem' in read) {
      this.problems.push({ ...read.problem, kind: 'configuration' });
      return DEFAULT_CONFIGURATION;
    }
    const parsed = parseConfiguration(read.text, file);
    addAll(this.problems, parsed.problems);
    this.locate = parsed.locate;
    return parsed.configuration;
  }

  /** Adds the rules of the workspace, which must lie in it. */
  async addConfiguredRules(configuration: Configuration, root: string, rules: Rule[]): Promise<void> {
    for (const [i, path] of configuration.rules.include.entries()) {
      const place = this.files.join(root, path);
      this.watched.push(place);
      const found = await this.files.ruleFiles(place, root);
      if ('refused' in found) {
        const at = this.locate(['rules', 'include', i]) ?? this.locate(['rules', 'include']);
        this.reportConfiguration(`No rules can be read from \`${path}\`: ${found.refused}.`, at);
      } else await this.addFiles(found, rules);
    }
  }

  /** Adds rules that the person names. That there are none is as wrong as a wrong configuration. */
  async addNamedRules(path: string, rules: Rule[]): Promise<void> {
    const found = await this.files.ruleFiles(path);
    if ('refused' in found) {
      const message = `No rules can be read from here: ${found.refused}. Name a rule file, or a folder that holds some.`;
      this.problems.push({ kind: 'configuration', message, path });
    } else await this.addFiles(found, rules);
  }

  private async addFiles(
    { files, problems }: { files: readonly string[]; problems: readonly Problem[] },
    rules: Rule[],
  ): Promise<void> {
    addAll(this.problems, problems);
    const texts: RuleFileText[] = [];
    for (const file of files) {
      // The same file may be named twice, directly and by its folder.
      if (this.read.has(file)) continue;
      this.read.add(file);
      const read = await this.files.readText(file);
      if (read === null || 'problem' in read) {
        const gone = { message: 'The file was removed while it was read.', path: file };
        this.problems.push({ ...(read?.problem ?? gone), kind: 'rule' });
        continue;
      }
      texts.push({ file, text: read.text });
    }
    const loaded = loadRuleFiles(texts, this.models);
    this.models = new Map([...this.models, ...loaded.models]);
    addAll(this.frameworks, loaded.frameworks);
    addAll(this.problems, loaded.problems);
    addAll(this.problems, loaded.frameworks.flatMap(regexProblems));
    for (const rule of loaded.rules) addAll(rules, withoutRepeats([rule], rules, this.problems));
  }

  /** Reports names of rules in the configuration that no rule has. */
  checkNames({ rules }: Configuration, known: readonly Rule[]): void {
    const ids = new Set(known.map((rule) => rule.id));
    const check = (id: string, at: Span | undefined): void => {
      if (!ids.has(id))
        this.reportConfiguration(`There is no rule \`${id}\`: mend its name, or remove it from here.`, at);
    };
    for (const [i, id] of rules.disable.entries())
      check(id, this.locate(['rules', 'disable', i]) ?? this.locate(['rules', 'disable']));
    for (const id of rules.severity.keys()) check(id, this.locate(['rules', 'severity', id]));
  }

  private reportConfiguration(message: string, span: Span | undefined): void {
    this.problems.push({
      kind: 'configuration',
      message,
      ...(this.configurationFile === undefined ? {} : { path: this.configurationFile }),
      ...(span === undefined ? {} : { span }),
    });
  }
}

/** A rule whose id is taken is left out: findings, suppressions and settings speak of rules by their ids. */
function withoutRepeats(loaded: readonly Rule[], before: readonly Rule[], problems: Problem[]): Rule[] {
  const taken = new Map(before.map((rule) => [rule.id, rule]));
  return loaded.filter((rule) => {
    const other = taken.get(rule.id);
    if (other === undefined) return true;
    problems.push({
      kind: 'rule',
      message: `The id \`${rule.id}\` is already used in ${other.bundled ? 'the bundled rules' : other.file}: give the rule another.`,
      ruleId: rule.id,
      path: rule.file,
      ...(rule.span === undefined ? {} : { span: rule.span }),
    });
    return false;
  });
}
