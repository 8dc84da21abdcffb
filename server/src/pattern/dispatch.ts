/**
 * What a pattern needs before it is worth trying: the kinds of node it can begin at, and the words that must
 * occur in the file. Both are found once, when a pattern is compiled; they are what keeps ten times the rules
 * from taking ten times the time.
 */

import type { Node } from '../syntax/node.ts';
import type { Pattern } from './parse.ts';

/** Kinds that a pattern's kind may also meet, beside its own; see `match.ts`. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  Assign: ['VarDef'],
  VarDef: ['Assign'],
  FunctionDef: ['Lambda'],
  Member: ['Identifier'],
  Identifier: ['Member'],
  Array: ['Comprehension'],
  Type: [],
};

/** Kinds that no metavariable stands for: they are the inside of other nodes. */
const STRUCTURAL = new Set([
  'Program',
  'Block',
  'Arguments',
  'Parameters',
  'Attributes',
  'Children',
  'Clauses',
  'Cases',
  'Handlers',
  'Decorators',
  'Modifiers',
  'Modifier',
  'Supers',
  'ImportNames',
  'ClassBody',
  'WithItems',
  'StringText',
]);

/** Whether a pattern that is only a metavariable can be bound to such a node. */
export function isMatchable(kind: string): boolean {
  return !STRUCTURAL.has(kind);
}

/** The kinds of node at which a single-node pattern can match, or null when any. */
export function rootKinds(root: Node): readonly string[] | null {
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
    case 'Regex':
    case 'Char':
      return null;
    default:
      // `a. ... ` also matches what its last links are stripped from.
      if (root.kind === 'Member' && root.get('property')?.kind === 'Ellipsis') return null;
      return [root.kind, ...(ALSO[root.kind] ?? [])];
  }
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
    if (node.kind === 'Identifier') for (const word of wordsOf(node.text)) words.add(word);
    node.children.forEach((child, i) => {
      if (!NOT_REQUIRED.has(node.roles?.[i] ?? '')) collect(child);
    });
  };
  for (const node of pattern.nodes) collect(node);
  return [...words];
}

/** The words of a text: `node:fs/promises` has `node`, `fs` and `promises`. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
