/**
 * Pattern trees after lowering: the spellings that an ellipsis needed to get through the grammar (a
 * statement, a parameter, a map entry, a method) become the plain Ellipsis that they stand for.
 */

import { Node } from '../syntax/node.ts';
import { isEllipsis } from './ellipsis.ts';

/** Kinds that are only a wrapper around an ellipsis placed in them, by the role that holds it. */
const WRAPPERS: Readonly<Record<string, string>> = {
  ExprStmt: 'expression',
  Parameter: 'name',
  Pair: 'key',
  Argument: 'name',
  Attribute: 'name',
  VarDef: 'target',
  Spread: 'value',
  Decorator: 'expression',
  ImportName: 'name',
  Import: 'module',
  Case: 'test',
  Labeled: 'label',
};

/** Wrappers of two parts, of which the second may be what the pattern says. */
const WITH_VALUE = new Set(['Attribute', 'Pair', 'Argument', 'Labeled']);

/** Rewrites a lowered pattern, bottom up. `deep` is the callee's name that stands for `<... e ...>`. */
export function simplify(node: Node, deep: string): Node {
  const children = node.children.map((child) => simplify(child, deep));
  const rebuilt = children.every((child, i) => child === node.children[i])
    ? node
    : new Node(node.kind, node.text, node.from, node.to, children, node.roles, node.unit);
  return collapse(rebuilt, deep);
}

function collapse(node: Node, deep: string): Node {
  if (node.kind === 'Call' && node.get('callee')?.text === deep) {
    const argument = node.get('arguments')?.children[0];
    if (argument !== undefined) {
      return new Node('DeepExpression', '', node.from, node.to, [argument], ['expression'], node.unit);
    }
  }
  if (node.kind === 'Parameter' && isTypedByItself(node))
    return new Node(
      'Parameter',
      node.text,
      node.from,
      node.to,
      [node.get('name') as Node],
      ['name'],
      node.unit,
    );
  const [only] = node.children;
  // Where a call cannot stand, the deep expression was spelled as a command that is substituted.
  if (node.kind === 'command_substitution' && only?.kind === 'DeepExpression') return only;
  const isTypeOnly = (node.kind === 'Type' || node.kind === 'type_parameter') && node.children.length === 1;
  if (isTypeOnly && only !== undefined && isEllipsis(only)) return only;
  // `${...}` is one value, where `$...X` is any number of parts of a text.
  if (node.kind === 'Interpolation' && only?.kind === 'EllipsisMetavariable') return only;
  const chain = node.kind === 'VarDef' ? openChain(node) : undefined;
  if (chain !== undefined)
    return new Node('ExprStmt', '', node.from, node.to, [chain], ['expression'], node.unit);
  const role = WRAPPERS[node.kind];
  if (role !== undefined) {
    const inner = node.get(role);
    if (inner !== undefined && isEllipsis(inner) && isSpelling(node, role)) {
      return new Node(inner.kind, inner.text, node.from, node.to, [], null, node.unit);
    }
  }
  if (node.kind === 'FunctionDef' && node.get('name')?.kind === 'Ellipsis' && isBareMethod(node)) {
    return new Node('Ellipsis', '...', node.from, node.to, [], null, node.unit);
  }
  return node;
}

/** Whether a parameter is a metavariable that was spelled as a type and a name, where the grammar asks for both. */
function isTypedByItself(parameter: Node): boolean {
  const name = parameter.get('name');
  const [type] = parameter.get('type')?.children ?? [];
  return (
    parameter.children.length === 2 &&
    name?.kind === 'Metavariable' &&
    type?.kind === 'Metavariable' &&
    type.text === name.text
  );
}

/** `$X. ...;` where members alone are no statements: it was spelled as a declaration of that type. */
function openChain(declaration: Node): Node | undefined {
  const [chain] = declaration.get('type')?.children ?? [];
  const isOpen = chain?.kind === 'Member' && chain.get('property')?.kind === 'Ellipsis';
  return isOpen && declaration.get('target')?.kind === 'Ellipsis' ? chain : undefined;
}

/** Whether everything else in the wrapper is a placeholder too, so that only the ellipsis was written. */
function isSpelling(node: Node, role: string): boolean {
  if (WITH_VALUE.has(node.kind)) {
    // `$KEY: ...` is an entry with any value, but `…: …` is an ellipsis.
    return node.children.every((child) => isEllipsis(child));
  }
  if (node.kind === 'Case') return node.get('body')?.children.length === 0;
  return node.children.every((_, i) => {
    const childRole = node.roles?.[i];
    return childRole === role || childRole === 'type' || childRole === 'modifiers';
  });
}

/** The spelling `…(){}` of an ellipsis among class members. */
function isBareMethod(node: Node): boolean {
  const body = node.get('body');
  return (
    node.children.length === 3 && node.get('parameters')?.children.length === 0 && body?.children.length === 0
  );
}
