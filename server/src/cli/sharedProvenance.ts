/** Who wrote what, for runs that ask for it more than once: of the repository they are about there is one look. */

import type { CliEnvironment } from '../ports/environment.ts';

/**
 * Has some work done in an environment in which all that asks who wrote the lines of the repository with this root
 * asks one and the same, which asks git once for each text. Without a root, work is done in the environment as it is.
 */
export function withSharedProvenance<Result>(
  root: string | undefined,
  environment: CliEnvironment,
  work: (environment: CliEnvironment) => Promise<Result>,
): Promise<Result> {
  if (root === undefined) return work(environment);
  return environment.withProvenance(root, (shared) =>
    work({
      ...environment,
      withProvenance: (asked, ask) => (asked === root ? ask(shared) : environment.withProvenance(asked, ask)),
    }),
  );
}
