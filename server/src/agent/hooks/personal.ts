/**
 * What is a person's to write: reviews, the policy, the keys that may sign, the lock of rule packs, and suppressions. An agent that
 * could write these could sign off its own work.
 */

import { CONFIGURATION_FILE } from '../../config/configurationFile.ts';
import { LOCK_FILE, PUBLISHERS_NAME } from '../../packs/lockFile.ts';
import { type KeyFile, keyFileIn, mayBeKeyFile, windowsKeyFileIn } from './keyFile.ts';
import { mayBe } from './wildcard.ts';

/** Folders and files by their name, in lower case, as file systems may not tell cases apart. */
const NAMES = ['.ai-review', CONFIGURATION_FILE, 'allowed_signers', LOCK_FILE, PUBLISHERS_NAME];

/** One of them anywhere in a text, and the setting of Git that names the keys. */
const ANY_NAME = NAMES.map((name) => name.replaceAll('.', '\\.')).join('|');
const NAMED = new RegExp(`(?<![\\w.-])(?:${ANY_NAME}|gpg\\.ssh\\.allowedSignersFile)(?![\\w-])`, 'i');

/** One of them in a path of Windows. */
const WINDOWS_PATH = new RegExp(`(?<![\\w.-])(?:${ANY_NAME})\\\\`, 'i');

/** A suppression comment, whatever else stands in it. */
const SUPPRESSION = /ai-security-ignore|(?<![\w-])nosem(?:grep)?(?![\w-])/gi;

/** Characters that some file systems do not see in a name. */
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;

/** Longer paths, in UTF-16 units, and more alternatives in braces are not taken apart. */
const LONGEST_PATH = 4_000;
const MOST_ALTERNATIVES = 200;

/**
 * Whether a path as an agent or a shell writes it is, or may stand for, a person's file. `keys` are files of keys
 * with another name than the usual one, here and below.
 */
export function isPersonal(path: string, keys: readonly KeyFile[] = []): boolean {
  const alternatives = withoutBraces(path.toLowerCase().replace(IGNORED, ''));
  if (alternatives === undefined) return NAMED.test(path);
  return alternatives.some((each) => {
    // Windows does not see dots and blanks at the end, and has streams behind a colon.
    const parts = each.split(/[\\/]/).map((part) => part.replace(/:.*$|[. ]+$/, ''));
    return (
      parts.some((part) => NAMES.some((name) => mayBe(part, name))) ||
      keys.some((key) => mayBeKeyFile(parts, key))
    );
  });
}

/** The word of a text that names a person's file, as in a program that writes it; undefined for none. */
export function personalIn(text: string, keys: readonly KeyFile[]): string | undefined {
  return wordAt(text, NAMED.exec(text) ?? keyFileIn(text, keys));
}

/** The path of Windows in a text that leads into what is a person's; undefined for none. */
export function personalWindowsPath(text: string, keys: readonly KeyFile[]): string | undefined {
  return wordAt(text, WINDOWS_PATH.exec(text) ?? windowsKeyFileIn(text, keys));
}

/** The word around what was found in a text. */
function wordAt(text: string, found: RegExpExecArray | null): string | undefined {
  if (found === null) return undefined;
  let start = found.index;
  let end = start + found[0].length;
  while (start > 0 && !BETWEEN.test(text[start - 1] as string)) start--;
  while (end < text.length && !BETWEEN.test(text[end] as string)) end++;
  return text.slice(start, end);
}

const BETWEEN = /[\s'"`()<>|;,=]/;

/** How many suppressions a text has. */
export function suppressionsIn(text: string): number {
  return text.match(SUPPRESSION)?.length ?? 0;
}

/** What a path with `{a,b}` stands for, the innermost braces first; undefined where that is too much. */
function withoutBraces(path: string): string[] | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  let found = [path];
  while (found.some((each) => BRACES.test(each))) {
    found = found.flatMap((each) => {
      const [all, inner] = BRACES.exec(each) ?? [];
      if (all === undefined || inner === undefined) return [each];
      const at = each.indexOf(all);
      return inner.split(',').map((one) => each.slice(0, at) + one + each.slice(at + all.length));
    });
    if (found.length > MOST_ALTERNATIVES) return undefined;
  }
  return found;
}

const BRACES = /\{([^{}]*)\}/;
