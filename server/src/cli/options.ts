/** The command line of a scan: what is asked, or what is wrong with the question. */

import { parseArgs } from 'node:util';
import { CONFIDENCES, type Confidence, SEVERITIES, type Severity } from '../engine/finding.ts';
import { nearest } from '../rule/nearest.ts';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export interface ScanOptions {
  readonly paths: readonly string[];
  readonly rules: readonly string[];
  readonly bundledRules: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Undefined: what the configuration says, or medium. */
  readonly confidence?: Confidence;
  readonly format: Format;
  readonly output?: string;
  readonly failOn: Severity | 'none';
  readonly strict: boolean;
}

/** Thrown for a wrong command line; the message says what to do. */
export class UsageError extends Error {}

const OPTIONS = {
  path: { type: 'string', multiple: true },
  rules: { type: 'string', multiple: true },
  'no-bundled-rules': { type: 'boolean' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  confidence: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  'fail-on': { type: 'string' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export const HELP = `Finds insecure code, as the editor extension does.

Usage: ai-security-scanner --path PATH [--path PATH]… [options]
       ai-security-scanner rules validate|test PATH…

  --path PATH           a file or folder to scan; may be given several times
  --rules PATH          further rules: a file or a folder; may be given several times
  --no-bundled-rules    only the rules named by --rules and the configuration
  --include GLOB        scan only what matches; may be given several times
  --exclude GLOB        leave out what matches; may be given several times
  --confidence LEVEL    show findings from this confidence on: low, medium (default), high
  --format FORMAT       text (default), json, sarif
  --output FILE         write the report to a file
  --fail-on SEVERITY    exit with 1 from this severity on: info, low (default), medium, high, critical, none
  --strict              exit with 2 when a file or rule could not be read
  --help, --version

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 could not run.
The configuration is .ai-security-scanner.yml at the root of the repository or folder.
`;

export type Parsed = { readonly show: 'help' | 'version' } | { readonly scan: ScanOptions };

/** Reads the arguments of a scan. Throws a UsageError when they are wrong. */
export function parseScanOptions(args: readonly string[]): Parsed {
  const { values, tokens } = parseOrExplain(args);
  if (values.help === true) return { show: 'help' };
  if (values.version === true) return { show: 'version' };
  const stray = tokens.find((token) => token.kind === 'positional');
  if (stray !== undefined)
    throw new UsageError(`\`${stray.value}\` is no option. To scan a path, write --path ${stray.value}`);
  const paths = values.path ?? [];
  if (paths.length === 0) throw new UsageError('Say what to scan: --path PATH');
  const confidence =
    values.confidence === undefined ? undefined : oneOf('confidence', values.confidence, CONFIDENCES);
  return {
    scan: {
      paths,
      rules: values.rules ?? [],
      bundledRules: values['no-bundled-rules'] !== true,
      include: values.include ?? [],
      exclude: values.exclude ?? [],
      format: values.format === undefined ? 'text' : oneOf('format', values.format, FORMATS),
      failOn:
        values['fail-on'] === undefined
          ? 'low'
          : oneOf('fail-on', values['fail-on'], [...SEVERITIES, 'none'] as const),
      strict: values.strict === true,
      ...(confidence === undefined ? {} : { confidence }),
      ...(values.output === undefined ? {} : { output: values.output }),
    },
  };
}

function parseOrExplain(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (error) {
    const message = (error as Error).message;
    const unknown = /Unknown option '(-+[^'=]+)/.exec(message)?.[1];
    if (unknown === undefined) throw new UsageError(`${message.split('. ')[0]}.`);
    const close = nearest(unknown.replace(/^-+/, ''), Object.keys(OPTIONS));
    throw new UsageError(
      `Unknown option ${unknown}${close === undefined ? '. See --help.' : `: did you mean --${close}?`}`,
    );
  }
}

function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const name = names.find((candidate) => candidate === given);
  if (name !== undefined) return name;
  const close = nearest(given, names);
  throw new UsageError(
    `--${option} ${given} is unknown${close === undefined ? '' : ` (did you mean ${close}?)`}: use ${names.join(', ')}`,
  );
}
