/**
 * What a pattern needs before it is worth trying: the kinds of node it can begin at, and the words that must
 * occur in the file. Both are found once, when a pattern is compiled; they are what keeps ten times the rules
 * from taking ten times the time.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import type { Pattern } from './parse.ts';

/** Kinds that a pattern's kind may also meet, beside its own; see `match.ts`. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  Assign: ['VarDef'],
  VarDef: ['Assign'],
  FunctionDef: ['Lambda', 'VarDef'],
  Member: ['Identifier'],
  Identifier: ['Member'],
  Import: ['ImportFrom'],
  ImportFrom: ['Import', 'VarDef'],
  For: ['ForEach'],
  Array: ['Comprehension'],
  Set: ['Object'],
  Type: [],
  Interpolated: ['String'],
};

/** Kinds that are no expression: statements, definitions, and what is only the inside of other nodes. */
const NO_EXPRESSION = new Set([
  'Program',
  'Block',
  'Arguments',
  'Argument',
  'Parameters',
  'Parameter',
  'Attributes',
  'Attribute',
  'Children',
  'Clauses',
  'Cases',
  'Case',
  'Handlers',
  'Catch',
  'Finally',
  'Decorators',
  'Decorator',
  'Modifiers',
  'Modifier',
  'Supers',
  'Import',
  'ImportFrom',
  'ImportNames',
  'ImportName',
  'ClassBody',
  'ClassDef',
  'FunctionDef',
  'VarDef',
  'WithItems',
  'With',
  'StringText',
  'Interpolation',
  'ExprBody',
  'ExprStmt',
  'If',
  'While',
  'DoWhile',
  'For',
  'ForEach',
  'Switch',
  'Try',
  'Return',
  'Throw',
  'Break',
  'Continue',
  'Labeled',
  'Delete',
  'Pair',
  'Type',
]);

/** Whether a node of this kind is an expression. What keeps its grammar's kind may be. */
export function isExpression(kind: string): boolean {
  return (
    !NO_EXPRESSION.has(kind) &&
    !kind.endsWith('_statement') &&
    !kind.endsWith('_declaration') &&
    !kind.endsWith('_clause')
  );
}

/** Roles in which a name only names: what is below is no expression. */
const NAME_ROLES = new Set([
  'name',
  'property',
  'alias',
  'label',
  'type',
  'returnType',
  'typeParameters',
  'parameters',
  'modifiers',
  'module',
]);

/** Whether a role of a kind of node holds a name rather than an expression. */
export function isNameRole(kind: string, role: string | undefined): boolean {
  if (role === undefined || kind === 'Element') return false;
  if (role === 'parameters') return false;
  return NAME_ROLES.has(role) || (role === 'key' && kind === 'Pair');
}

/** Whether a pattern is a call that needs no arguments, so that a name alone may be it. */
export function meetsBareCalls(pattern: Node): boolean {
  if (pattern.kind !== 'Call' || pattern.get('callee')?.kind === 'Call') return false;
  return (
    pattern
      .get('arguments')
      ?.children.every(({ kind }) => kind === 'Ellipsis' || kind === 'EllipsisMetavariable') === true
  );
}

/** The kinds of node at which a single-node pattern can match in a language, or null when any. */
export function rootKinds(root: Node, semantics: Semantics): readonly string[] | null {
  switch (root.kind) {
    case 'Metavariable':
    case 'TypedMetavariable':
    case 'DeepExpression':
    case 'Ellipsis':
    case 'EllipsisMetavariable':
    // A literal also matches whatever has its value.
    case 'String':
    case 'Number':
    case 'Bool':
    case 'Null':
    case 'Char':
      return null;
    // A name that stands for one is where it is used, and not where it is written.
    case 'Regex':
      return ['Regex'];
    case 'Word':
      return ['String', 'Call'];
    case 'Variable':
      return ['Identifier'];
    default:
      // `a. ... ` also matches what its last links are stripped from.
      if (root.kind === 'Member' && root.get('property')?.kind === 'Ellipsis') return null;
      if (meetsBareCalls(root))
        return ['Call', 'Decorator', ...(semantics.bareCalls === true ? ['Identifier', 'Member'] : [])];
      if (root.kind === 'Assign' && semantics.entriesAreAssigned === true)
        return ['Assign', 'VarDef', 'Pair'];
      // A function that ends with an expression gives that back; a `return` of nothing is only what is written so.
      if (root.kind === 'Return' && root.children.length > 0 && semantics.lastExpressionReturns === true)
        return ['Return', 'FunctionDef'];
      return [root.kind, ...(ALSO[root.kind] ?? [])];
  }
}

/**
 * The name that everything a single-node pattern can match ends in, or null when the pattern leaves it open:
 * `run` for `subprocess.run(...)`, `args` for `$REQ.args`.
 */
export function rootName(root: Node): string | null {
  if (root.kind !== 'Call' && root.kind !== 'New' && root.kind !== 'Member') return null;
  const named = root.kind === 'Member' ? root : root.get('callee');
  const last = named?.kind === 'Member' ? named.get('property') : named;
  return last?.kind === 'Identifier' ? last.text : null;
}

/** Roles below which words are not required: the code may lack them. */
const NOT_REQUIRED = new Set(['alias']);

/**
 * Words that every file with a match has, as names, words of imported modules, or parts of strings. A file
 * without one of them is not searched.
 */
export function requiredWords(pattern: Pattern): readonly string[] {
  const words = new Set<string>();
  const collect = (node: Node): void => {
    if (node.kind === 'Identifier' || node.kind === 'Word')
      for (const word of wordsOf(node.text)) words.add(withoutSigil(word));
    node.children.forEach((child, i) => {
      if (!NOT_REQUIRED.has(node.roles?.[i] ?? '')) collect(child);
    });
  };
  for (const node of pattern.nodes) collect(node);
  return [...words];
}

/** A word without what stands before the names of variables: fields have the same names without it. */
export function withoutSigil(word: string): string {
  return word.startsWith('$') && word.length > 1 ? word.slice(1) : word;
}

/** The words of a text: `node:fs/promises` has `node`, `fs` and `promises`. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
