/**
 * What a repository needs to begin with, in the order in which a person looks at it: configuration, a job for its
 * CI, guidelines for its agents. Nothing is written here. What exists is added to, or stays as it is.
 */

import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import { guidelinesFor } from '../guidelines/guidelines.ts';
import type { Translate } from '../text/translate.ts';
import { configurationText } from './configurationText.ts';
import { type InitChange, type Outcome, proposal, standing } from './files.ts';
import { proposeInstructions } from './instructions.ts';
import { proposePipelines, type SystemName } from './pipelines.ts';
import { MOST_FILES, type Survey, survey } from './survey.ts';
import type { InitWorld } from './world.ts';

export interface InitPlan {
  readonly root: string;
  readonly changes: readonly InitChange[];
  /** What else there is to know or to do, and what is wrong; sentences that may have further lines, to be copied. */
  readonly notes: readonly string[];
  readonly refusals: readonly string[];
}

export interface InitRequest {
  /** The folder of the repository. */
  readonly root: string;
  /** Systems of CI; those that are there unless some are named. */
  readonly systems?: readonly SystemName[];
}

/** What counts once the files are there, which is not what a person may expect. */
export function whatCounts(t: Translate): string {
  return t(
    'These files are in the working tree. The gate uses those of the branch that a change goes to: commit them, and they count once they are merged there.',
  );
}

/** Plans what is written. Rejects when the repository cannot be looked at, with a message that says why. */
export async function planInit(world: InitWorld, { root, systems }: InitRequest): Promise<InitPlan> {
  const project = await world.project(root);
  const found = await survey(world.files(root), await attributesOf(world, root), project.isScanned);
  const section = guidelinesFor(project.rules, found.languages);
  const outcomes: Outcome[] = [
    ...limitsOf(found),
    await proposeConfiguration(world, root, found),
    ...(await proposePipelines(world, root, systems)),
    ...(await proposeInstructions(world, root, section)),
    ...(await hookManagers(world, root)),
  ];
  return {
    root,
    changes: outcomes.flatMap((each) => ('change' in each ? [each.change] : [])),
    notes: outcomes.flatMap((each) => ('note' in each ? [each.note] : [])),
    refusals: outcomes.flatMap((each) => ('refusal' in each ? [each.refusal] : [])),
  };
}

async function attributesOf(world: InitWorld, root: string): Promise<string> {
  const found = await standing(world, root, world.machine.join(root, '.gitattributes'));
  return 'problem' in found ? '' : (found.text ?? '');
}

/** What was not looked at. */
function limitsOf({ isCut, unread }: Survey): Outcome[] {
  const notes: string[] = [];
  if (isCut)
    notes.push(
      `There are more than ${MOST_FILES} files here, and only so many were looked at: languages and generated code may be missing below.`,
    );
  if (unread > 0)
    notes.push(
      `${unread} ${unread === 1 ? 'folder or file' : 'folders or files'} could not be looked at: what is in there may be missing below.`,
    );
  return notes.map((note) => ({ note }));
}

function proposeConfiguration(world: InitWorld, root: string, { generated }: Survey): Promise<Outcome> {
  return proposal(world, root, CONFIGURATION_FILE, (before) => {
    if (before === null) return configurationText(generated);
    const missing = generated.filter(({ isMost }) => !isMost).map(({ glob }) => JSON.stringify(glob));
    return {
      note:
        missing.length === 0
          ? `${CONFIGURATION_FILE} is there already: it is left as it is.`
          : `${CONFIGURATION_FILE} is there already: it is left as it is. Generated code is scanned; to leave it out, add to paths: exclude: ${missing.join(', ')}`,
    };
  });
}

/** What runs before a commit is the repository's own script, which only a person can add to. */
async function hookManagers({ machine }: InitWorld, root: string): Promise<Outcome[]> {
  const line = 'npx --offline --no -- ai-security-scanner --since HEAD';
  const outcomes: Outcome[] = [];
  if (await machine.hasFolder(machine.join(root, '.husky')))
    outcomes.push({
      note: `Husky is here. To scan what is about to be committed, add this line to .husky/pre-commit:\n\n${line}\n`,
    });
  for (const name of ['lefthook.yml', '.lefthook.yml', 'lefthook.yaml', '.lefthook.yaml'])
    if (await machine.hasFile(machine.join(root, name)))
      outcomes.push({
        note: `Lefthook is here. To scan what is about to be committed, add this to ${name}:\n\npre-commit:\n  commands:\n    ai-security:\n      run: ${line}\n`,
      });
  return outcomes;
}
