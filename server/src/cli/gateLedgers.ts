/**
 * The ledgers that a gate counts by: all marks of base, head and working tree, and, where the policy asks for
 * signatures, those alone that are proven. Withdrawals count wherever they are, so that a change cannot take one
 * back by deleting it.
 */

import type { CliEnvironment } from '../ports/environment.ts';
import { Ledger } from '../review/ledger.ts';
import type { Verify } from '../review/signature.ts';
import { loadMarks } from '../review/store.ts';
import type { Change } from './change.ts';
import { belowRoot } from './openLedger.ts';
import type { ProblemList } from './problems.ts';
import type { LoadedProject } from './targets.ts';

export interface GateLedgers {
  readonly claimed: Ledger;
  /** Undefined where no policy asks for signatures. */
  readonly signed: Ledger | undefined;
  /** Sentences for people. */
  readonly notes: readonly string[];
}

export async function openGateLedgers(
  change: Change,
  loaded: LoadedProject,
  isSigned: boolean,
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<GateLedgers> {
  const { git } = change;
  const { root, rules, project } = loaded;
  const folder = environment.below(git.root, root) ?? '';
  const prefix = folder === '' ? '' : `${folder}/`;
  const base = git.ledgerFiles('base', folder);
  const ofBase = new Set((await loadMarks(base)).batches.map(({ id }) => id));
  const open = async (verify?: Verify): Promise<Ledger> => {
    const ledger = await Ledger.open({
      // The base first: of a batch that is in several places, the first that is signed counts.
      files: base,
      alsoRead: [git.ledgerFiles('head', folder), environment.ledgerFiles(root)],
      tool: environment.version,
      rules: rules.version,
      now: () => environment.instant(),
      readSource: async (path) => (await git.readNow(prefix + path)) ?? null,
      listSources: async function* () {
        for (const path of await git.listNow()) if (path.startsWith(prefix)) yield path.slice(prefix.length);
      },
      roots: async (named) => (named.size === 0 ? new Set() : git.roots()),
      isOfBase: (id) => ofBase.has(id),
      ...(verify === undefined ? {} : { verify }),
    });
    for (const problem of ledger.problems) await problems.add(belowRoot(problem, root, environment));
    return ledger;
  };
  const claimed = await open();
  if (!isSigned) return { claimed, signed: undefined, notes: [] };
  const name = project.configuration.allowedSigners;
  const path = environment.below(git.root, environment.join(root, name));
  const keys = path === undefined ? undefined : await git.readBase(path);
  if (keys !== undefined) return { claimed, signed: await open(environment.verifier(keys)), notes: [] };
  const note = `The policy asks for signed marks, but the base has no ${name}, so no signature can count. Add it to the base branch first.`;
  return { claimed, signed: await open(async () => false), notes: [note] };
}
