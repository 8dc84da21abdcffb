/** What code does with a container: whether it only measures it and reads it by index, or hands it to others. */

import type { Semantics } from '../syntax/languages/language.ts';
import { type Node, visit } from '../syntax/node.ts';

/**
 * The names below a node, functions inside included, that stand anywhere but as a plain target, in a length, or
 * before an index.
 */
export function handledIn(root: Node, { lengthFunctions, lengthProperties }: Semantics): ReadonlySet<string> {
  const handled = new Set<string>();
  const measured = new Set<Node>();
  visit(root, (node) => {
    if (node.kind === 'Call' && lengthFunctions?.includes(node.get('callee')?.text ?? '') === true) {
      const [argument, another] = node.get('arguments')?.children ?? [];
      if (argument !== undefined && another === undefined) measured.add(argument);
    }
    const isMeasured =
      node.kind === 'Member' && lengthProperties?.includes(node.get('property')?.text ?? '') === true;
    for (let i = 0; i < node.children.length; i++) {
      const child = node.children[i] as Node;
      if (child.kind !== 'Identifier' || measured.has(child) || isMeasured) continue;
      const role = node.roles?.[i];
      const harmless =
        role === 'target' || role === 'property' || (node.kind === 'Index' && role === 'object');
      if (!harmless) handled.add(child.text);
    }
  });
  return handled;
}
