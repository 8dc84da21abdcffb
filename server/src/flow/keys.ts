/** What indexes and keys of containers are as texts. */

import type { Node } from '../syntax/node.ts';

/** A literal index: `0`, `'name'`, `:name`. */
export function constantKey(index: Node): string | undefined {
  if (index.kind === 'String' || index.kind === 'Number') return index.text;
  if (!/symbol/.test(index.kind)) return undefined;
  return (index.get('property')?.text ?? index.text).replace(/^:|:$/g, '');
}
