/** What a reader of the gate's report should know: which of the rules of the game the change itself alters. */

import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { pathOfEntry } from '../review/changedEntry.ts';
import type { Change } from './change.ts';
import type { LoadedProject } from './targets.ts';

/** The notes, each a sentence. */
export async function notesOfChange(
  change: Change,
  projects: readonly LoadedProject[],
  environment: CliEnvironment,
): Promise<string[]> {
  const { git } = change;
  const notes: string[] = [];
  const games = new Set(
    projects.flatMap(({ root, project }) =>
      [CONFIGURATION_FILE, project.configuration.allowedSigners].flatMap(
        (name) => environment.below(git.root, environment.join(root, name)) ?? [],
      ),
    ),
  );
  for (const entry of git.entries) {
    const { before, after } = entry;
    const path = pathOfEntry(entry);
    const what = before === undefined ? 'adds' : after === undefined ? 'removes' : 'changes';
    if (games.has(path)) notes.push(`This change ${what} ${path}. What the base has counts here.`);
    else if (path.split('/').at(-1) === '.gitattributes')
      notes.push(
        `This change ${what} ${path}, which can make files look otherwise on disk. What is committed counts here.`,
      );
  }
  for (const { part, newSuppressions } of change.files)
    for (const line of [...newSuppressions].sort((a, b) => a - b))
      notes.push(
        `${environment.relative(environment.folder, part.reach.target.path)}:${line + 1}: this suppression comes with the change and does not count for it. Mark the finding in the editor instead.`,
      );
  return [...new Set(notes)];
}
