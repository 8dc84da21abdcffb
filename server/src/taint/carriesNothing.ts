/** Whether an expression can hand no data on, whatever goes into it: for its type, or for what a model says of it. */

import type { Node } from '../syntax/node.ts';
import type { Flow } from './flow.ts';
import { givesHarmless } from './regexGuards.ts';
import { isHarmless } from './scalars.ts';

export function carriesNothing(flow: Flow, node: Node): boolean {
  return isHarmless(flow, node) || givesHarmless(flow, node);
}
