/** Where a command writes what it is told to: anywhere but over what only a person may write. */

import { isPersonal } from '../agent/hooks/personal.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { UsageError } from './command.ts';

/** The absolute path of an output; throws where it is among reviews, the policy or the keys that sign. */
export function outputFile(environment: CliEnvironment, name: string): string {
  const path = environment.absolute(name);
  if (isPersonal(path))
    throw new UsageError(
      '{0} is for a person to write: it belongs to reviews, the policy or the keys that sign. Name another file.',
      safeLine(name),
    );
  return path;
}
