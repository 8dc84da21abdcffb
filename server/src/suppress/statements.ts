/**
 * Statements, as far as it matters to what a comment is about and to whether two findings are about one thing:
 * which pieces of code are around a place, from the innermost to the statement that it belongs to.
 *
 * A function, a class, an `if`, a loop and an element of markup are statements by their header: what is in
 * their body are statements of their own.
 */

import type { Span } from '../finding/finding.ts';
import type { Node } from '../syntax/node.ts';

/** Nodes whose children are statements, members, branches or elements, each of which stands for itself. */
const BODIES = new Set(['Program', 'Block', 'ClassBody', 'Cases', 'Handlers', 'Children']);

export class Statements {
  /** `comments` are in order and do not overlap. */
  constructor(
    private readonly root: Node,
    private readonly text: string,
    private readonly comments: readonly Span[],
  ) {}

  /**
   * The pieces of code around a span, innermost first; the last one is its statement. Of what has a body only
   * the header counts. Empty for a span that no statement holds.
   */
  around(span: Span): Span[] {
    const path = pathTo(this.root, span);
    const last = path.findLastIndex((_, i) => i > 0 && BODIES.has((path[i - 1] as Node).kind));
    if (last < 0) return [];
    return path
      .slice(last)
      .map((node) => this.withoutBody(node))
      .filter(({ start, end }) => start <= span.start && span.start < end)
      .reverse();
  }

  /** The statement that a span belongs to, told apart by where it stands; undefined where none holds it. */
  of(span: Span): Span | undefined {
    return this.around(span).at(-1);
  }

  /** Whether a span ends with a statement that lies in it, as a function does in a language without braces. */
  endsWithStatement(span: Span): boolean {
    // A grammar may take a comment behind the last statement into the function.
    const end = this.endBefore(span.end);
    const path = pathTo(this.root, { start: end - 1, end });
    return path.some(
      (node, i) =>
        i > 0 &&
        BODIES.has((path[i - 1] as Node).kind) &&
        holds(span, node) &&
        node.end - node.start < span.end - span.start,
    );
  }

  /** Whether an offset within a span is in the body of something that lies in the span. */
  isInBody(offset: number, span: Span): boolean {
    const path = pathTo(this.root, { start: offset, end: offset + 1 });
    return path.some(
      ({ kind, start, end, children }) =>
        BODIES.has(kind) && children.length > 0 && span.start <= start && end <= span.end,
    );
  }

  private withoutBody(node: Node): Span {
    const body = node.children.find(({ kind }) => BODIES.has(kind));
    if (body === undefined) return { start: node.start, end: node.end };
    return { start: node.start, end: this.endBefore(body.start) };
  }

  /** Where the code before an offset ends: blanks and comments are none. */
  private endBefore(offset: number): number {
    let end = offset;
    for (let i = lastStartingBefore(this.comments, offset); ; i--) {
      while (end > 0 && /\s/.test(this.text[end - 1] as string)) end--;
      const comment = this.comments[i];
      if (comment === undefined || comment.end < end) return end;
      end = comment.start;
    }
  }
}

/** The nodes that hold a span, from the root inwards. */
function pathTo(root: Node, span: Span): Node[] {
  const path: Node[] = [];
  for (let node: Node | undefined = root; node !== undefined; node = childAround(node, span)) path.push(node);
  return path;
}

function childAround({ children }: Node, span: Span): Node | undefined {
  // Children stand in the order of the text but for a few, such as parts that a language moves.
  const likely = children[lastStartingBefore(children, span.start + 1)];
  return likely !== undefined && holds(likely, span) ? likely : children.find((child) => holds(child, span));
}

function holds(outer: Span, { start, end }: Span): boolean {
  return outer.start <= start && end <= outer.end && outer.start < outer.end;
}

/** The index of the last span that starts before an offset; -1 where none does. */
function lastStartingBefore(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
