/** The command line of a scan. Others' scripts build on it: options may be added, never changed. */

import { REQUIREMENTS, type Requirement } from '../config/policy.ts';
import { CONFIDENCES, SEVERITIES, type Severity, STRICTNESSES, type Strictness } from '../finding/finding.ts';
import type { CacheFiles } from '../ports/cacheFiles.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { part } from '../report/part.ts';
import type { Shard } from '../report/report.ts';
import { globProblem } from '../text/glob.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { UsageError } from './command.ts';
import { type Output, REPORT_HELP, REPORT_OPTIONS, type ReportValues, readOutputs } from './reports.ts';
import { readShard, WHOLE } from './shardOption.ts';

export interface ScanOptions {
  /** As given, at least one. */
  readonly paths: readonly string[];
  /** Further rule files and folders. */
  readonly rules: readonly string[];
  readonly bundledRules: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Undefined: what the configuration says, else adaptive. */
  readonly strictness?: Strictness;
  /** The reports to write, at least one. */
  readonly outputs: readonly Output[];
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
  /** Whether what the base's checklist asks to be reviewed is asked for as well. */
  readonly holdsChecklist?: true;
  /** Globs of files whose lines count as an AI's where nothing else is known of them. */
  readonly assumeAi: readonly string[];
  /** Which part of the files is scanned, and that the report is one to be merged; undefined: all, for itself. */
  readonly shard?: Shard;
  /** What the repository is called in a report that is merged. */
  readonly repository?: string;
  /** The folder in which what was found in files is kept for the next scan. */
  readonly cache?: string;
  /** Where a run that scans the same files more than once keeps what it found, if there is no such folder. */
  readonly kept?: CacheFiles;
  /** How many threads analyse files; undefined: as many as pay for this many files. */
  readonly jobs?: number;
}

export const SCAN_OPTIONS = {
  path: { kind: 'list' },
  rules: { kind: 'list' },
  'no-bundled-rules': { kind: 'flag' },
  include: { kind: 'list' },
  exclude: { kind: 'list' },
  strictness: { kind: 'text' },
  confidence: { kind: 'text' },
  ...REPORT_OPTIONS,
  'fail-on': { kind: 'text' },
  strict: { kind: 'flag' },
  since: { kind: 'text' },
  baseline: { kind: 'text' },
  'fail-on-review': { kind: 'list' },
  'assume-ai': { kind: 'list' },
  import: { kind: 'list' },
  shard: { kind: 'text' },
  repository: { kind: 'text' },
  cache: { kind: 'text' },
  jobs: { kind: 'text' },
  help: { kind: 'flag', short: 'h' },
  version: { kind: 'flag', short: 'v' },
} as const;

export const SCAN_HELP = `  --path PATH           a file or folder to scan; may be given several times
  --rules PATH          further rules: a file, or a folder of them; may be given several times
  --no-bundled-rules    only the rules of --rules and of the configuration
  --include GLOB        scan only files that match; may be given several times
  --exclude GLOB        leave out files that match; may be given several times
  --strictness LEVEL    findings from this confidence on: low, medium, high; or adaptive (default): from medium
                        on, and of low where an assistant wrote the code and nobody has reviewed it
  --confidence LEVEL    the same by its older name, without adaptive
${REPORT_HELP}  --fail-on SEVERITY    exit with 1 from this severity on: info, low (default), medium, high, critical, none
  --strict              exit with 2 also when a file or rule could not be read
  --since BASE          only what changed since a commit or branch; holds the change against the
                        base's review policy; without --path, the current folder
  --fail-on-review WHAT exit with 1 when changes lack a review: unreviewed, unreviewed-ai,
                        unreviewed-findings; needs --since; --fail-on is then none by default
  --assume-ai GLOB      lines of matching files count as AI's where nothing else is known; for adaptive
                        strictness and for reviews that are asked for
  --baseline FILE       findings of an earlier report (--format json --output FILE) do not count
  --import FILE         show the results of another tool's report beside the findings; may be given
                        several times
  --shard I/N           scan one of N parts of the files, for \`report merge\`: 1/3; auto in GitLab's parallel
                        jobs; auto/N in an Indexed Job of Kubernetes; --fail-on is then none by default
  --repository NAME     what the repository is called where reports of several are merged
  --cache DIR           keep what was found in files in a folder: what has not changed is not scanned again
  --jobs N              scan on N threads (by default as many as there are cores, when it pays)
  -h, --help            show this
  -v, --version         show the version
`;

export type ScanRequest = { readonly show: 'help' | 'version' } | { readonly scan: ScanOptions };

/** Reads the command line of a scan; throws a `UsageError` that says what is wrong with it. */
export function parseScanOptions(
  args: readonly string[],
  variables: CliEnvironment['variables'] = {},
): ScanRequest {
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
  const strictness = readStrictness(values);
  const failOn = values['fail-on'];
  const { since, baseline } = values;
  const failOnReview = (values['fail-on-review'] ?? [])
    .flatMap((names) => names.split(','))
    .map((name) => oneOf('--fail-on-review', name.trim(), REQUIREMENTS));
  const assumeAi = values['assume-ai'] ?? [];
  if (failOnReview.length > 0 && since === undefined)
    throw new UsageError(
      '--fail-on-review is about a change: say since when, for example --since origin/main',
    );
  if (values.cache !== undefined && since !== undefined)
    throw new UsageError(
      'The gate reads no cache, which a change could have written: leave out --cache or --since.',
    );
  const { outputs, shard } = partsOf(values, variables);
  for (const option of ['include', 'exclude', 'assume-ai'] as const)
    for (const glob of values[option] ?? []) {
      const fault = globProblem(glob);
      if (fault !== undefined) throw new UsageError(`--${option}: ${fault}`);
    }
  return {
    scan: {
      paths,
      rules: values.rules ?? [],
      bundledRules: values['no-bundled-rules'] !== true,
      include: values.include ?? [],
      exclude: values.exclude ?? [],
      outputs,
      failOn:
        failOn === undefined
          ? failOnReview.length > 0 || values.shard !== undefined
            ? 'none'
            : 'low'
          : oneOf('--fail-on', failOn, [...SEVERITIES, 'none'] as const),
      strict: values.strict === true,
      failOnReview,
      assumeAi,
      imports: values.import ?? [],
      ...(shard === undefined ? {} : { shard }),
      ...(values.repository === undefined ? {} : { repository: values.repository }),
      ...(values.cache === undefined ? {} : { cache: values.cache }),
      ...(values.jobs === undefined ? {} : { jobs: readJobs(values.jobs) }),
      ...(since === undefined ? {} : { since }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(strictness === undefined ? {} : { strictness }),
    },
  };
}

function readStrictness({
  strictness,
  confidence,
}: {
  readonly strictness?: string;
  readonly confidence?: string;
}): Strictness | undefined {
  if (strictness !== undefined) return oneOf('--strictness', strictness, STRICTNESSES);
  return confidence === undefined ? undefined : oneOf('--confidence', confidence, CONFIDENCES);
}

/** What is written, and which part of the files is scanned for it: what is to be merged has all that was found. */
function partsOf(
  values: ReportValues & { readonly shard?: string; readonly since?: string; readonly baseline?: string },
  variables: CliEnvironment['variables'],
): { readonly outputs: readonly Output[]; readonly shard?: Shard } {
  const given = values.shard;
  const outputs = readOutputs(given === undefined ? values : { format: [part.name], ...values });
  if (given !== undefined && !outputs.every(({ format }) => format.isPart === true))
    throw new UsageError(
      `A shard is written as --format ${part.name}: the other formats are those of \`report merge\`.`,
    );
  if (!outputs.some(({ format }) => format.isPart === true)) return { outputs };
  if (values.since !== undefined)
    throw new UsageError(
      'A change is scanned as a whole: --since goes with neither --shard nor --format part.',
    );
  if (values.baseline !== undefined)
    throw new UsageError('What is merged has all that was found: give --baseline to `report merge`.');
  return { outputs, shard: given === undefined ? WHOLE : readShard(given, variables) };
}

/** More threads than this only cost memory, on any machine. */
const MAXIMUM_JOBS = 64;

function readJobs(given: string): number {
  const jobs = /^\d+$/.test(given) ? Number(given) : 0;
  if (jobs < 1 || jobs > MAXIMUM_JOBS)
    throw new UsageError(`--jobs is a number from 1 to ${MAXIMUM_JOBS}, not ${given}.`);
  return jobs;
}
