/**
 * Code by which the content of a variable may change without an assignment from then on: its address is given away
 * (`&x`), or it is changed in place (`x << y`, `x.concat(y)`), and with it whatever else is the same object.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';

/** Operators that give away the address of a variable, unless the language says otherwise. */
const ADDRESS_OPERATORS = ['&'];

/** A variable that a node hands out. */
export interface HandedOut {
  readonly name: Node;
  /** Whether it is changed in place, rather than by way of its address. */
  readonly inPlace: boolean;
}

/** The variable that a node hands out, if it does. */
export function handedOut(node: Node, semantics: Semantics): HandedOut | undefined {
  const name = nameIn(node, semantics);
  return name?.kind === 'Identifier' ? { name, inPlace: node.kind !== 'Unary' } : undefined;
}

function nameIn(node: Node, semantics: Semantics): Node | undefined {
  switch (node.kind) {
    case 'Unary': {
      const { addressOperators = ADDRESS_OPERATORS } = semantics;
      return addressOperators.includes(node.text) ? node.get('operand') : undefined;
    }
    case 'Binary':
      return semantics.changingOperators?.includes(node.text) === true ? node.get('left') : undefined;
    case 'Call': {
      const callee = semantics.changingMethods && node.get('callee');
      const method = callee?.get('property')?.text ?? '';
      return semantics.changingMethods?.test(method) === true ? callee?.get('object') : undefined;
    }
    default:
      return undefined;
  }
}
