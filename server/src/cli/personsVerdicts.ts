/** What people have judged in the folder's ledger, by finding, for the commands that count verdicts. */

import type { CliEnvironment } from '../ports/environment.ts';
import { personKey } from '../review/identity.ts';
import type { PersonsVerdict } from '../verdicts/evaluate.ts';
import { idOf } from '../verdicts/record.ts';
import { DiskWorkspace } from './agentWorkspace.ts';
import { judgedHere } from './judgedHere.ts';
import { ledgerRoot } from './openLedger.ts';

export interface RuleVerdict extends PersonsVerdict {
  /** The rule whose finding was judged. */
  readonly ruleId: string;
}

/** In the order of time. Says what is wrong with the ledger's files. */
export async function personsVerdicts(environment: CliEnvironment): Promise<RuleVerdict[]> {
  const root = await ledgerRoot(environment);
  const workspace = new DiskWorkspace(environment, async () => [root]);
  const verdicts: RuleVerdict[] = [];
  try {
    for await (const judged of (await judgedHere(workspace, environment)).findings()) {
      const { mark, target } = judged;
      verdicts.push({
        id: idOf(judged),
        judge: personKey(mark.batch.reviewer),
        verdict: target.verdict,
        ruleId: target.ruleId,
      });
    }
  } finally {
    await workspace.dispose();
  }
  return verdicts;
}
