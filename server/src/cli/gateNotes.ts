/** What a reader of the gate's report should know: which of the rules of the game the change itself alters. */

import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import { EMPTY_LOCK, type Lock, readLock } from '../packs/lock.ts';
import { LOCK_FILE } from '../packs/lockFile.ts';
import { PackError } from '../packs/packFile.ts';
import { compareVersions, isVersion } from '../packs/version.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { pathOfEntry } from '../review/changedEntry.ts';
import { counted } from '../text/counted.ts';
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
      [
        CONFIGURATION_FILE,
        LOCK_FILE,
        project.configuration.allowedSigners,
        project.configuration.trustedPublishers,
      ].flatMap((name) => environment.below(git.root, environment.join(root, name)) ?? []),
    ),
  );
  for (const entry of git.entries) {
    const { before, after } = entry;
    const path = pathOfEntry(entry);
    const what = before === undefined ? 'adds' : after === undefined ? 'removes' : 'changes';
    if (games.has(path)) notes.push(`This change ${what} ${path}. What the base has counts here.`);
    if (games.has(path) && path.split('/').at(-1) === LOCK_FILE)
      notes.push(...(await packNotes(change, path)));
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

/** What a change does to the rule packs of a lock, which will count once it is in. */
async function packNotes({ git }: Change, path: string): Promise<string[]> {
  const [before, after] = [lockOf(await git.readBase(path)), lockOf(await git.readNow(path))];
  if (before === undefined || after === undefined)
    return [`${path} cannot be read on both sides, so what happens to the rule packs is not known.`];
  return before.packs.flatMap(({ name, version, signer, rules }) => {
    const now = after.packs.find((pack) => pack.name === name);
    if (now === undefined)
      return [`This change removes the rule pack ${name} ${version} (${counted(rules, 'rule')}).`];
    const notes: string[] = [];
    const areVersions = isVersion(version) && isVersion(now.version);
    if (areVersions && compareVersions(now.version, version) < 0)
      notes.push(`This change takes the rule pack ${name} back from ${version} to ${now.version}.`);
    if (now.signer !== signer)
      notes.push(
        `This change takes the rule pack ${name} from ${signer ?? 'nobody who signed it'} to ${now.signer ?? 'nobody who signed it'}.`,
      );
    if (now.rules < rules)
      notes.push(`This change leaves ${now.rules} of ${rules} rules in the rule pack ${name}.`);
    return notes;
  });
}

function lockOf(text: string | undefined): Lock | undefined {
  if (text === undefined) return EMPTY_LOCK;
  try {
    return readLock(text);
  } catch (error) {
    if (error instanceof PackError) return undefined;
    throw error;
  }
}
