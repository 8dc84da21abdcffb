/** The command line of a scan. Others' scripts build on it: options may be added, never changed. */

import { REQUIREMENTS, type Requirement } from '../config/policy.ts';
import { CONFIDENCES, type Confidence, SEVERITIES, type Severity } from '../finding/finding.ts';
import { globProblem } from '../text/glob.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { UsageError } from './command.ts';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export interface ScanOptions {
  /** As given, at least one. */
  readonly paths: readonly string[];
  /** Further rule files and folders. */
  readonly rules: readonly string[];
  readonly bundledRules: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Undefined: what the configuration says, else medium. */
  readonly confidence?: Confidence;
  readonly format: Format;
  /** The file that the report goes to. */
  readonly output?: string;
  readonly failOn: Severity | 'none';
  readonly strict: boolean;
  /** Only what changed since this commit or branch counts. */
  readonly since?: string;
  /** A JSON report whose findings do not count. */
  readonly baseline?: string;
  /** Reports of other tools, beside those that the configuration names. */
  readonly imports: readonly string[];
  /** What must have been reviewed, beside what the base's policy asks for. */
  readonly failOnReview: readonly Requirement[];
  /** Globs of files whose lines count as AI's. */
  readonly assumeAi: readonly string[];
  /** How many threads analyse files; undefined: as many as pay for this many files. */
  readonly jobs?: number;
}

export const SCAN_OPTIONS = {
  path: { kind: 'list' },
  rules: { kind: 'list' },
  'no-bundled-rules': { kind: 'flag' },
  include: { kind: 'list' },
  exclude: { kind: 'list' },
  confidence: { kind: 'text' },
  format: { kind: 'text' },
  output: { kind: 'text' },
  'fail-on': { kind: 'text' },
  strict: { kind: 'flag' },
  since: { kind: 'text' },
  baseline: { kind: 'text' },
  'fail-on-review': { kind: 'list' },
  'assume-ai': { kind: 'list' },
  import: { kind: 'list' },
  jobs: { kind: 'text' },
  help: { kind: 'flag', short: 'h' },
  version: { kind: 'flag', short: 'v' },
} as const;

export const SCAN_HELP = `  --path PATH           a file or folder to scan; may be given several times
  --rules PATH          further rules: a file, or a folder of them; may be given several times
  --no-bundled-rules    only the rules of --rules and of the configuration
  --include GLOB        scan only files that match; may be given several times
  --exclude GLOB        leave out files that match; may be given several times
  --confidence LEVEL    findings from this confidence on: low, medium (default), high
  --format FORMAT       text (default), json, sarif
  --output FILE         write the report to a file
  --fail-on SEVERITY    exit with 1 from this severity on: info, low (default), medium, high, critical, none
  --strict              exit with 2 also when a file or rule could not be read
  --since BASE          only what changed since a commit or branch; holds the change against the
                        base's review policy; without --path, the current folder
  --fail-on-review WHAT exit with 1 when changes lack a review: unreviewed, unreviewed-ai,
                        unreviewed-findings; needs --since; --fail-on is then none by default
  --assume-ai GLOB      lines of matching files count as AI's where nothing else is known
  --baseline FILE       findings of an earlier report (--format json --output FILE) do not count
  --import FILE         show the results of another tool's report beside the findings; may be given
                        several times
  --jobs N              scan on N threads (by default as many as there are cores, when it pays)
  -h, --help            show this
  -v, --version         show the version
`;

export type ScanRequest = { readonly show: 'help' | 'version' } | { readonly scan: ScanOptions };

/** Reads the command line of a scan; throws a `UsageError` that says what is wrong with it. */
export function parseScanOptions(args: readonly string[]): ScanRequest {
  const { values, positionals } = parseArguments(args, SCAN_OPTIONS);
  if (values.help) return { show: 'help' };
  if (values.version) return { show: 'version' };
  // `--path src/*.py` reaches us as one --path and the rest of what the shell made of it.
  const paths = [...(values.path ?? []), ...positionals];
  if (values.path === undefined && values.since !== undefined)
    paths.push(...(paths.length === 0 ? ['.'] : []));
  else if (values.path === undefined)
    throw new UsageError(
      `Say what to scan: --path ${positionals[0] ?? '.'}\nSee --help for what else there is.`,
    );
  if (paths.includes('')) throw new UsageError('--path needs a value.');
  const { confidence, format, output } = values;
  const failOn = values['fail-on'];
  const { since, baseline } = values;
  const failOnReview = (values['fail-on-review'] ?? [])
    .flatMap((names) => names.split(','))
    .map((name) => oneOf('--fail-on-review', name.trim(), REQUIREMENTS));
  const assumeAi = values['assume-ai'] ?? [];
  for (const [name, given] of [
    ['--fail-on-review', failOnReview],
    ['--assume-ai', assumeAi],
  ] as const)
    if (given.length > 0 && since === undefined)
      throw new UsageError(`${name} is about a change: say since when, for example --since origin/main`);
  for (const glob of assumeAi) {
    const fault = globProblem(glob);
    if (fault !== undefined) throw new UsageError(`--assume-ai: ${fault}`);
  }
  return {
    scan: {
      paths,
      rules: values.rules ?? [],
      bundledRules: values['no-bundled-rules'] !== true,
      include: values.include ?? [],
      exclude: values.exclude ?? [],
      format: format === undefined ? 'text' : oneOf('--format', format, FORMATS),
      failOn:
        failOn === undefined
          ? failOnReview.length > 0
            ? 'none'
            : 'low'
          : oneOf('--fail-on', failOn, [...SEVERITIES, 'none'] as const),
      strict: values.strict === true,
      failOnReview,
      assumeAi,
      imports: values.import ?? [],
      ...(values.jobs === undefined ? {} : { jobs: readJobs(values.jobs) }),
      ...(since === undefined ? {} : { since }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(confidence === undefined ? {} : { confidence: oneOf('--confidence', confidence, CONFIDENCES) }),
      ...(output === undefined ? {} : { output }),
    },
  };
}

/** More threads than this only cost memory, on any machine. */
const MAXIMUM_JOBS = 64;

function readJobs(given: string): number {
  const jobs = /^\d+$/.test(given) ? Number(given) : 0;
  if (jobs < 1 || jobs > MAXIMUM_JOBS)
    throw new UsageError(`--jobs is a number from 1 to ${MAXIMUM_JOBS}, not ${given}.`);
  return jobs;
}
