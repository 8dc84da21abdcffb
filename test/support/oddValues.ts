/** Values that are not what a reader expects, for fuzzing what comes as JSON. */

import type { Random } from './random.ts';

/** What may stand where something else is expected. */
export const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  '__proto__',
  '../../..',
  'file:///',
  '\u0000',
  '\uD800',
  '%',
  [],
  {},
  [[[]]],
  { length: -1 },
];

/** A value of JSON with one of its values replaced or left out. */
export function withOddValue(value: unknown, random: Random): unknown {
  const here = random.below(8) === 0;
  if (here || typeof value !== 'object' || value === null) return random.pick(ODD_VALUES);
  const keys = Object.keys(value);
  if (keys.length === 0) return random.pick(ODD_VALUES);
  const key = random.pick(keys);
  const changed = Array.isArray(value) ? [...value] : { ...value };
  const target = changed as Record<string, unknown>;
  if (random.below(10) === 0) delete target[key];
  else target[key] = withOddValue(target[key], random);
  return changed;
}
