/**
 * The language that the command speaks to people: what `--lang` says, else the environment. Every command takes the
 * option, so it is taken from the line before the command is looked for.
 */

import type { CliEnvironment } from '../ports/environment.ts';
import { bundlesFor, languageOf } from '../text/languageTag.ts';
import { english, type Translate, translator } from '../text/translate.ts';
import { UsageError } from './command.ts';

const OPTION = '--lang';

/** The command line without the option, and the language that it names. The last one counts. */
export function takeLanguage(args: readonly string[]): { readonly args: string[]; readonly tag?: string } {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  const left: string[] = [];
  let tag: string | undefined;
  for (let i = 0; i < options.length; i++) {
    const arg = options[i] as string;
    if (arg !== OPTION && !arg.startsWith(`${OPTION}=`)) {
      left.push(arg);
      continue;
    }
    const value = arg === OPTION ? options[++i] : arg.slice(OPTION.length + 1);
    if (value === undefined || value === '' || value.startsWith('-'))
      throw new UsageError('{0} needs a value.', OPTION);
    tag = value;
  }
  return { args: [...left, ...args.slice(options.length)], ...(tag === undefined ? {} : { tag }) };
}

/** Says sentences in a language, or in that of the environment; in English where there is no translation. */
export async function translateTo(
  tag: string | undefined,
  { variables, messages }: Pick<CliEnvironment, 'variables' | 'messages'>,
): Promise<Translate> {
  for (const bundle of bundlesFor(tag ?? languageOf(variables))) {
    const found = await messages(bundle);
    if (found !== undefined) return translator(found);
  }
  return english;
}
