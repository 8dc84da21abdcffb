/** The nodes of one document by kind, and the words that occur in it: found in one walk, used by all rules. */

import { isExpression, isNameRole, wordsOf } from '../pattern/dispatch.ts';
import type { Node } from '../syntax/node.ts';

export class NodeIndex {
  private readonly byKind = new Map<string, Node[]>();
  /** All nodes, parents before children, in order of the text. */
  readonly all: Node[] = [];
  /** Nodes whose children are statements or members in sequence. */
  readonly containers: Node[] = [];
  private readonly words = new Set<string>();
  private foundExpressions: readonly Node[] | null = null;

  /** `nameKey` gives what names are compared by where their case does not matter; see `Facts`. */
  constructor(
    root: Node,
    private readonly nameKey: ((name: string) => string) | null = null,
  ) {
    const stack: Node[] = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      this.all.push(node);
      const same = this.byKind.get(node.kind);
      if (same === undefined) this.byKind.set(node.kind, [node]);
      else same.push(node);
      if (CONTAINERS.has(node.kind)) this.containers.push(node);
      if (node.children.length === 0) this.addWords(node);
      else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node);
    }
  }

  private addWords(node: Node): void {
    if (node.kind === 'Identifier') this.addWord(node.text);
    else if (node.text.length > 200) return;
    if (node.kind === 'Identifier' ? /[^\w$]/.test(node.text) : node.kind === 'String') {
      for (const word of wordsOf(node.text)) this.addWord(word);
    }
  }

  private addWord(word: string): void {
    this.words.add(this.nameKey === null ? word : this.nameKey(word));
  }

  /** Nodes in an expression's place, which is where a pattern that is only a metavariable is bound. */
  get expressions(): readonly Node[] {
    this.foundExpressions ??= expressionsIn(this.all[0] as Node);
    return this.foundExpressions;
  }

  ofKind(kind: string): readonly Node[] {
    return this.byKind.get(kind) ?? NONE;
  }

  hasWords(words: readonly string[]): boolean {
    return words.every((word) => this.words.has(this.nameKey?.(word) ?? word));
  }
}

const NONE: readonly Node[] = [];

function expressionsIn(root: Node): Node[] {
  const found: Node[] = [];
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isExpression(node.kind)) found.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) {
      if (!isNameRole(node.kind, node.roles?.[i]) && !isBareTarget(node, i))
        stack.push(node.children[i] as Node);
    }
  }
  return found;
}

/** Whether a child is the name of a variable that is declared without a value. */
function isBareTarget(node: Node, child: number): boolean {
  return node.kind === 'VarDef' && node.roles?.[child] === 'target' && node.get('value') === undefined;
}

const CONTAINERS = new Set(['Program', 'Block', 'ClassBody']);
