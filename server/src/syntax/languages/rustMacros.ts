/**
 * What a Rust macro is given. To the grammar that is a flat run of tokens, since only the macro knows what it
 * means; nearly all macros take expressions, so the tokens are read as such here: names and paths, calls, members,
 * indexes, operators, references. What reads otherwise stays a run of tokens, which still matches as it stands.
 */

import type { Lowerer } from '../lower.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';

/** Binary operators by how tightly they bind. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map(
  [
    ['||'],
    ['&&'],
    ['==', '!=', '<', '>', '<=', '>='],
    ['|'],
    ['^'],
    ['&'],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '/', '%'],
  ].flatMap((operators, level) => operators.map((operator) => [operator, level + 1] as const)),
);
const PREFIXES = new Set(['&', '*', '-', '!', '&&']);

/** The Arguments of a macro: the tokens between its brackets, apart at each comma or semicolon. */
export function macroArguments(tree: SyntaxNode, ctx: Lowerer): Node {
  const children: Node[] = [];
  let run: SyntaxNode[] = [];
  // Two commas in a row separate no expressions: what the macro makes of its tokens is unknown.
  if (tree.children.some(({ type }, i) => type === ',' && tree.children[i + 1]?.type === ','))
    return ctx.sequence('Arguments', tree, [ctx.leaf('token_tree', tree, ctx.text(tree))]);
  const finish = (): void => {
    if (run.length > 0) children.push(new TokenReader(run, ctx).all());
    run = [];
  };
  for (const token of tree.children.slice(1, -1)) {
    if (token.type === ',' || token.type === ';') finish();
    else run.push(token);
  }
  finish();
  return ctx.sequence('Arguments', tree, children);
}

class TokenReader {
  private at = 0;

  constructor(
    private readonly tokens: readonly SyntaxNode[],
    private readonly ctx: Lowerer,
  ) {}

  /** All tokens as one expression, or as they stand where they are none. */
  all(): Node {
    const named = this.namedArgument();
    if (named !== undefined) return named;
    const read = this.binary(0);
    if (read !== undefined && this.at === this.tokens.length) return read;
    const [first] = this.tokens;
    const span = { start: first?.start ?? 0, end: this.tokens.at(-1)?.end ?? 0 };
    return this.ctx.sequence(
      'token_tree',
      span,
      this.tokens.flatMap((token) =>
        token.type === 'token_tree'
          ? macroArguments(token, this.ctx)
          : token.named
            ? this.ctx.lower(token)
            : this.ctx.leaf('token', token, this.ctx.text(token)),
      ),
    );
  }

  /** `name = value`, as format strings name what they show. */
  private namedArgument(): Node | undefined {
    const [name, sign] = this.tokens;
    if (name?.type !== 'identifier' || sign?.type !== '=') return undefined;
    this.at = 2;
    const value = this.binary(0);
    if (value === undefined || this.at < this.tokens.length) {
      this.at = 0;
      return undefined;
    }
    const span = { start: name.start, end: value.end };
    return this.ctx.shaped('Argument', span, { name: this.ctx.one(name), value });
  }

  private peek(ahead = 0): string {
    const token = this.tokens[this.at + ahead];
    return token === undefined ? '' : token.named ? token.type : this.ctx.text(token);
  }

  private binary(above: number): Node | undefined {
    let left = this.prefixed();
    for (;;) {
      const operator = this.peek();
      if (left === undefined) return undefined;
      const level = PRECEDENCE.get(operator);
      if (level === undefined || level <= above) return left;
      this.at++;
      const right = this.binary(level);
      if (right === undefined) return undefined;
      const span = { start: left.start, end: right.end };
      left = this.ctx.shaped('Binary', span, { left, right }, operator);
    }
  }

  private prefixed(): Node | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !PREFIXES.has(this.peek())) return this.postfixed();
    this.at++;
    let operator = this.ctx.text(token);
    if (operator === '&' && this.peek() === 'mutable_specifier') {
      this.at++;
      operator = '&mut';
    }
    const operand = this.prefixed();
    if (operand === undefined) return undefined;
    return this.ctx.shaped('Unary', { start: token.start, end: operand.end }, { operand }, operator);
  }

  private postfixed(): Node | undefined {
    let node = this.primary();
    while (node !== undefined) {
      const next = this.peek();
      if (next === '.' || next === '::') {
        const property = this.tokens[this.at + 1];
        if (property?.named !== true || property.type === 'token_tree') return undefined;
        this.at += 2;
        const span = { start: node.start, end: property.end };
        node = this.ctx.shaped(
          'Member',
          span,
          { object: node, property: this.ctx.one(property) },
          next === '::' ? '::' : '',
        );
      } else if (next === '?') {
        const token = this.tokens[this.at++] as SyntaxNode;
        node = this.ctx.shaped('Unary', { start: node.start, end: token.end }, { operand: node }, '?');
      } else if (next === '!' && this.peek(1) === 'token_tree' && node.kind === 'Identifier') {
        const list = macroArguments(this.tokens[this.at + 1] as SyntaxNode, this.ctx);
        this.at += 2;
        const callee = this.ctx.leaf('Identifier', node, `${node.text}!`);
        node = this.ctx.shaped('Call', { start: node.start, end: list.end }, { callee, arguments: list });
      } else if (next === 'token_tree') {
        const tree = this.tokens[this.at] as SyntaxNode;
        const open = tree.children[0]?.type;
        if (open === '{') return undefined;
        this.at++;
        const list = macroArguments(tree, this.ctx);
        const span = { start: node.start, end: tree.end };
        node =
          open === '('
            ? this.ctx.shaped('Call', span, { callee: node, arguments: list })
            : this.ctx.shaped('Index', span, { object: node, index: list.children[0] });
      } else return node;
    }
    return node;
  }

  private primary(): Node | undefined {
    const token = this.tokens[this.at];
    if (token?.named !== true) return undefined;
    this.at++;
    if (token.type !== 'token_tree') return this.ctx.one(token);
    const inner = macroArguments(token, this.ctx);
    const open = token.children[0]?.type;
    if (open === '{') return undefined;
    if (open === '[') return this.ctx.sequence('Array', token, inner.children);
    return inner.children.length === 1
      ? inner.children[0]
      : this.ctx.sequence('Tuple', token, inner.children);
  }
}
