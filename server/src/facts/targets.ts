/** What assignments and patterns write to: the names in a target, each with its part of the value. */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';

/** The variables that a target declares or assigns, each with what it gets of the value. */
export function* targetsOf(
  target: Node,
  value: Node | null,
  /** Whether what gives several results gives its own value, or that of its type, to the first target. */
  firstIsValue = false,
): Generator<{ name: Node; value: Node | null; property: string | null }> {
  const stack: { node: Node; value: Node | null; property: string | null }[] = [
    { node: target, value, property: null },
  ];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node } = item;
    switch (node.kind) {
      case 'Identifier':
        yield { name: node, value: item.value, property: item.property };
        break;
      case 'Tuple':
      case 'Array': {
        const parts = item.property === null ? partsOf(item.value, node.children) : null;
        for (let i = node.children.length - 1; i >= 0; i--) {
          const first = firstIsValue && i === 0 && isOneValue(item.value) ? item.value : null;
          stack.push({ node: node.children[i] as Node, value: parts?.[i] ?? first, property: null });
        }
        break;
      }
      case 'Object':
        for (const child of node.children) {
          const key = child.kind === 'Pair' ? child.get('key') : undefined;
          const isPlain = key?.kind === 'Identifier' && item.property === null;
          stack.push({
            node: child.get('value') ?? child,
            value: isPlain ? item.value : null,
            property: isPlain ? (key as Node).text : null,
          });
        }
        break;
      case 'Assign':
        // A default in a destructuring: the value is the one or the other.
        stack.push({ node: node.get('target') as Node, value: null, property: null });
        break;
      case 'VarDef':
        for (const inner of node.children) {
          if (inner === node.get('target')) stack.push({ ...item, node: inner });
        }
        break;
      case 'Member':
      case 'Index':
        yield { name: node, value: item.value, property: item.property };
        break;
      default:
        for (const child of node.children) stack.push({ node: child, value: null, property: null });
    }
  }
}

/** Whether a value, of which several targets get something, is no list of values. */
function isOneValue(value: Node | null): boolean {
  return value !== null && (value.kind === 'Call' || value.kind === 'Cast');
}

/** The parts of a tuple that is assigned to as many targets. */
function partsOf(value: Node | null, targets: readonly Node[]): readonly Node[] | null {
  if (value === null || (value.kind !== 'Tuple' && value.kind !== 'Array')) return null;
  if (value.children.length !== targets.length) return null;
  return [...value.children, ...targets].some((child) => child.kind === 'Spread') ? null : value.children;
}

/** `a` of `x = y = a`. */
export function assignedValue(value: Node | undefined): Node | null {
  let at = value;
  while (at?.kind === 'Assign') at = at.get('value');
  return at ?? null;
}

/** The names in the test of a case that stand for new variables: neither callees nor members nor types. */
export function namesIn(test: Node): Node[] {
  const names: Node[] = [];
  const stack = [test];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'Identifier') {
      if (!/^[A-Z]/.test(node.text)) names.push(node);
      continue;
    }
    if (node.kind === 'Member' || node.kind === 'Type') continue;
    if (node.kind === 'Pair') {
      const value = node.get('value');
      if (value !== undefined) stack.push(value);
      continue;
    }
    const callee = node.get('callee');
    const name = node.kind === 'Argument' ? node.get('name') : undefined;
    for (const child of node.children) if (child !== callee && child !== name) stack.push(child);
  }
  return names;
}

const DECLARATIONS = new Set(['VarDef', 'FunctionDef', 'ClassDef', 'Import', 'ImportFrom']);

/** Whether a statement declares names in the block that it stands in. */
export function isDeclaration(node: Node): boolean {
  return DECLARATIONS.has(node.kind);
}

/** A parameter of a constructor that is a field as well. */
export interface FieldParameter {
  readonly parameter: Node;
  /** What the field is called: without the sigil of a variable. */
  readonly name: string;
  readonly type: Node | undefined;
  readonly words: readonly string[];
}

/** Those of a constructor's parameters that declare fields. */
export function* fieldParameters(
  list: Node | undefined,
  { fieldModifiers }: Semantics,
): Generator<FieldParameter> {
  if (fieldModifiers === undefined) return;
  for (const parameter of list?.children ?? []) {
    const name = parameter.get('name');
    const words = parameter.get('modifiers')?.children.map(({ text }) => text) ?? [];
    if (name?.kind !== 'Identifier' || !words.some((word) => fieldModifiers.includes(word))) continue;
    yield { parameter, name: name.text.replace(/^\$/, ''), type: parameter.get('type'), words };
  }
}
