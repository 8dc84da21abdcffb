/**
 * What the nodes of a definition say by themselves: its names, its types, the functions inside it. What is dear to
 * find is kept with the nodes, which do not change and most outlive an edit.
 */

import { firstIn, type Node, visit } from '../syntax/node.ts';

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
  const inside = findInside(outer);
  innerFunctions.set(outer, inside);
  return inside;
}

function findInside(outer: Node): readonly InnerFunction[] | null {
  const found: InnerFunction[] = [];
  const stack = [{ node: outer, around: -1, given: '' }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node } = item;
    let { around } = item;
    if (node !== outer) {
      if (isClass(node)) return null;
      if (isFunction(node)) around = found.push({ definition: node, around, given: item.given }) - 1;
    }
    const given = assignedName(node);
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i] as Node;
      if (child.children.length > 0)
        stack.push({ node: child, around, given: child.kind === 'Lambda' ? given : '' });
    }
  }
  return found;
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
  let at = node;
  for (;;) {
    if (at.kind === 'Identifier') return at.text;
    if (at.kind === 'Member') return at.get('property')?.text ?? '';
    const [first] = at.children;
    if (first === undefined) return at.text;
    at = first;
  }
}

/** The name of the type in a receiver's declaration. */
export function findType(node: Node): string | undefined {
  const typed = firstIn(node, (each) => each.kind === 'Parameter' && each.get('type') !== undefined);
  const type = typed?.get('type');
  return type && firstIn(type, ({ kind }) => kind === 'Identifier')?.text;
}
