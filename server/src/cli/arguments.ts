/**
 * Splitting a command line into options and the rest. What is wrong is said so that a person who mistypes an
 * option learns which one was meant. Node's own parser takes longer to load than a hook of an agent has.
 */

import { nearest } from '../rule/nearest.ts';
import { UsageError } from './command.ts';

export interface OptionKind {
  /** `text` takes a value, `list` takes one each time it is given, `flag` takes none. */
  readonly kind: 'text' | 'list' | 'flag';
  /** A single letter: `-h`. */
  readonly short?: string;
}

type Value<Kind> = Kind extends { kind: 'flag' }
  ? boolean
  : Kind extends { kind: 'list' }
    ? string[]
    : string;

export interface Arguments<Options> {
  /** What was given, by the options' names. The last one counts where an option takes one value. */
  readonly values: { readonly [Name in keyof Options]?: Value<Options[Name]> };
  readonly positionals: readonly string[];
}

/** Parses a command line; throws a `UsageError` that says what is wrong with it. Behind `--` nothing is an option. */
export function parseArguments<const Options extends Readonly<Record<string, OptionKind>>>(
  args: readonly string[],
  options: Options,
): Arguments<Options> {
  const values: Record<string, boolean | string | string[]> = {};
  const positionals: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') {
      positionals.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      positionals.push(arg);
      continue;
    }
    const [, written = arg, inline] = /^(--[^=]+)=(.*)$/s.exec(arg) ?? [];
    const name = nameOf(written, options);
    const option = name === undefined ? undefined : options[name];
    if (name === undefined || option === undefined) throw unknownOption(written, Object.keys(options));
    if (option.kind === 'flag') {
      if (inline !== undefined) throw new UsageError('{0} takes no value: write it alone.', written);
      values[name] = true;
      continue;
    }
    const value = inline ?? args[++i];
    if (value === undefined || value === '') throw new UsageError('{0} needs a value.', written);
    if (inline === undefined && value.startsWith('-') && value !== '-')
      throw new UsageError(
        '{0} needs a value, but {1} follows. If that is the value, write {0}={1}',
        written,
        value,
      );
    if (option.kind === 'list') values[name] = [...((values[name] as string[] | undefined) ?? []), value];
    else values[name] = value;
  }
  return { values: values as Arguments<Options>['values'], positionals };
}

/** The name of an option as it is written, `--name` or `-n`; undefined where there is none. */
function nameOf(written: string, options: Readonly<Record<string, OptionKind>>): string | undefined {
  if (written.startsWith('--')) {
    const name = written.slice(2);
    return Object.hasOwn(options, name) ? name : undefined;
  }
  return Object.keys(options).find((name) => options[name]?.short === written.slice(1));
}

/** The value of an option that takes one of a few names. */
export function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const name = names.find((candidate) => candidate === given);
  if (name !== undefined) return name;
  throw notKnown(option, given, names);
}

/** What is said of a value that is none of a few names. */
export function notKnown(option: string, given: string, names: readonly string[]): UsageError {
  const close = nearest(given.toLowerCase(), names);
  const all = names.join(', ');
  return close === undefined
    ? new UsageError('{0} {1} is not known: use {2}.', option, given, all)
    : new UsageError('{0} {1} is not known (did you mean {2}?): use {3}.', option, given, close, all);
}

function unknownOption(given: string, known: readonly string[]): UsageError {
  const close = nearest(given.replace(/^-+/, ''), known);
  return close === undefined
    ? new UsageError('Unknown option {0}. See --help.', given)
    : new UsageError('Unknown option {0}: did you mean --{1}?', given, close);
}
