/**
 * What is scanned with which rules in one folder: its configuration and the rules that it selects. Editor and
 * command both load it here, so that they cannot differ.
 *
 * The configuration is the nearest one at or above the folder, up to the root of its repository. Its folder
 * is the project's root: globs and rules' `paths:` are about paths below it, wherever the scan began.
 */

import type { Problem, Span, Strictness } from '../finding/finding.ts';
import type { ProjectPackages } from '../packages/ecosystem.ts';
import { concernsPackages } from '../packages/gather.ts';
import { type InstalledPack, type PackPlace, type PackReading, readInstalled } from '../packs/installed.ts';
import { LOCK_FILE, PACKS_FOLDER } from '../packs/lockFile.ts';
import { type Choice, type ChosenPack, choosePacks } from '../packs/use.ts';
import type { Framework } from '../rule/frameworks.ts';
import { loadRuleFiles, type RuleFileText } from '../rule/load.ts';
import { type Models, NO_MODELS } from '../rule/models.ts';
import type { Locate } from '../rule/reader.ts';
import { regexProblems } from '../rule/regexes.ts';
import type { Rule } from '../rule/rule.ts';
import { withPackages } from '../rule/rulePackages.ts';
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
export interface ProjectFiles extends PackReading {
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
  /** Those that ship. */
  bundledRules(): Promise<readonly Rule[]>;
  /** The models that ship with them, which all other rules may include. */
  bundledModels(): Promise<Models>;
  /** The day of the rules that ship, `YYYY-MM-DD`; undefined where the build does not say. */
  rulesDate(): Promise<string | undefined>;
  /** What is declared of packages below a folder. */
  packages(root: string): Promise<ProjectPackages>;
  /** Where the person's own packs lie; undefined where none count. */
  readonly userPacks: PackPlace | undefined;
}

export interface ProjectOptions {
  /** Without trust in the workspace its configuration and rules are not read. */
  readonly trusted: boolean;
  /** Further rule files and folders, which the person names: these may be anywhere. */
  readonly extraRules?: readonly string[];
  readonly bundled?: boolean;
  /** Whether files are going to be scanned: then rules that ask are told what the project declares. */
  readonly scans?: boolean;
  /** Wins over the configuration's. */
  readonly strictness?: Strictness;
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
  /** The models that rules here may include, those of its own files as well. */
  readonly models: Models;
  /** The web frameworks that rule files from elsewhere describe, beside those that ship. */
  readonly frameworks: readonly Framework[];
  /** The rule packs of the repository and of the person, and what became of each. */
  readonly packs: readonly ChosenPack[];
  /** Whether a pack stands for the rules and frameworks that ship. */
  readonly replacesBundled: boolean;
  readonly problems: readonly Problem[];
  /** The files and folders whose change means that the project is to be loaded again. */
  readonly files: readonly string[];
  /** Whether a file below the folder (its path with `/`), as it is now, may change what the rules know of packages. */
  concernsPackages(path: string): boolean;
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
  const packs = await loading.packs(configuration, root);
  // Rules from elsewhere must differ in their names from all that ship.
  const bundled = packs.instead === undefined ? await files.bundledRules() : [];
  if (packs.instead === undefined) loading.models = await files.bundledModels();
  const rules: Rule[] = options.bundled === false ? [] : [...bundled];
  loading.addPacks(packs, rules, options.bundled !== false);
  if (root !== undefined) await loading.addConfiguredRules(configuration, root, rules);
  for (const path of options.extraRules ?? []) await loading.addNamedRules(path, rules);
  loading.checkNames(configuration, [...bundled, ...rules]);
  const { configurationFile } = loading;
  const selected = selectRules(rules, configuration);
  const packages =
    root !== undefined && options.scans === true && selected.some((rule) => rule.asksForPackages === true)
      ? await files.packages(root)
      : undefined;
  const nearer = folder === undefined || folder === root ? [] : [files.join(folder, CONFIGURATION_FILE)];
  return {
    configuration,
    ...(root === undefined ? {} : { root }),
    prefix,
    rules: packages === undefined ? selected : withPackages(selected, packages),
    models: loading.models,
    frameworks: loading.frameworks,
    packs: packs.packs,
    replacesBundled: packs.instead !== undefined,
    problems: loading.problems,
    files: [...loading.watched, ...nearer],
    concernsPackages: (path) => packages !== undefined && concernsPackages(prefix + path, packages),
    isScanned: (path) => isScanned(prefix + path, configuration),
    ...(configurationFile === undefined ? {} : { configurationFile }),
  };
}

/** Where the packs of a project lie. */
export function packPlace({ join }: Pick<ProjectFiles, 'join'>, root: string, publishers: string): PackPlace {
  return {
    scope: 'repository',
    packs: join(root, ...PACKS_FOLDER.split('/')),
    lock: join(root, LOCK_FILE),
    publishers: join(root, publishers),
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
  private publishers = DEFAULT_CONFIGURATION.trustedPublishers;
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
    this.publishers = parsed.configuration.trustedPublishers;
    return parsed.configuration;
  }

  /** The rule packs of a folder and of the person, the repository's first. */
  async packs({ rules: { disablePacks } }: Configuration, root: string | undefined): Promise<Choice> {
    const { files, options } = this;
    const places = [
      ...(root === undefined || !options.trusted ? [] : [packPlace(files, root, this.publishers)]),
      ...(files.userPacks === undefined ? [] : [files.userPacks]),
    ];
    const installed: InstalledPack[] = [];
    for (const place of places) {
      // Nobody watches what lies outside of the workspace.
      if (place.scope === 'repository') this.watched.push(place.lock, place.packs, place.publishers);
      const found = await readInstalled(files, place);
      addAll(installed, found.packs);
      addAll(this.problems, found.problems);
    }
    const bundledDate = installed.some(({ locked }) => locked.replacesBundled === true)
      ? await files.rulesDate()
      : undefined;
    const choice = choosePacks(installed, { trusted: options.trusted, disabled: disablePacks, bundledDate });
    addAll(this.problems, choice.problems);
    for (const [i, name] of disablePacks.entries())
      if (!installed.some(({ locked }) => locked.name === name))
        this.reportConfiguration(
          `There is no rule pack \`${name}\`: mend its name, or remove it from here.`,
          this.locate(['rules', 'disablePacks', i]) ?? this.locate(['rules', 'disablePacks']),
        );
    return choice;
  }

  /** Adds the rules of packs, those that stand for the bundled ones first. */
  addPacks({ packs, instead }: Choice, rules: Rule[], bundled: boolean): void {
    const used = packs.flatMap(({ pack, state }) => (state === 'used' && pack !== instead ? [pack] : []));
    for (const pack of instead === undefined ? used : [instead, ...used]) {
      const found: Rule[] = pack === instead && !bundled ? [] : rules;
      const before = found.length;
      this.addPack(pack, found);
      const { name, version, rules: expected } = pack.locked;
      const read = found.length - before;
      if (read < expected && pack.problems.length === 0)
        this.problems.push({
          kind: 'rule',
          path: pack.folder,
          message: `${expected - read} of the ${expected} rules of the pack ${name} ${version} were not read: \`ai-security-scanner rules validate\` on its folder says why.`,
        });
    }
  }

  private addPack({ texts, locked }: InstalledPack, rules: Rule[]): void {
    const loaded = loadRuleFiles(texts, this.models);
    this.models = new Map([...this.models, ...loaded.models]);
    addAll(this.frameworks, loaded.frameworks);
    // What the engine does not read of a pack was said when the pack was added.
    const left = new Set(locked.leftOut);
    const wanted = loaded.rules.filter(({ id }) => !left.has(id));
    for (const rule of wanted) addAll(rules, withoutRepeats([rule], rules, []));
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
