/** Patterns compiled for a language: parsed once, kept as long as the language is loaded. */

import type { FragmentParser } from '../syntax/fragment.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { isExpression, requiredWords, rootKinds, rootName } from './dispatch.ts';
import { type PackedPatterns, unpackPattern } from './packed.ts';
import { type Pattern, parsePattern } from './parse.ts';

export interface CompiledPattern {
  readonly pattern: Pattern;
  /** Kinds at which a pattern of one node can match; null for any. */
  readonly kinds: readonly string[] | null;
  readonly words: readonly string[];
  /** Whether it is only a metavariable or an ellipsis, which matches any expression. */
  readonly isOpen: boolean;
  /** Whether it is an expression with a semicolon behind it, and so a statement. */
  readonly isStatement: boolean;
  /** The name that a match of a pattern of one node ends in; null when it is open. */
  readonly name: string | null;
  /** Of several statements, the expression that the first is or has as its value; null where that is open. */
  readonly first: Anchor | null;
}

/** An expression of a pattern, and where it can match. */
export interface Anchor {
  readonly node: Node;
  readonly kinds: readonly string[];
  /** The name that it ends in; null when that is open. */
  readonly name: string | null;
}

export type CompiledOrError = CompiledPattern | { readonly error: string };

const OPEN = new Set(['Metavariable', 'Ellipsis', 'EllipsisMetavariable']);

/** The compiled patterns of one language. */
export class PatternCompiler {
  private readonly compiled = new Map<string, CompiledOrError>();

  /** `ready` holds patterns that the build has parsed. */
  constructor(
    private readonly parser: FragmentParser,
    private readonly ready: PackedPatterns = {},
  ) {}

  compile(source: string): CompiledOrError {
    let found = this.compiled.get(source);
    if (found === undefined) {
      found = this.compileNow(source);
      this.compiled.set(source, found);
    }
    return found;
  }

  private compileNow(source: string): CompiledOrError {
    const packed = Object.hasOwn(this.ready, source) ? this.ready[source] : undefined;
    const parsed = packed === undefined ? parsePattern(source, this.parser) : unpackPattern(source, packed);
    if ('error' in parsed) return parsed;
    const { pattern } = parsed;
    const [root] = pattern.nodes;
    const { semantics } = this.parser.language;
    const isOpen = pattern.nodes.length === 1 && root !== undefined && OPEN.has(root.kind);
    return {
      pattern,
      kinds: root === undefined || pattern.nodes.length > 1 ? null : rootKinds(root, semantics),
      words: requiredWords(pattern),
      isOpen,
      isStatement:
        pattern.nodes.length === 1 &&
        root !== undefined &&
        !isOpen &&
        isExpression(root.kind) &&
        /;\s*$/.test(source),
      name: root === undefined || pattern.nodes.length > 1 ? null : rootName(root),
      first: root === undefined || pattern.nodes.length < 2 ? null : anchorOf(root, semantics),
    };
  }
}

function anchorOf(statement: Node, semantics: Semantics): Anchor | null {
  const node = statement.kind === 'ExprStmt' ? statement.children[0] : statement.get('value');
  if (node === undefined) return null;
  if (node.kind === 'Assign') return anchorOf(node, semantics);
  const kinds = rootKinds(node, semantics);
  const name = rootName(node);
  return kinds === null ? null : { node, kinds, name };
}
