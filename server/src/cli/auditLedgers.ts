/**
 * The ledgers that an audit counts by: all marks of the files as they are, and those alone that are proven by the
 * keys of the branch that changes go to, so that nobody is believed for a key that came along with the mark.
 */

import type { CliEnvironment } from '../ports/environment.ts';
import type { GitHistory } from '../ports/gitHistory.ts';
import type { Ledger } from '../review/ledger.ts';
import { loadMarks } from '../review/store.ts';
import { belowRoot, openLedger } from './openLedger.ts';
import type { ProblemList } from './problems.ts';
import type { LoadedProject } from './targets.ts';

export interface AuditLedgers {
  readonly claimed: Ledger;
  /** Undefined where no mark can be proven. */
  readonly proven: Ledger | undefined;
  /** What signatures were held against, as a sentence; undefined where there are none. */
  readonly note: string | undefined;
}

export async function openAuditLedgers(
  { root, rules, project }: LoadedProject,
  history: GitHistory | undefined,
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<AuditLedgers> {
  const open = async (proof?: Parameters<typeof openLedger>[3]): Promise<Ledger> => {
    const ledger = await openLedger(root, rules.version, environment, proof);
    for (const problem of ledger.problems) await problems.add(belowRoot(problem, root, environment));
    await ledger.settleAll();
    return ledger;
  };
  const claimed = await open();
  if (!claimed.marks.some(({ batch }) => batch.signature !== undefined))
    return { claimed, proven: undefined, note: undefined };
  const name = project.configuration.allowedSigners;
  const folder = history === undefined ? undefined : environment.below(history.root, root);
  const path =
    history === undefined ? undefined : environment.below(history.root, environment.join(root, name));
  const keys = path === undefined ? undefined : await history?.readTip(path);
  if (history === undefined || folder === undefined || keys === undefined)
    return {
      claimed,
      proven: undefined,
      note: `No signature counts: the branch that changes go to has no ${name}.`,
    };
  const base = new Set((await loadMarks(history.ledgerFiles(folder))).batches.map(({ id }) => id));
  const proven = await open({ verify: environment.verifier(keys), isOfBase: (id) => base.has(id) });
  return {
    claimed,
    proven,
    note: `Signatures were held against ${name} as it is in ${history.branch} at ${history.tip.id.slice(0, 12)}.`,
  };
}
