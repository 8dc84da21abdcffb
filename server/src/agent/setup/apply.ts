/** Makes the changes of a plan, one file after the other: what goes wrong with one leaves the others as they are. */

import type { Machine } from './machine.ts';
import { type Change, type Plan, planFile, type Refusal, type Request } from './plan.ts';
import { folderMadeFor, hashOf, removeRecord, writeRecord } from './records.ts';

/** What became of a file. */
export interface Done {
  readonly path: string;
  readonly outcome: 'written' | 'removed';
}

/** Makes the changes, or says of each why it was not made. Processes that do this at once take turns. */
export async function applyPlan(
  machine: Machine,
  request: Request,
  { changes }: Plan,
): Promise<{ done: Done[]; refusals: Refusal[] }> {
  return machine.alone(async () => {
    const done: Done[] = [];
    const refusals: Refusal[] = [];
    for (const change of changes) {
      const outcome = await applyChange(machine, request, change);
      if (outcome === undefined) continue;
      if ('message' in outcome) refusals.push(outcome);
      else done.push(outcome);
    }
    return { done, refusals };
  });
}

/** Undefined when another process has done the same meanwhile. */
async function applyChange(
  machine: Machine,
  request: Request,
  { agent, file, path, before, after }: Change,
): Promise<Done | Refusal | undefined> {
  const now = await planFile(machine, request, agent, file, path);
  if (now === undefined || 'message' in now) return now;
  if (now.before !== before || now.after !== after) {
    const message = `${path} was changed by another program just now. Nothing was changed in it: run this again.`;
    return { path, message };
  }
  try {
    await (request.action === 'install' ? install(machine, now) : uninstall(machine, now));
    return { path, outcome: after === null ? 'removed' : 'written' };
  } catch (error) {
    const reason = (error as Error).message;
    return { path, message: `${path} cannot be written: ${reason}. Nothing was changed in it.` };
  }
}

async function install(machine: Machine, { target, after, base, record }: Change): Promise<void> {
  const text = after as string;
  const kept = { original: base, installed: hashOf(text) };
  // First, so that there is no moment at which the file is changed and nobody knows how it was.
  await writeRecord(machine, target, { ...record, ...kept });
  try {
    const folder =
      (await machine.write(target, text)) ?? record?.folder ?? (await folderMadeFor(machine, target));
    if (folder !== undefined) await writeRecord(machine, target, { ...kept, folder });
  } catch (error) {
    await (record === undefined ? removeRecord(machine, target) : writeRecord(machine, target, record));
    throw error;
  }
}

async function uninstall(machine: Machine, { target, after, record }: Change): Promise<void> {
  if (after === null) await machine.remove(target, record?.folder);
  else await machine.write(target, after);
  await removeRecord(machine, target);
}
