/** Parsing of short texts that are thrown away at once: patterns in their wrapper contexts. */

import type { Parser, Tree } from 'web-tree-sitter';
import type { Language } from './languages/language.ts';
import { type Mirror, readMirror } from './mirror.ts';

export class FragmentParser {
  constructor(
    readonly language: Language,
    private readonly parser: Parser,
    /** For what this one cannot read; see `Language.widerGrammar`. */
    readonly wider?: FragmentParser,
  ) {}

  /**
   * How much of a text the grammar cannot read: 0 when all is well, else error nodes weigh by their length
   * in UTF-16 units and missing ones by one.
   */
  errorWeight(text: string): number {
    return this.withTree(text, errorWeightOf);
  }

  /** The grammar's tree of a text. */
  mirror(text: string): Mirror {
    return this.withTree(text, (tree) => readMirror(tree, this.language, () => undefined));
  }

  private withTree<Result>(text: string, use: (tree: Tree) => Result): Result {
    const tree = this.parser.parse(text);
    if (tree === null) throw new Error('The parser was stopped before it finished.');
    try {
      return use(tree);
    } finally {
      tree.delete();
    }
  }
}

/** How much of a text is no part of its tree, as `FragmentParser.errorWeight` counts. */
export function errorWeightOf(tree: Tree): number {
  return tree.rootNode.hasError ? Math.max(1, weigh(tree)) : 0;
}

function weigh(tree: Tree): number {
  let weight = 0;
  const cursor = tree.walk();
  try {
    for (;;) {
      if (cursor.nodeIsMissing) weight += 1;
      else if (cursor.nodeType === 'ERROR') weight += 2 + cursor.endIndex - cursor.startIndex;
      if (cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return weight;
    }
  } finally {
    cursor.delete();
  }
}
