/** `--shard`: which part of a run a machine does, as a person or the system that started it says. */

import type { CliEnvironment } from '../ports/environment.ts';
import { MOST_SHARDS } from '../report/merge.ts';
import type { Shard } from '../report/report.ts';
import { UsageError } from './command.ts';

/** All of a run. */
export const WHOLE: Shard = { index: 1, total: 1 };

/**
 * The shard that `--shard` asks for: `2/3`; `auto`, as GitLab's `parallel` numbers jobs; `auto/3`, as an Indexed
 * Job of Kubernetes does, which counts from 0 and does not say how many there are.
 */
export function readShard(given: string, variables: CliEnvironment['variables']): Shard {
  const [, place, count] = /^(\d+|auto)(?:\/(\d+))?$/.exec(given) ?? [];
  if (place === undefined || (place !== 'auto' && count === undefined))
    throw new UsageError(
      '--shard {0} is no shard: write which one and of how many, as in 2/3, or auto, or auto/3 in an Indexed Job.',
      given,
    );
  const number = (name: string): number => {
    const value = variables[name];
    if (value === undefined)
      throw new UsageError(
        '--shard {0} needs the variable {1}, which is not set: write --shard I/N.',
        given,
        name,
      );
    if (!/^\d+$/.test(value))
      throw new UsageError(
        '--shard {0} needs the variable {1}, which is {2}: write --shard I/N.',
        given,
        name,
        value,
      );
    return Number(value);
  };
  const index =
    place !== 'auto'
      ? Number(place)
      : count === undefined
        ? number('CI_NODE_INDEX')
        : number('JOB_COMPLETION_INDEX') + 1;
  const total = count === undefined ? number('CI_NODE_TOTAL') : Number(count);
  if (total < 1 || total > MOST_SHARDS || index < 1 || index > total)
    throw new UsageError(
      '--shard {0} means shard {1} of {2}: there are from 1 to {3} shards, and they count from 1.',
      given,
      // As they are written on the command line.
      String(index),
      String(total),
      String(MOST_SHARDS),
    );
  return { index, total };
}
