/** What indexes and keys of containers are as texts. */

import type { Node } from '../syntax/node.ts';

/** A literal index: `0`, `'name'`, `:name`. */
export function constantKey(index: Node): string | undefined {
  if (index.kind === 'String' || index.kind === 'Number') return index.text;
  if (!/symbol/.test(index.kind)) return undefined;
  return (index.get('property')?.text ?? index.text).replace(/^:|:$/g, '');
}

/** What begins the key of what is left of a container. */
const REST = '…';

/** The key of what is left of a list behind its first elements, or of an object without some of its fields. */
export function restKey(taken: number | readonly string[]): string {
  return `${REST}${JSON.stringify(taken)}`;
}

/** What is taken out of a container of which a key means the rest; undefined for keys of one field. */
export function takenBy(key: string): number | readonly string[] | undefined {
  return key.startsWith(REST)
    ? (JSON.parse(key.slice(REST.length)) as number | readonly string[])
    : undefined;
}
