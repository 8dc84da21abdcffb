/** Reading files that a person named for putting them together: all of them are read, or nothing is done. */

import type { CliEnvironment } from '../ports/environment.ts';
import { UsageError } from './command.ts';

export interface NamedFile<Content> {
  readonly name: string;
  readonly content: Content;
}

/**
 * What is in each of the files, as `read` makes it of the text. Throws a `UsageError` that says of each file that
 * cannot be read what is wrong with it; of one that is too large, `tooLarge`.
 */
export async function readNamedFiles<Content extends object>(
  names: readonly string[],
  read: (text: string) => Content | { readonly fault: string },
  tooLarge: string,
  environment: CliEnvironment,
): Promise<readonly NamedFile<Content>[]> {
  const files: NamedFile<Content>[] = [];
  const faults: string[] = [];
  for (const name of names) {
    const file = await environment.readText(environment.absolute(name));
    const content =
      file === null
        ? { fault: 'There is no such file.' }
        : 'problem' in file
          ? { fault: file.problem.kind === 'limit' ? tooLarge : file.problem.message }
          : read(file.text);
    if ('fault' in content) faults.push(`${name}: ${content.fault}`);
    else files.push({ name, content });
  }
  if (faults.length > 0) refuse(faults);
  return files;
}

/** Throws a `UsageError` that says all that is wrong. */
export function refuse(faults: readonly string[]): never {
  const all = faults.join('\n');
  throw faults.length === 1 ? new UsageError('{0}', all) : new UsageError('Nothing was merged.\n{0}', all);
}
