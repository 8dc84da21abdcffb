/**
 * The guidelines for agents: in the one file that the command `guidelines` keeps up to date, while other files of
 * instructions are only told to name it, so that no agent is given the same twice.
 */

import { GUIDELINES_FILES, withGuidelines } from '../guidelines/guidelines.ts';
import { type Outcome, proposal } from './files.ts';
import type { InitWorld } from './world.ts';

const CURSOR_RULES = '.cursor/rules';

/** What to do about instructions for agents. `section` is what `guidelines` would write. */
export async function proposeInstructions(
  world: InitWorld,
  root: string,
  section: string,
): Promise<Outcome[]> {
  const { machine } = world;
  const there: string[] = [];
  for (const name of GUIDELINES_FILES) if (await machine.hasFile(machine.join(root, name))) there.push(name);
  const [chosen = GUIDELINES_FILES[0], ...others] = there;
  const outcomes = [
    await proposal(world, root, chosen, (before) => {
      const after = withGuidelines(before, section);
      if (after !== null) return after;
      return {
        refusal: `The marks around the guidelines in ${chosen} are not one pair. It is left alone: remove them and run this again.`,
      };
    }),
  ];
  const target = await machine.targetOf(machine.join(root, chosen));
  for (const other of others)
    if ((await machine.targetOf(machine.join(root, other))) !== target) outcomes.push(pointer(chosen, other));
  if (await machine.hasFolder(machine.join(root, CURSOR_RULES)))
    outcomes.push(pointer(chosen, `a rule in ${CURSOR_RULES}`));
  return outcomes;
}

/** How agents that read other instructions get at the guidelines. */
function pointer(chosen: string, other: string): Outcome {
  return {
    note: `The guidelines are kept in ${chosen} alone. For agents that read other instructions, add this line to ${other}:\n\nRead @${chosen} before you write code.\n`,
  };
}
