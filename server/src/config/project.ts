/**
 * What is scanned with which rules in one folder: its configuration and the rules that it selects. Editor and
 * command both load it here, so that they cannot differ.
 */

import type { Confidence, Problem } from '../engine/finding.ts';
import { loadRules } from '../rule/load.ts';
import type { Rule } from '../rule/rule.ts';
import {
  CONFIGURATION_FILE,
  type Configuration,
  DEFAULT_CONFIGURATION,
  isScanned,
  parseConfiguration,
  selectRules,
} from './configuration.ts';

/** What loading needs of the outside; paths are those of the file system. */
export interface ProjectFiles {
  /** Null when there is no such file; a problem when it cannot be read. */
  readText(path: string): Promise<{ text: string } | { problem: Problem } | null>;
  /**
   * The rule files that a path means: itself, or all `.yml` and `.yaml` files below it. Null when there is
   * nothing. With `within`, what leads outside that folder (also by a link) is refused.
   */
  ruleFiles(path: string, within?: string): Promise<readonly string[] | null | { problem: Problem }>;
  join(...parts: string[]): string;
  bundledRules(): Promise<readonly Rule[]>;
}

export interface ProjectOptions {
  /** Without trust in the workspace its configuration and rules are not read. */
  readonly trusted: boolean;
  /** Further rule files and folders, which the person names: these are trusted to be anywhere. */
  readonly extraRules?: readonly string[];
  readonly bundled?: boolean;
  /** Wins over the configuration's. */
  readonly confidence?: Confidence;
}

/** A folder's configuration and rules. */
export interface Project {
  readonly configuration: Configuration;
  /** The configuration file, whether it exists or not. */
  readonly configurationFile?: string;
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
  /** The files and folders whose change means that the project is to be loaded again. */
  readonly files: readonly string[];
  /** Whether a path below the root, with `/`, is scanned. */
  isScanned(path: string): boolean;
}

/** Loads the project of a folder; without a folder, what ships with the product. Never rejects on user input. */
export async function loadProject(
  files: ProjectFiles,
  root: string | undefined,
  options: ProjectOptions,
): Promise<Project> {
  const problems: Problem[] = [];
  const watched: string[] = [];
  let configuration = DEFAULT_CONFIGURATION;
  const configurationFile = root === undefined ? undefined : files.join(root, CONFIGURATION_FILE);
  if (configurationFile !== undefined && options.trusted) {
    watched.push(configurationFile);
    const read = await files.readText(configurationFile);
    if (read !== null && 'problem' in read) problems.push({ ...read.problem, kind: 'configuration' });
    if (read !== null && 'text' in read) {
      const parsed = parseConfiguration(read.text, configurationFile);
      configuration = parsed.configuration;
      problems.push(...parsed.problems);
    }
  }
  if (options.confidence !== undefined) configuration = { ...configuration, confidence: options.confidence };
  const rules: Rule[] = options.bundled === false ? [] : [...(await files.bundledRules())];
  const add = async (path: string, within: string | undefined, named: string): Promise<void> => {
    const found = await files.ruleFiles(path, within);
    if (found === null) {
      const place = within === undefined ? {} : { path: configurationFile as string };
      problems.push({
        kind: within === undefined ? 'rule' : 'configuration',
        message: `There are no rules at \`${named}\`: name a rule file or a folder that holds some.`,
        ...place,
      });
      return;
    }
    if ('problem' in found) {
      problems.push(found.problem);
      return;
    }
    for (const file of found) {
      const read = await files.readText(file);
      if (read === null || 'problem' in read) {
        if (read !== null) problems.push({ ...read.problem, kind: 'rule' });
        continue;
      }
      const loaded = loadRules(read.text, file);
      problems.push(...loaded.problems);
      rules.push(...withoutRepeats(loaded.rules, rules, problems));
    }
  };
  if (root !== undefined) {
    for (const path of configuration.rules.include) {
      const place = files.join(root, path);
      watched.push(place);
      await add(place, root, path);
    }
  }
  for (const path of options.extraRules ?? []) await add(path, undefined, path);
  const known = new Set(rules.map((rule) => rule.id));
  for (const id of [...configuration.rules.disable, ...Object.keys(configuration.rules.severity)]) {
    if (!known.has(id) && configurationFile !== undefined) {
      problems.push({
        kind: 'configuration',
        message: `There is no rule \`${id}\`: remove it from the configuration, or mend its name.`,
        path: configurationFile,
      });
    }
  }
  return {
    configuration,
    rules: selectRules(rules, configuration),
    problems,
    files: watched,
    isScanned: (path) => isScanned(path, configuration),
    ...(configurationFile === undefined ? {} : { configurationFile }),
  };
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
