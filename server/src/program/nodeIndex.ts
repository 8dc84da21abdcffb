/** The nodes of one part of a program, and the words that occur in it: found in one walk. */

import { isExpression, isNameRole, withoutSigil, wordsOf } from '../pattern/dispatch.ts';
import { type Node, visit } from '../syntax/node.ts';

/** Nodes whose children are statements or members in sequence. */
const CONTAINERS = new Set(['Program', 'Block', 'ClassBody']);

const NO_NODES: readonly Node[] = [];

const IMPORTS = new Set(['Import', 'ImportFrom']);
const DEFINITIONS = new Set(['FunctionDef', 'ClassDef']);

export class NodeIndex {
  /** Nodes whose children are statements or members in sequence. */
  readonly containers: Node[] = [];
  /** Names, and the words of strings, by `nameKey` where the language has one. */
  readonly words = new Set<string>();
  /** The kinds of its nodes. */
  readonly kinds = new Set<string>();
  /** All nodes, parents first, in the order of the text. */
  readonly nodes: readonly Node[];
  private foundExpressions: readonly Node[] | null = null;
  private foundNames: ReadonlySet<Node> | null = null;
  private foundDecorators: ReadonlySet<Node> | null = null;
  private foundDeclared: ReadonlySet<Node> | null = null;

  /**
   * Indexes `root` and what is below it, or only those of these nodes that are in `part`, parents first. `nameKey`
   * gives what names are compared by where their case does not matter; see `Facts`.
   */
  constructor(
    readonly root: Node,
    private readonly nameKey: ((name: string) => string) | null,
    private readonly part: readonly Node[] | null = null,
  ) {
    this.nodes = part ?? allIn(root);
    for (const node of this.nodes) {
      this.kinds.add(node.kind);
      if (node.children.length === 0 || node.kind === 'String') this.addWords(node);
      if (CONTAINERS.has(node.kind)) this.containers.push(node);
    }
  }

  /** How many nodes there are. */
  get size(): number {
    return this.nodes.length;
  }

  private addWords({ kind, text }: Node): void {
    if (kind === 'Identifier') this.addWord(text);
    else if (text.length > 200 || text === '') return;
    if (kind !== 'Identifier' || /[^\w$]/.test(text)) for (const word of wordsOf(text)) this.addWord(word);
  }

  private addWord(word: string): void {
    for (const each of [word, withoutSigil(word)])
      this.words.add(this.nameKey === null ? each : this.nameKey(each));
  }

  /** Nodes in an expression's place, which is where a pattern that is only a metavariable is bound. */
  get expressions(): readonly Node[] {
    this.foundExpressions ??= this.findExpressions();
    return this.foundExpressions;
  }

  /** The names of definitions, and all that stands in imports: what names something rather than using it. */
  get names(): ReadonlySet<Node> {
    this.foundNames ??= this.findNames();
    return this.foundNames;
  }

  /** The names of variables where they are declared. */
  get declared(): ReadonlySet<Node> {
    this.foundDeclared ??= new Set(this.ofKind('VarDef').flatMap((each) => each.get('target') ?? []));
    return this.foundDeclared;
  }

  /** Decorators, and the expressions that they are. */
  get decorators(): ReadonlySet<Node> {
    this.foundDecorators ??= new Set(this.ofKind('Decorator').flatMap((each) => [each, ...each.children]));
    return this.foundDecorators;
  }

  /** The nodes of a kind, parents first. Looked for each time. */
  ofKind(kind: string): readonly Node[] {
    return this.kinds.has(kind) ? this.nodes.filter((node) => node.kind === kind) : NO_NODES;
  }

  private findNames(): Set<Node> {
    const found = new Set<Node>();
    for (const node of this.nodes) {
      if (IMPORTS.has(node.kind)) visit(node, (inside) => found.add(inside));
      const name = DEFINITIONS.has(node.kind) ? node.get('name') : undefined;
      if (name !== undefined) found.add(name);
    }
    return found;
  }

  private findExpressions(): Node[] {
    const found: Node[] = [];
    const part = this.part === null ? null : new Set(this.part);
    const stack: Node[] = [this.root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (isExpression(node.kind)) found.push(node);
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i] as Node;
        if (part?.has(child) === false) continue;
        if (!isNameRole(node.kind, node.roles?.[i]) && !isBareTarget(node, i)) stack.push(child);
      }
    }
    return found;
  }
}

function allIn(root: Node): Node[] {
  const nodes: Node[] = [];
  visit(root, (node) => nodes.push(node));
  return nodes;
}

/** Whether a child is the name of a variable that is declared without a value. */
function isBareTarget(node: Node, child: number): boolean {
  return node.kind === 'VarDef' && node.roles?.[child] === 'target' && node.get('value') === undefined;
}
