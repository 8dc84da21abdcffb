/** How sure a rule, or a part of it, says to be. */

import { CONFIDENCES, type Confidence } from '../finding/finding.ts';
import type { Value } from './reader.ts';

/** Reads `LOW`, `MEDIUM` or `HIGH`, in any case. Undefined where nothing is said. */
export function readConfidence(value: Value | undefined): Confidence | undefined {
  if (value === undefined) return undefined;
  const text = value.text().toLowerCase();
  const confidence = CONFIDENCES.find((name) => name === text);
  return confidence ?? value.fail(`Unknown confidence \`${value.text()}\`: use LOW, MEDIUM or HIGH.`);
}
