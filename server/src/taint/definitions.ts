/**
 * What the nodes of a definition say by themselves: its names, its types, the functions inside it. What is dear to
 * find is kept with the nodes, which do not change and most outlive an edit.
 */

import { type Node, visit } from '../syntax/node.ts';

/** A function inside another one. */
export interface InnerFunction {
  readonly definition: Node;
  /** The place in the list of the function directly around it; -1 for the one that the list is of. */
  readonly around: number;
  /** The name of the variable that it is the value of, or ''. */
  readonly given: string;
}

/**
 * The functions inside a function, those around before those inside them; null where there are classes too. Kept
 * with the node: nodes do not change and most outlive an edit, so that after it only new code is walked.
 */
const innerFunctions = new WeakMap<Node, readonly InnerFunction[] | null>();

export function functionsInside(outer: Node): readonly InnerFunction[] | null {
  const known = innerFunctions.get(outer);
  if (known !== undefined) return known;
  const found: InnerFunction[] = [];
  const collect = (node: Node, around: number): boolean => {
    const given = assignedName(node);
    return node.children.every((child) => {
      if (isClass(child)) return false;
      if (!isFunction(child)) return collect(child, around);
      const name = child.kind === 'Lambda' ? given : '';
      return collect(child, found.push({ definition: child, around, given: name }) - 1);
    });
  };
  const inside = collect(outer, -1) ? found : null;
  innerFunctions.set(outer, inside);
  return inside;
}

export function isFunction({ kind }: Node): boolean {
  return kind === 'FunctionDef' || kind === 'Lambda';
}

export function isClass(node: Node): boolean {
  return node.kind === 'ClassDef' || (node.kind === 'New' && node.get('body') !== undefined);
}

const mentioned = new WeakMap<Node, ReadonlySet<string>>();

/** The names that a definition mentions. */
export function mentionedIn(definition: Node): ReadonlySet<string> {
  let names = mentioned.get(definition);
  if (names === undefined) {
    const found = new Set<string>();
    visit(definition, ({ kind, text }) => {
      if (kind === 'Identifier') found.add(text);
    });
    names = found;
    mentioned.set(definition, names);
  }
  return names;
}

/** The name that a function gets by being assigned: `const f = …`, `exports.f = …`, `{f: …}`. */
export function assignedName(node: Node): string {
  if (node.kind === 'VarDef' || node.kind === 'Assign') {
    const target = node.get('target');
    return target?.kind === 'Member'
      ? (target.get('property')?.text ?? '')
      : target?.kind === 'Identifier'
        ? target.text
        : '';
  }
  return '';
}

/** The name that a parameter declares, if it is one. */
export function nameOf(parameter: Node): string | undefined {
  return parameter.kind === 'Identifier' ? parameter.text : parameter.get('name')?.text;
}

/** The last identifier of a type, its arguments left out. */
export function typeText(node: Node): string {
  if (node.kind === 'Identifier') return node.text;
  if (node.kind === 'Member') return node.get('property')?.text ?? '';
  const [first] = node.children;
  return first === undefined ? node.text : typeText(first);
}

/** The name of the type in a receiver's declaration. */
export function findType(node: Node): string | undefined {
  const type = node.kind === 'Parameter' ? node.get('type') : undefined;
  if (type !== undefined) return lastIdentifier(type);
  for (const child of node.children) {
    const found = findType(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function lastIdentifier(node: Node): string | undefined {
  if (node.kind === 'Identifier') return node.text;
  for (const child of node.children) {
    const found = lastIdentifier(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
