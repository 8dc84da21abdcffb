/**
 * Splitting a command line into options and the rest. Node's parser does the splitting; what is wrong is said
 * here, because a person who mistypes an option wants to know which one was meant.
 */

import { parseArgs } from 'node:util';
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

/** Parses a command line; throws a `UsageError` that says what is wrong with it. */
export function parseArguments<const Options extends Readonly<Record<string, OptionKind>>>(
  args: readonly string[],
  options: Options,
): Arguments<Options> {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { kind, short }]) => [
        name,
        {
          type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, boolean | string | string[]> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new UsageError(unknownOption(rawName, Object.keys(options)));
    if (option.kind === 'flag') {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value: write it alone.`);
      values[name] = true;
      continue;
    }
    if (value === undefined || value === '') throw new UsageError(`${rawName} needs a value.`);
    if (inlineValue !== true && value.startsWith('-') && value !== '-')
      throw new UsageError(
        `${rawName} needs a value, but ${value} follows. If that is the value, write ${rawName}=${value}`,
      );
    if (option.kind === 'list') values[name] = [...((values[name] as string[] | undefined) ?? []), value];
    else values[name] = value;
  }
  return { values: values as Arguments<Options>['values'], positionals };
}

/** The value of an option that takes one of a few names. */
export function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const name = names.find((candidate) => candidate === given);
  if (name !== undefined) return name;
  const close = nearest(given.toLowerCase(), names);
  const meant = close === undefined ? '' : ` (did you mean ${close}?)`;
  throw new UsageError(`${option} ${given} is not known${meant}: use ${names.join(', ')}.`);
}

function unknownOption(given: string, known: readonly string[]): string {
  const close = nearest(given.replace(/^-+/, ''), known);
  return `Unknown option ${given}${close === undefined ? '. See --help.' : `: did you mean --${close}?`}`;
}
