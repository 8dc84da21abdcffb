/** What people have judged in the folder's ledger, for the commands that learn from it. */

import type { CliEnvironment } from '../ports/environment.ts';
import { type JudgedFinding, judgedFindings } from '../verdicts/judged.ts';
import type { DiskWorkspace } from './agentWorkspace.ts';
import { belowRoot, ledgerRoot, openLedger } from './openLedger.ts';
import { ProblemList, sayProblems } from './problems.ts';

export interface JudgedHere {
  /** In the order of time, each when it is asked for: finding them takes scans. */
  findings(): AsyncGenerator<JudgedFinding>;
}

/** Opens the ledger, and says what is wrong with its files. The workspace's root must be the ledger's. */
export async function judgedHere(workspace: DiskWorkspace, environment: CliEnvironment): Promise<JudgedHere> {
  const root = await ledgerRoot(environment);
  const ledger = await openLedger(root, '', environment);
  const problems = new ProblemList(environment);
  for (const problem of ledger.problems) await problems.add(belowRoot(problem, root, environment));
  sayProblems(problems.all, environment);
  return {
    findings: () =>
      judgedFindings(ledger.marks, {
        workspace,
        locate: async (path) => {
          const file = await workspace.locate(environment.join(root, path));
          return 'refusal' in file ? undefined : file;
        },
        keptText: (id) => environment.git.keptText(root, id),
      }),
  };
}
