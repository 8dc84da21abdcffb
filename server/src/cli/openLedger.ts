/** Opening the review ledger of a folder for a command. Commands read it and fold it; none of them marks. */

import type { Problem } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { Ledger, type LedgerOptions } from '../review/ledger.ts';

/** The ledger below an absolute folder; with `proof`, the marks alone that are proven by it. */
export function openLedger(
  root: string,
  rules: string,
  environment: CliEnvironment,
  proof: Pick<LedgerOptions, 'verify' | 'isOfBase'> = {},
): Promise<Ledger> {
  return Ledger.open({
    ...proof,
    files: environment.ledgerFiles(root),
    tool: environment.version,
    rules,
    now: () => environment.instant(),
    readSource: async (path) => {
      const read = await environment.readText(environment.join(root, path));
      return read !== null && 'text' in read ? read.text : null;
    },
    listSources: async function* () {
      for await (const entry of environment.walk(root))
        if ('path' in entry) yield environment.below(root, entry.path) ?? entry.path;
    },
    roots: () => environment.git.beginnings(root),
  });
}

/** A problem of a ledger's file with its absolute path. */
export function belowRoot(problem: Problem, root: string, environment: CliEnvironment): Problem {
  return problem.path === undefined ? problem : { ...problem, path: environment.join(root, problem.path) };
}

/** The folder whose ledger is meant by the current directory: that of the configuration, else the repository. */
export async function ledgerRoot(environment: CliEnvironment): Promise<string> {
  return (await environment.projectRoot(environment.folder)) ?? environment.folder;
}
