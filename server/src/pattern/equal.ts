/** When two nodes are the same code, as a metavariable that stands twice in a pattern asks. */

import { type Constant, type Facts, NO_FACTS, sameName } from '../facts/facts.ts';
import { type Node, visit } from '../syntax/node.ts';
import { numberOf } from '../text/numbers.ts';
import type { Bound } from './bindings.ts';

/** Same kind, same text, same children. Names are compared by text whatever position they stand in. */
export function sameNode(a: Node, b: Node, facts: Facts = NO_FACTS): boolean {
  const ones: Node[] = [a];
  const others: Node[] = [b];
  for (let one = ones.pop(); one !== undefined; one = ones.pop()) {
    const other = others.pop() as Node;
    if (one === other) continue;
    if (!sameByItself(one, other, facts)) return false;
    for (let i = one.children.length - 1; i >= 0; i--) {
      ones.push(one.children[i] as Node);
      others.push(other.children[i] as Node);
    }
  }
  return true;
}

/** Whether two nodes are the same as far as they show without a look at all of what is in them. */
function sameByItself(a: Node, b: Node, facts: Facts): boolean {
  if (a.kind !== b.kind || a.children.length !== b.children.length) return false;
  if (isLong(a) && sizeOf(a) !== sizeOf(b)) return false;
  if (a.kind === 'Number') return numberOf(a.text) === numberOf(b.text) || a.text === b.text;
  if (a.text !== b.text && !(a.kind === 'Identifier' && sameName(a.text, b.text, facts))) return false;
  if (a.roles === b.roles || a.roles === null || b.roles === null) return true;
  return a.roles.every((role, i) => role === b.roles?.[i]);
}

/** Whether code is worth counting before it is compared: the links of a long chain begin alike. */
function isLong({ from, to }: Node): boolean {
  return to - from > 200;
}

const sizes = new WeakMap<Node, number>();

/** How many nodes are in a node, itself included. */
function sizeOf(root: Node): number {
  const known = sizes.get(root);
  if (known !== undefined) return known;
  let size = 0;
  // The long children first, so that each link of a chain is counted once.
  const stack: Node[] = [root];
  const long: Node[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    long.push(node);
    for (const child of node.children) if (isLong(child) && !sizes.has(child)) stack.push(child);
  }
  for (let node = long.pop(); node !== undefined; node = long.pop()) {
    size = 1;
    for (const child of node.children) {
      if (isLong(child)) size += sizes.get(child) ?? 0;
      else visit(child, () => size++);
    }
    sizes.set(node, size);
  }
  return size;
}

/** Whether two bindings are the same code, or constants of the same value. */
export function sameBound(a: Bound, b: Bound, facts: Facts): boolean {
  if (a.type === 'text' || b.type === 'text') {
    const [one, other] = [plainText(a), plainText(b)];
    return one !== null && other !== null && (one === other || sameName(one, other, facts));
  }
  if (a.nodes.length !== b.nodes.length) return false;
  return a.nodes.every((node, i) => {
    const other = b.nodes[i] as Node;
    return (
      sameExpression(expressionOf(node), expressionOf(other), facts) ||
      sameConstant(facts.constant(node), facts.constant(other))
    );
  });
}

/** Whether two nodes are the same code, and no variable in one is hidden by another of its name in the other. */
function sameExpression(a: Node, b: Node, facts: Facts): boolean {
  if (a === b) return true;
  if (a.kind === 'Identifier' && b.kind === 'Identifier' && facts.areDistinct(a, b)) return false;
  return sameNode(a, b, facts);
}

/** A statement that is only an expression, and an entry that is only a name, are compared as these. */
function expressionOf(node: Node): Node {
  if (node.kind === 'ExprStmt') return node.children[0] ?? node;
  return isShorthand(node) ? (node.get('value') ?? node) : node;
}

/** Whether an entry of an object is written as one name, which is its key and its value: `{ a }`. */
function isShorthand(node: Node): boolean {
  const [key, value] = node.kind === 'Pair' ? node.children : [];
  return key?.kind === 'Identifier' && value?.start === key.start;
}

/** The text of a binding that is one name or one string, else null. */
function plainText(bound: Bound): string | null {
  if (bound.type === 'text') return bound.text;
  const [node] = bound.nodes;
  if (bound.nodes.length !== 1 || node === undefined) return null;
  return node.children.length === 0 || node.kind === 'String' ? node.text : null;
}

/** Whether two values are certainly equal. */
export function sameConstant(a: Constant | undefined, b: Constant | undefined): boolean {
  if (a === undefined || b === undefined || a.type !== b.type) return false;
  if (a.type === 'null') return true;
  if (a.type === 'string' && b.type === 'string' && a.isBytes !== b.isBytes) return false;
  if ('value' in a && 'value' in b) return a.value === b.value;
  return a.type === 'regex' && b.type === 'regex' && a.text === b.text;
}
