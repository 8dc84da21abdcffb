/**
 * The files that setting a repository up would write: read as they are, and written only as they were shown. A link
 * that leads out of the repository is not followed, and what cannot be read is left alone.
 */

import type { InitWorld } from './world.ts';

/** A file that would be written. */
export interface InitChange {
  /** Below the root, with `/`. */
  readonly name: string;
  readonly path: string;
  /** Null for a new file. */
  readonly before: string | null;
  readonly after: string;
}

/** What there is to do or say about one of the files. Sentences may have further lines, to be copied. */
export type Outcome =
  | { readonly change: InitChange }
  /** There is nothing to write, or something for a person to add. */
  | { readonly note: string }
  /** Something is wrong, and a file is left alone for it. */
  | { readonly refusal: string };

/** A file as it is. `target` is where its path leads. */
export type Standing =
  | { readonly target: string; readonly text: string | null; readonly isReadOnly: boolean }
  /** Why it is left alone, as the end of a sentence that begins with its name. */
  | { readonly problem: string };

/** What becomes of a file: its text after the change, or something else that there is to do or say about it. */
export async function proposal(
  world: InitWorld,
  root: string,
  name: string,
  after: (before: string | null) => string | Exclude<Outcome, { change: unknown }>,
): Promise<Outcome> {
  const path = world.machine.join(root, name);
  const now = await standing(world, root, path);
  if ('problem' in now)
    return { refusal: `${name} ${now.problem}. It is left alone: mend that and run this again.` };
  const text = after(now.text);
  if (typeof text !== 'string') return text;
  if (text === now.text) return { note: `${name} is up to date.` };
  if (now.isReadOnly)
    return { refusal: `${name} is read-only. It is left alone: mend that and run this again.` };
  return { change: { name, path, before: now.text, after: text } };
}

export async function standing({ machine }: InitWorld, root: string, path: string): Promise<Standing> {
  try {
    const target = await machine.targetOf(path);
    if (!machine.isBelow(await machine.targetOf(root), target))
      return { problem: `is a link to ${target}, which is outside of the repository` };
    const found = await machine.read(target);
    if (found.kind === 'refused') return { problem: found.problem };
    if (found.kind === 'missing') return { target, text: null, isReadOnly: false };
    return { target, text: found.text, isReadOnly: found.isReadOnly };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** Writes a change. Answers why it was not, as a sentence; undefined when it was. */
export async function writeChange(
  world: InitWorld,
  root: string,
  { name, path, before, after }: InitChange,
): Promise<string | undefined> {
  const now = await standing(world, root, path);
  if ('problem' in now) return `${name} ${now.problem}. It was not written.`;
  if (now.text !== before) return `${name} was changed by another program just now. It was not written.`;
  try {
    await world.machine.write(now.target, after);
    return undefined;
  } catch (error) {
    return `${name} cannot be written: ${(error as Error).message}.`;
  }
}
