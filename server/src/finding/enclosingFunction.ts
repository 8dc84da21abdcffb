/**
 * The function around a place, for people who say "I have read this function". Its decorators belong to it:
 * they can change what it does, and are read with it.
 */

import { isFunction, type Node } from '../syntax/node.ts';
import type { Span } from './finding.ts';

export interface EnclosingFunction extends Span {
  /** Its name as written, with those of the classes around it: `Server.start`. */
  readonly name: string;
}

/** The innermost function with a name around an offset (UTF-16); its end counts as inside. */
export function enclosingFunction(root: Node, offset: number): EnclosingFunction | undefined {
  let found: { node: Node; span: Span; name: string } | undefined;
  const around: string[] = [];
  // What is written around a definition (`export`, a variable's name) begins earlier and has no name itself.
  let node: Node | undefined = root;
  let outer: Node | undefined;
  while (node !== undefined) {
    const name = nameOf(node, outer);
    if (node.kind === 'ClassDef' && name !== undefined) around.push(name);
    if (isFunction(node) && name !== undefined) {
      const span = wholeOf(node, outer);
      found = { node, span, name: [...around, name].join('.') };
      around.push(name);
    }
    outer = node;
    node = node.children.find((child) => start(child) <= offset && offset <= child.end && holds(child));
  }
  return found === undefined ? undefined : { ...found.span, name: found.name };
}

/** A node that has no text of its own holds no place. */
function holds(node: Node): boolean {
  return node.end > start(node);
}

/** The name of a definition; a function that is the value of a variable or a field goes by that name. */
function nameOf(node: Node, outer: Node | undefined): string | undefined {
  const own = textOf(node.get('name'));
  if (own !== undefined || outer === undefined || !isFunction(node)) return own;
  if (outer.get('value') !== node) return undefined;
  return textOf(outer.get('target') ?? outer.get('name') ?? outer.get('key'));
}

function textOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'Member') return textOf(node.get('property'));
  return node.text === '' ? undefined : node.text;
}

/** The text of a function with its decorators, or of the definition whose value it is. */
function wholeOf(node: Node, outer: Node | undefined): Span {
  const whole = outer?.get('value') === node ? outer : node;
  return { start: start(whole), end: whole.end };
}

/** Where a node begins, its decorators with it. */
function start(node: Node): number {
  const decorators = node.get('decorators');
  return Math.min(node.start, decorators?.start ?? node.start);
}
