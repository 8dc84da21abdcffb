/**
 * `checklist`: holds a project, or a change of it, against the production checklist of its configuration. Of a change
 * the base's checklist counts, with the base's rules, so that a change cannot loosen its own.
 */

import { type ChecklistResult, checklistOf } from '../checklist/checklist.ts';
import { loadProject } from '../config/project.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { checklistMarkdown, checklistText } from '../report/checklistText.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { Change } from './change.ts';
import { type BaseFiles, checklistFacts } from './checklistFacts.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ledgerRoot } from './openLedger.ts';
import type { ScanOptions } from './scanOptions.ts';
import { type HeldScan, scanAndHold } from './scanRun.ts';
import { wholeReviews } from './wholeReviews.ts';

const FORMATS = {
  text: checklistText,
  json: (result: ChecklistResult) => `${JSON.stringify(result, null, 2)}\n`,
  markdown: checklistMarkdown,
} as const;
const FORMAT_NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

export const checklist: Command = {
  name: 'checklist',
  usage: '[--since BASE] [--format text|json|markdown]',
  summary: 'Says whether what has to be so before production is so',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, {
      since: { kind: 'text' },
      format: { kind: 'text' },
    });
    const [path] = positionals;
    if (path !== undefined)
      throw new UsageError(
        'checklist takes no path: it is about the project of the current folder. Leave out {0}.',
        path,
      );
    const { since, format = 'text' } = values;
    const write = FORMATS[oneOf('--format', format, FORMAT_NAMES)];
    const result = await holdChecklist(since, environment);
    environment.out(write(result, environment.t));
    if (result.state === 'unknown') return EXIT.failed;
    return result.state === 'failed' ? EXIT.findings : EXIT.clean;
  },
};

/** Holds the checklist of the project that the current folder lies in; with `since`, for what changed since then. */
export async function holdChecklist(
  since: string | undefined,
  outside: CliEnvironment,
): Promise<ChecklistResult> {
  const root = await ledgerRoot(outside);
  const environment: CliEnvironment = { ...outside, folder: root };
  const options: ScanOptions = { ...EVERYTHING, paths: [root], ...(since === undefined ? {} : { since }) };
  if (since === undefined)
    return wholeChecklist(await scanAndHold(options, environment, undefined), environment);
  const change = await Change.open(since, options, environment);
  try {
    const project = await loadProject(change.projects, root, { trusted: true });
    const held = await scanAndHold(options, environment, change);
    const base = await baseFiles(change, environment);
    const facts = await checklistFacts(project, held, undefined, base, environment);
    return checklistOf(facts, project.configuration.checklist);
  } finally {
    await change.dispose();
  }
}

/**
 * Holds the checklist of all of a project, by a scan of all of it. The environment's folder is the root of the
 * project.
 */
export async function wholeChecklist(held: HeldScan, environment: CliEnvironment): Promise<ChecklistResult> {
  const project = await loadProject(environment, environment.folder, { trusted: true });
  const whole = await wholeReviews(project, held.report, environment);
  const facts = await checklistFacts(project, held, whole, undefined, environment);
  return checklistOf(facts, project.configuration.checklist);
}

async function baseFiles({ git }: Change, { folder, below }: CliEnvironment): Promise<BaseFiles> {
  const root = below(git.root, folder) ?? '';
  const prefix = root === '' ? '' : `${root}/`;
  const paths = await git.listBase();
  return {
    hasFolder: (path) => paths.some((each) => each.startsWith(`${prefix}${path}/`)),
    textOf: (path) => git.readBase(prefix + path),
  };
}

/** A scan of all that is there, by the configuration alone. */
const EVERYTHING: ScanOptions = {
  paths: [],
  rules: [],
  bundledRules: true,
  include: [],
  exclude: [],
  outputs: [],
  failOn: 'none',
  strict: true,
  failOnReview: [],
  imports: [],
  holdsChecklist: true,
  assumeAi: [],
};
