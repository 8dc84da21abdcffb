/**
 * Files of keys that may sign, where a configuration names another one than `allowed_signers`: what names them in
 * the configuration, and in what an agent writes.
 */

import { mayBe } from './wildcard.ts';

export interface KeyFile {
  /** As the configuration has it: relative to it, with `/`. */
  readonly name: string;
  /** Absolute: as it is named, and where links lead. */
  readonly paths: readonly string[];
}

/** The setting in YAML or JSON, in a line of its own or in braces; its value in either quotes or in none. */
const SETTING =
  /(?<=^|[\s{,])["']?allowedSigners["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'#,}][^\n#,}]*))/gm;

/**
 * The names that the text of a configuration may give the file. It is looked through rather than parsed, which a hook
 * has no time for: a name in a comment counts as well.
 */
export function keyNamesIn(configuration: string): string[] {
  return [...configuration.matchAll(SETTING)]
    .map(([, double, single, plain]) => (double ?? single ?? plain ?? '').trim().replaceAll('\\', '/'))
    .map((name) => name.replace(/^(?:\.\/)+/, ''))
    .filter((name) => name !== '');
}

/**
 * Whether a path may be such a file, by its parts in lower case. It is not known where a command starts, so a path
 * that the file's own ends with is one.
 */
export function mayBeKeyFile(parts: readonly string[], { paths }: KeyFile): boolean {
  const named = parts.filter((part) => part !== '' && part !== '.' && part !== '..');
  if (named.length === 0) return false;
  return paths.some((path) => {
    const own = path
      .toLowerCase()
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .slice(-named.length);
    return own.length === named.length && own.every((part, at) => mayBe(named[at] as string, part));
  });
}

/** The name of such a file in the text of a program; null for none. */
export function keyFileIn(text: string, keys: readonly KeyFile[]): RegExpExecArray | null {
  return named(
    text,
    keys.map(({ name }) => name),
  );
}

/** Such a file's path as Windows writes it, where it is more than a name; null for none. */
export function windowsKeyFileIn(text: string, keys: readonly KeyFile[]): RegExpExecArray | null {
  return named(
    text,
    keys.filter(({ name }) => name.includes('/')).map(({ name }) => name.replaceAll('/', '\\')),
  );
}

/** The words that a command has in which such a file is named, in lower case. */
export function lastNames(keys: readonly KeyFile[]): string[] {
  return keys.flatMap(({ paths }) => paths.map((path) => path.toLowerCase().split(/[\\/]/).at(-1) ?? ''));
}

function named(text: string, names: readonly string[]): RegExpExecArray | null {
  if (names.length === 0) return null;
  const any = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\w.-])(?:${any})(?![\\w-])`, 'i').exec(text);
}
