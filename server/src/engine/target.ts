/** What formulas are evaluated against: one state of one document, as plain data. */

import type { Facts } from '../facts/facts.ts';
import type { CompiledPattern } from '../pattern/compiled.ts';
import type { Node } from '../syntax/node.ts';
import type { NameIndex } from './nameIndex.ts';
import type { NodeIndex } from './nodeIndex.ts';

export interface Target {
  readonly text: string;
  readonly root: Node | null;
  readonly index: NodeIndex | null;
  readonly names: NameIndex | null;
  readonly facts: Facts;
  /** Compiles a pattern for the document's language; null when the document has none. */
  compile(source: string): CompiledPattern | null;
  /** Another language's view of a piece of text, for `metavariable-pattern: language:`. */
  nested(text: string, language: string): Target | null;
}
