/**
 * `.ai-security-scanner.yml`: what is scanned with which rules, and what has to be reviewed. One file for
 * editor and command. It comes with the workspace, so it is not trusted: what is wrong in it becomes a problem
 * with its place, and the rest counts. For people it is described in `docs/configuration.md`, for editors in
 * `schemas/configuration.schema.json`; a test holds the three together.
 */

import {
  CONFIDENCES,
  type Confidence,
  type Problem,
  SEVERITIES,
  type Severity,
  STRICTNESSES,
  type Strictness,
} from '../finding/finding.ts';
import type { Locate } from '../rule/reader.ts';
import type { Rule } from '../rule/rule.ts';
import { readYaml } from '../rule/yaml.ts';
import { matchesGlob } from '../text/glob.ts';
import { type ChecklistSettings, DEFAULT_CHECKLIST, readChecklist } from './checklist.ts';
import { type ImportSetting, readImports } from './imports.ts';
import { type Policy, readPolicies } from './policy.ts';
import { Setting } from './reading.ts';

/** A longer configuration is refused. */
const MAXIMUM_LENGTH = 1_000_000;

export interface Configuration {
  /** Globs. Without any to include, everything is. */
  readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly rules: {
    /** Rule files and folders of the repository, relative to the configuration. */
    readonly include: readonly string[];
    /** Ids of rules that are off. */
    readonly disable: readonly string[];
    /** Names of rule packs that are off. */
    readonly disablePacks: readonly string[];
    /** Severities by the ids of rules, instead of the rules' own. */
    readonly severity: ReadonlyMap<string, Severity>;
  };
  /** Which findings are shown, by how sure they are and by who wrote and who has read the code. */
  readonly strictness: Strictness;
  readonly policy: readonly Policy[];
  readonly checklist: ChecklistSettings;
  /** The file of keys that may sign marks, relative to the configuration. */
  readonly allowedSigners: string;
  /** The file of keys that may sign rule packs, relative to the configuration. */
  readonly trustedPublishers: string;
  /** Whether what is known of who wrote a line is kept in the repository. */
  readonly provenance: Provenance;
  /** Reports of other tools whose results are shown beside ours. */
  readonly imports: readonly ImportSetting[];
  /** Whether a weakness that several tools found on one line is shown once. */
  readonly deduplicate: boolean;
}

const PROVENANCES = ['private', 'shared'] as const;
export type Provenance = (typeof PROVENANCES)[number];

export const DEFAULT_CONFIGURATION: Configuration = {
  paths: { include: [], exclude: [] },
  rules: { include: [], disable: [], disablePacks: [], severity: new Map() },
  strictness: 'adaptive',
  policy: [],
  checklist: DEFAULT_CHECKLIST,
  allowedSigners: '.ai-review/allowed_signers',
  trustedPublishers: '.ai-security/trusted_publishers',
  provenance: 'private',
  imports: [],
  deduplicate: true,
};

export interface ParsedConfiguration {
  /** The defaults stand where the file says nothing, or nothing that can be used. */
  readonly configuration: Configuration;
  readonly problems: readonly Problem[];
  /** Where in the file a value stands, for problems that only come out later. */
  readonly locate: Locate;
}

/** Reads a configuration. `file` is how problems name it. Never throws. */
export function parseConfiguration(text: string, file: string): ParsedConfiguration {
  if (text.length > MAXIMUM_LENGTH) {
    const message = `The configuration is longer than ${MAXIMUM_LENGTH} characters and was not read: shorten it.`;
    return { ...EMPTY, problems: [{ kind: 'configuration', path: file, message }] };
  }
  const yaml = readYaml(text);
  if ('errors' in yaml) {
    const problems = yaml.errors.map(
      ({ message, span }): Problem => ({
        kind: 'configuration',
        path: file,
        message: `${message.replace(/\.$/, '')}. Until this is mended, nothing of the file counts.`,
        ...(span === undefined ? {} : { span }),
      }),
    );
    return { ...EMPTY, problems };
  }
  const { locate, locateKey } = yaml;
  // A file of comments only, or an empty one, says nothing.
  if (yaml.value === null || yaml.value === undefined) return { ...EMPTY, locate };
  const problems: Problem[] = [];
  const root = new Setting(yaml.value, [], { name: file, problems, locate, locateKey });
  return { configuration: readConfiguration(root), problems, locate };
}

const EMPTY: ParsedConfiguration = {
  configuration: DEFAULT_CONFIGURATION,
  problems: [],
  locate: () => undefined,
};

/** Keys of inner mappings that are easily written one level too high. */
const INNER_KEYS = {
  include: 'paths',
  exclude: 'paths',
  disable: 'rules',
  disablePacks: 'rules',
  severity: 'rules',
  require: 'policy',
  reviewers: 'policy',
  notAuthor: 'policy',
  signed: 'policy',
  likely: 'policy',
  path: 'imports',
  format: 'imports',
  base: 'imports',
  revision: 'imports',
};

function readConfiguration(root: Setting): Configuration {
  const fallback = DEFAULT_CONFIGURATION;
  const keys =
    root.mapping(
      [
        'rules',
        'paths',
        'strictness',
        'confidence',
        'policy',
        'checklist',
        'allowedSigners',
        'trustedPublishers',
        'provenance',
        'imports',
        'deduplicate',
      ],
      INNER_KEYS,
    ) ?? {};
  const paths = keys.paths?.mapping(['include', 'exclude']) ?? {};
  const rules = keys.rules?.mapping(['include', 'disable', 'disablePacks', 'severity']) ?? {};
  return {
    paths: { include: paths.include?.globs() ?? [], exclude: paths.exclude?.globs() ?? [] },
    rules: {
      include: rules.include?.texts() ?? [],
      disable: rules.disable?.texts() ?? [],
      disablePacks: rules.disablePacks?.texts() ?? [],
      severity: rules.severity === undefined ? new Map() : readSeverities(rules.severity),
    },
    // `confidence` is what it was called when it knew no authors.
    strictness:
      keys.strictness?.oneOf(STRICTNESSES) ?? keys.confidence?.oneOf(CONFIDENCES) ?? fallback.strictness,
    policy: keys.policy === undefined ? [] : readPolicies(keys.policy),
    checklist: keys.checklist === undefined ? fallback.checklist : readChecklist(keys.checklist),
    allowedSigners: keys.allowedSigners?.inside() ?? fallback.allowedSigners,
    trustedPublishers: keys.trustedPublishers?.inside() ?? fallback.trustedPublishers,
    provenance: keys.provenance?.oneOf(PROVENANCES) ?? fallback.provenance,
    imports: keys.imports === undefined ? [] : readImports(keys.imports),
    deduplicate: keys.deduplicate?.flag() ?? fallback.deduplicate,
  };
}

function readSeverities(setting: Setting): Map<string, Severity> {
  const severities = new Map<string, Severity>();
  for (const [id, value] of setting.entries("a mapping of rules' ids to severities") ?? []) {
    const severity = value.oneOf(SEVERITIES);
    if (severity !== undefined) severities.set(id, severity);
  }
  return severities;
}

/** The rules that a configuration leaves, with its severities; what would never be shown is not looked for. */
export function selectRules(rules: readonly Rule[], { rules: choice, strictness }: Configuration): Rule[] {
  const least = strictness === 'adaptive' ? 'low' : strictness;
  return rules
    .filter(({ id }) => !choice.disable.includes(id))
    .flatMap((rule) => withConfidence(rule, least) ?? [])
    .map((rule) => {
      const severity = choice.severity.get(rule.id);
      return severity === undefined || severity === rule.severity ? rule : { ...rule, severity };
    });
}

/** A rule without the parts on which less sure findings would rest; undefined where nothing is left of it. */
function withConfidence(rule: Rule, least: Confidence): Rule | undefined {
  const isEnough = ({ confidence = 'high' }: { readonly confidence?: Confidence }): boolean =>
    CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(least);
  if (!isEnough(rule)) return undefined;
  // What a rule looks for is not read yet, and is not read for this where nothing is left out.
  if (least === 'low') return rule;
  const { taint } = rule;
  if (taint === undefined || [...taint.sources, ...taint.sinks].every(isEnough)) return rule;
  const [sources, sinks] = [taint.sources.filter(isEnough), taint.sinks.filter(isEnough)];
  return sources.length === 0 || sinks.length === 0
    ? undefined
    : { ...rule, taint: { ...taint, sources, sinks } };
}

/** Whether a path (relative to the configuration, with `/`) is scanned. */
export function isScanned(path: string, { paths: { include, exclude } }: Configuration): boolean {
  if (include.length > 0 && !include.some((glob) => matchesGlob(path, glob))) return false;
  return !exclude.some((glob) => matchesGlob(path, glob));
}
