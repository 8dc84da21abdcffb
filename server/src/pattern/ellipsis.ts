/** Which parts of a pattern stand for any number of nodes. */

import type { Node } from '../syntax/node.ts';

/** `...` or `$...X`. */
export function isEllipsis(node: Node): boolean {
  return node.kind === 'Ellipsis' || node.kind === 'EllipsisMetavariable';
}

/** Whether a sequence of a pattern is nothing but unnamed ellipses. */
export function onlyEllipsis(pattern: Node): boolean {
  return pattern.children.length > 0 && pattern.children.every((child) => child.kind === 'Ellipsis');
}
