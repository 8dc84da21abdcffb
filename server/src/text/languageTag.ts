/**
 * Which bundle of translations a person's language asks for. Languages are not listed: a bundle that exists is a
 * language that there is.
 */

/** Bundles that stand for a language of which no region is said: the one that most of its speakers write. */
const REGIONS: Readonly<Record<string, string>> = { pt: 'pt-br', zh: 'zh-cn', 'zh-hans': 'zh-cn' };

/**
 * The names of the bundles that may speak a language, the best one first. `tag` is written as by people (`pt-BR`) or
 * as in variables of the environment (`pt_BR.UTF-8`); none for what is no language, and for English.
 */
export function bundlesFor(tag: string): string[] {
  const name = tag
    .replace(/[.@].*$/s, '')
    .replaceAll('_', '-')
    .toLowerCase();
  if (!/^[a-z]{2,3}(-[a-z\d]{2,8})*$/.test(name) || /^en(-|$)/.test(name)) return [];
  const language = name.replace(/-.*/, '');
  return [...new Set([name, REGIONS[name] ?? language])];
}

/** The language of a process by its environment, as POSIX ranks the variables; '' where none says one. */
export function languageOf(variables: Readonly<Record<string, string | undefined>>): string {
  return variables.LC_ALL || variables.LC_MESSAGES || variables.LANG || '';
}
