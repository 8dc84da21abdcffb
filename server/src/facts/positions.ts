/**
 * Where a node stands: nodes do not know their parents, so the way from the root is found by offsets.
 *
 * It is only needed to tell the use of a name from the same word as a property, an argument's name or the
 * target of an assignment, and only asked for names that would otherwise mean something.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';

/** The nodes from the root to `node`, both included; empty when the node is not in the tree. */
export function pathTo(node: Node, root: Node): Node[] {
  const { start, end } = node;
  const path: Node[] = [root];
  // For each node of the path the children that may hold the target and were not tried yet.
  const open: Node[][] = [candidates(root, start, end)];
  while (path[path.length - 1] !== node) {
    const next = open[open.length - 1]?.pop();
    if (next !== undefined) {
      path.push(next);
      open.push(next === node ? [] : candidates(next, start, end));
      continue;
    }
    path.pop();
    open.pop();
    if (path.length === 0) return [];
  }
  return path;
}

/** Long lists of children are searched by halves; they stand in the order of the text. */
const LONG = 24;

function candidates({ children }: Node, start: number, end: number): Node[] {
  let from = 0;
  let to = children.length;
  if (to > LONG) {
    let low = 0;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((children[middle] as Node).start <= start) low = middle + 1;
      else high = middle;
    }
    to = low;
    from = Math.max(0, low - LONG);
  }
  const found: Node[] = [];
  for (let i = from; i < to; i++) {
    const child = children[i] as Node;
    if (child.start <= start && end <= child.end) found.push(child);
  }
  return found;
}

/** Roles, by kind, in which an identifier is no variable. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  Member: ['property'],
  Argument: ['name'],
  Attribute: ['name'],
  FunctionDef: ['name'],
  ClassDef: ['name'],
  Lambda: ['name'],
  Labeled: ['label'],
  Import: ['module', 'alias'],
  ImportFrom: ['module', 'names'],
};

/** Roles, by kind, in which a variable is declared or given a value. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  Parameter: ['name'],
  Catch: ['name'],
  VarDef: ['target'],
  Assign: ['target'],
  AugAssign: ['target'],
  Update: ['operand'],
  ForEach: ['target'],
  Delete: ['value'],
};

/** Kinds through which a target is looked at: `[a, {b}] = …`. */
const PATTERNS = new Set(['Tuple', 'Array', 'Object', 'Pair', 'Spread', 'ImportNames', 'ImportName']);

/** Whether an identifier or member stands where its value is used. */
export function isUse(node: Node, root: Node, semantics: Semantics): boolean {
  return standsFor(node, root, semantics) === 'value';
}

/** Whether an identifier stands where a variable is used, declared or given a value. */
export function isVariable(node: Node, root: Node, semantics: Semantics): boolean {
  return standsFor(node, root, semantics) !== 'name';
}

function standsFor(node: Node, root: Node, semantics: Semantics): 'value' | 'target' | 'name' {
  const path = pathTo(node, root);
  for (let i = path.length - 2; i >= 0; i--) {
    const parent = path[i] as Node;
    const role = roleOf(parent, path[i + 1] as Node);
    if (NAMES[parent.kind]?.includes(role) === true) return 'name';
    if (TARGETS[parent.kind]?.includes(role) === true) return 'target';
    if (parent.kind === 'Pair' && role === 'key' && i === path.length - 2) {
      return semantics.keysAreNames === true ? 'name' : 'value';
    }
    if (!PATTERNS.has(parent.kind)) return 'value';
  }
  return path.length > 0 ? 'value' : 'name';
}

/** Roles, by kind, in which a name that could be a call by itself is none. */
const NO_CALLS: Readonly<Record<string, readonly string[]>> = {
  Call: ['callee'],
  New: ['callee'],
  symbol: ['property'],
};

/** Whether an identifier or member stands where a name alone would be a call: it is used, and is no callee. */
export function isCalling(node: Node, root: Node, semantics: Semantics): boolean {
  const parent = pathTo(node, root).at(-2);
  if (parent === undefined || NO_CALLS[parent.kind]?.includes(roleOf(parent, node)) === true) return false;
  return isUse(node, root, semantics);
}

function roleOf(parent: Node, child: Node): string {
  return parent.roles?.[parent.children.indexOf(child)] ?? '';
}
