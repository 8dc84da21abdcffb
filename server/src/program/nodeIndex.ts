/** The nodes of one part of a program by kind, and the words that occur in it: found in one walk. */

import { isExpression, isNameRole, wordsOf } from '../pattern/dispatch.ts';
import type { Node } from '../syntax/node.ts';

const NONE: readonly Node[] = [];

/** Nodes whose children are statements or members in sequence. */
const CONTAINERS = new Set(['Program', 'Block', 'ClassBody']);

export class NodeIndex {
  readonly byKind = new Map<string, Node[]>();
  /** Nodes whose children are statements or members in sequence. */
  readonly containers: Node[] = [];
  /** Names, and the words of strings, by `nameKey` where the language has one. */
  readonly words = new Set<string>();
  /** How many nodes there are. */
  size = 0;
  private foundExpressions: readonly Node[] | null = null;

  /**
   * Indexes `root` and what is below it, but nothing at or below the nodes in `without`. `nameKey` gives what
   * names are compared by where their case does not matter; see `Facts`.
   */
  constructor(
    readonly root: Node,
    private readonly without: ReadonlySet<Node> | null = null,
    private readonly nameKey: ((name: string) => string) | null = null,
  ) {
    const stack: Node[] = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      this.size++;
      const same = this.byKind.get(node.kind);
      if (same === undefined) this.byKind.set(node.kind, [node]);
      else same.push(node);
      if (CONTAINERS.has(node.kind)) this.containers.push(node);
      const { children } = node;
      if (children.length === 0) this.addWords(node);
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i] as Node;
        if (without?.has(child) !== true) stack.push(child);
      }
    }
  }

  private addWords(node: Node): void {
    if (node.kind === 'Identifier') this.addWord(node.text);
    else if (node.text.length > 200 || node.text === '') return;
    if (node.kind !== 'Identifier' || /[^\w$]/.test(node.text)) {
      for (const word of wordsOf(node.text)) this.addWord(word);
    }
  }

  private addWord(word: string): void {
    this.words.add(this.nameKey === null ? word : this.nameKey(word));
  }

  /** Nodes in an expression's place, which is where a pattern that is only a metavariable is bound. */
  get expressions(): readonly Node[] {
    this.foundExpressions ??= this.findExpressions();
    return this.foundExpressions;
  }

  ofKind(kind: string): readonly Node[] {
    return this.byKind.get(kind) ?? NONE;
  }

  private findExpressions(): Node[] {
    const found: Node[] = [];
    const stack: Node[] = [this.root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (isExpression(node.kind)) found.push(node);
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i] as Node;
        if (this.without?.has(child) === true) continue;
        if (!isNameRole(node.kind, node.roles?.[i]) && !isBareTarget(node, i)) stack.push(child);
      }
    }
    return found;
  }
}

/** Whether a child is the name of a variable that is declared without a value. */
function isBareTarget(node: Node, child: number): boolean {
  return node.kind === 'VarDef' && node.roles?.[child] === 'target' && node.get('value') === undefined;
}
