/**
 * `.ai-security-scanner.yml`: what is scanned with which rules, and what has to be reviewed. One file for
 * editor and command. It comes with the workspace, so it is not trusted: what is wrong in it becomes a problem
 * with its place, and the rest counts.
 */

import { CONFIDENCES, type Confidence, type Problem, SEVERITIES, type Severity } from '../engine/finding.ts';
import { nearest } from '../rule/nearest.ts';
import { InvalidRule, ProblemSink, Value } from '../rule/reader.ts';
import type { Rule } from '../rule/rule.ts';
import { readYaml } from '../rule/yaml.ts';
import { matchesGlob } from '../text/glob.ts';

/** The file's name, at the root of a repository or folder. */
export const CONFIGURATION_FILE = '.ai-security-scanner.yml';

/** A configuration larger than this is refused. */
const MAXIMUM_LENGTH = 1_000_000;

/** What must have been reviewed before a change may go in. */
export const REQUIREMENTS = ['unreviewed', 'unreviewed-ai', 'unreviewed-findings'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export interface Policy {
  readonly require: Requirement;
  /** Globs; empty means everywhere. */
  readonly paths: readonly string[];
  /** How many people must have read it. */
  readonly reviewers: number;
  /** Whether the author's own review does not count. */
  readonly notAuthor: boolean;
  /** Whether only signed marks count. */
  readonly signed: boolean;
}

export interface Configuration {
  readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly rules: {
    /** Rule files and folders of the repository, relative to the configuration. */
    readonly include: readonly string[];
    readonly disable: readonly string[];
    readonly severity: Readonly<Record<string, Severity>>;
  };
  /** Findings below are not shown. */
  readonly confidence: Confidence;
  readonly policy: readonly Policy[];
  /** Whether what is known of who wrote a line is kept in the repository. */
  readonly provenance: 'private' | 'shared';
}

export const DEFAULT_CONFIGURATION: Configuration = {
  paths: { include: [], exclude: [] },
  rules: { include: [], disable: [], severity: {} },
  confidence: 'medium',
  policy: [],
  provenance: 'private',
};

/** Reads a configuration. `file` is how problems name it. Never throws. */
export function parseConfiguration(
  text: string,
  file: string,
): { configuration: Configuration; problems: readonly Problem[] } {
  if (text.length > MAXIMUM_LENGTH) {
    return failed({
      kind: 'configuration',
      path: file,
      message: `The configuration is larger than ${MAXIMUM_LENGTH} characters.`,
    });
  }
  const yaml = readYaml(text);
  if ('errors' in yaml)
    return failed(...yaml.errors.map((error): Problem => ({ kind: 'configuration', path: file, ...error })));
  const sink = new ProblemSink(file, yaml.locate, 'configuration');
  // A file of comments only, or an empty one, says nothing.
  if (yaml.value === null || yaml.value === undefined)
    return { configuration: DEFAULT_CONFIGURATION, problems: [] };
  const reader = new ConfigurationReader(sink);
  return { configuration: reader.read(new Value(yaml.value, [], sink)), problems: sink.problems };
}

function failed(...problems: Problem[]): { configuration: Configuration; problems: Problem[] } {
  return { configuration: DEFAULT_CONFIGURATION, problems };
}

/** Reads part by part, so that a wrong part leaves the others as they are. */
class ConfigurationReader {
  constructor(private readonly sink: ProblemSink) {}

  read(root: Value): Configuration {
    const fallback = DEFAULT_CONFIGURATION;
    if (!this.keys(root, ['paths', 'rules', 'confidence', 'policy', 'provenance'])) return fallback;
    const paths = root.get('paths');
    const rules = root.get('rules');
    return {
      paths:
        paths && this.keys(paths, ['include', 'exclude'])
          ? { include: this.texts(paths, 'include'), exclude: this.texts(paths, 'exclude') }
          : fallback.paths,
      rules:
        rules && this.keys(rules, ['include', 'disable', 'severity'])
          ? {
              include: this.texts(rules, 'include'),
              disable: this.texts(rules, 'disable'),
              severity: this.severities(rules),
            }
          : fallback.rules,
      confidence: this.oneOf(root, 'confidence', CONFIDENCES) ?? fallback.confidence,
      policy: this.policies(root),
      provenance: this.oneOf(root, 'provenance', ['private', 'shared'] as const) ?? fallback.provenance,
    };
  }

  /** Runs a reading; what is wrong is reported, and the answer is the fallback. */
  private attempt<Result>(fallback: Result, read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InvalidRule)) throw error;
      this.sink.report(error.path, error.message);
      return fallback;
    }
  }

  /** Reports unknown keys; false when it is no mapping at all. */
  private keys(value: Value, known: readonly string[]): boolean {
    return this.attempt(false, () => {
      for (const key of value.keys()) {
        if (known.includes(key)) continue;
        const close = nearest(key, known);
        const instead = close === undefined ? `use ${known.join(', ')}` : `did you mean \`${close}\`?`;
        this.sink.report([...value.path, key], `Unknown key \`${key}\`: ${instead}`);
      }
      return true;
    });
  }

  private texts(value: Value, key: string): string[] {
    return this.attempt([], () => {
      const list = value.get(key);
      if (list === undefined || list.raw === null) return [];
      return list.listOrOne().flatMap((item) => this.attempt<string[]>([], () => [item.text()]));
    });
  }

  private oneOf<Name extends string>(value: Value, key: string, names: readonly Name[]): Name | undefined {
    return this.attempt(undefined, () => {
      const given = value.get(key);
      if (given === undefined) return undefined;
      const name = names.find((candidate) => candidate === given.text());
      return name ?? given.fail(`Unknown value \`${given.text()}\`: use ${names.join(', ')}.`);
    });
  }

  private severities(rules: Value): Record<string, Severity> {
    return this.attempt({}, () => {
      const mapping = rules.get('severity');
      if (mapping === undefined || mapping.raw === null) return {};
      const entries = mapping.keys().flatMap((id): [string, Severity][] => {
        const severity = this.oneOf(mapping, id, SEVERITIES);
        return severity === undefined ? [] : [[id, severity]];
      });
      return Object.fromEntries(entries);
    });
  }

  private policies(root: Value): Policy[] {
    return this.attempt([], () => {
      const list = root.get('policy');
      if (list === undefined || list.raw === null) return [];
      return list.listOrOne().flatMap((item) => this.policy(item));
    });
  }

  private policy(value: Value): Policy[] {
    if (!this.keys(value, ['require', 'paths', 'reviewers', 'notAuthor', 'signed'])) return [];
    const require = this.attempt(undefined, () => {
      value.require('require', `what must be reviewed: ${REQUIREMENTS.join(', ')}`);
      return this.oneOf(value, 'require', REQUIREMENTS);
    });
    if (require === undefined) return [];
    const reviewers = this.attempt(1, () => {
      const given = value.get('reviewers');
      if (given === undefined) return 1;
      const number = given.number();
      return Number.isInteger(number) && number >= 1
        ? number
        : given.fail('Expected a whole number of at least 1.');
    });
    const flag = (key: string): boolean => this.attempt(false, () => value.get(key)?.boolean() ?? false);
    return [
      {
        require,
        paths: this.texts(value, 'paths'),
        reviewers,
        notAuthor: flag('notAuthor'),
        signed: flag('signed'),
      },
    ];
  }
}

/** The rules that a configuration leaves, with its severities. */
export function selectRules(rules: readonly Rule[], { rules: choice, confidence }: Configuration): Rule[] {
  const least = CONFIDENCES.indexOf(confidence);
  return rules
    .filter((rule) => !choice.disable.includes(rule.id) && CONFIDENCES.indexOf(rule.confidence) >= least)
    .map((rule) => {
      const severity = choice.severity[rule.id];
      return severity === undefined || severity === rule.severity ? rule : { ...rule, severity };
    });
}

/** Whether a path (relative to the configuration, with `/`) is scanned. */
export function isScanned(path: string, { paths: { include, exclude } }: Configuration): boolean {
  if (include.length > 0 && !include.some((glob) => matchesGlob(path, glob))) return false;
  return !exclude.some((glob) => matchesGlob(path, glob));
}
