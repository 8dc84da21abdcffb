/**
 * What is a person's to write: reviews, the policy, the keys that may sign, and suppressions. An agent that
 * could write these could sign off its own work.
 */

import { CONFIGURATION_FILE } from '../../config/configurationFile.ts';

/** Folders and files by their name, in lower case, as file systems may not tell cases apart. */
const NAMES = ['.ai-review', CONFIGURATION_FILE, 'allowed_signers'];

/** A suppression comment, whatever else stands in it. */
const SUPPRESSION = /ai-security-ignore|(?<![\w-])nosem(?:grep)?(?![\w-])/gi;

/** Whether a path as an agent or a shell writes it is, or may stand for, a person's file. */
export function isPersonal(path: string): boolean {
  return path
    .toLowerCase()
    .split(/[\\/]/)
    .some((part) => NAMES.some((name) => part === name || mayStandFor(part, name)));
}

/** Whether a part of a path with wildcards can be a name: by what stands in front of the first of them. */
function mayStandFor(part: string, name: string): boolean {
  const wild = part.search(/[*?[{]/);
  return wild > 0 && part.startsWith('.') && name.startsWith(part.slice(0, wild));
}

/** How many suppressions a text has. */
export function suppressionsIn(text: string): number {
  return text.match(SUPPRESSION)?.length ?? 0;
}
