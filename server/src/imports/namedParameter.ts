/**
 * Which parameters of a request the source of a data flow names, as the program reads them: `request.args.get("id")`,
 * `req.query.id`, `const { id } = req.query`, or the handler's own parameter `id`. Sources are often all of a query or
 * a body, so what is read of it is looked for behind the source, and behind the variables that the flow leads through.
 */

import type { Span, TraceStep } from '../finding/finding.ts';
import { type Node, visitWhere } from '../syntax/node.ts';

/**
 * The names of the parameters, empty where one is read whose name is not known; 'any' where the flow leads all of the
 * request's data to its end. `own` are the parameters of the handler.
 */
export function parametersNamed(
  trace: readonly TraceStep[],
  root: Node,
  own: readonly Node[],
): ReadonlySet<string> | 'any' {
  const [source] = trace;
  const way = source === undefined ? undefined : wayTo(root, source);
  if (way === undefined) return new Set();
  const read = readOf(way, trace, root);
  const node = way.at(-1) as Node;
  const parameter = own.find((each) => node.kind === 'Identifier' && nameOf(each)?.text === node.text);
  if (parameter === undefined) return read;
  return new Set([...(read === 'any' ? [] : read), node.text, ...literalsIn(parameter)]);
}

/** What is read of a source, from where it stands on along the flow. */
function readOf(way: readonly Node[], trace: readonly TraceStep[], root: Node): ReadonlySet<string> | 'any' {
  const own = literalArgument(way.at(-1) as Node);
  if (own !== undefined) return own;
  let carriers: readonly (readonly Node[])[] = [way];
  for (let i = 1; i <= trace.length; i++) {
    const found = carriers.map(readAt).filter((each) => each !== 'any');
    if (found.length > 0) return new Set(found.flatMap((names) => [...names]));
    const step = trace[i];
    const next = step === undefined ? undefined : wayTo(root, step);
    if (next === undefined) break;
    const variable = next.at(-1) as Node;
    if (variable.kind !== 'Identifier') {
      carriers = [next];
      continue;
    }
    const key = next.findLast(({ kind }) => kind === 'Pair')?.get('key');
    if (key !== undefined && next.some(({ kind }) => kind === 'Object')) return new Set([key.text]);
    const after = trace[i + 1];
    if (after === undefined) break;
    carriers = usesOf(variable.text, usedIn(after, root), root);
    // It goes on in a way that is not followed here, and what is read of it is not known.
    if (carriers.length === 0) return new Set();
  }
  return 'any';
}

/** What is read of the node at the end of a way, by what is around it; 'any' where nothing is. */
function readAt(way: readonly Node[]): ReadonlySet<string> | 'any' {
  for (let i = way.length - 1; i > 0; i--) {
    const node = way[i] as Node;
    const parent = way[i - 1] as Node;
    if (isSame(node, parent) || parent.kind === 'Await' || parent.kind === 'Cast') continue;
    if (parent.kind === 'Index' && parent.get('object') === node) return literalOf(parent.get('index'));
    if (parent.kind === 'Member' && parent.get('object') === node) {
      const call = way[i - 2];
      if (call?.kind !== 'Call' || call.get('callee') !== parent)
        return new Set([parent.get('property')?.text ?? '']);
      continue;
    }
    if (parent.kind !== 'Call' || parent.get('callee') !== node) return 'any';
    const name = literalArgument(parent);
    if (name !== undefined) return name;
  }
  return 'any';
}

/** What a call is given first, where it is a text; undefined where it is given nothing in order, or is no call. */
function literalArgument(node: Node): ReadonlySet<string> | undefined {
  const given = node.kind === 'Call' ? node.get('arguments')?.children : undefined;
  const first = given?.find((each) => each.kind !== 'Argument' || each.get('name') === undefined);
  return first === undefined ? undefined : literalOf(first);
}

function literalOf(node: Node | undefined): ReadonlySet<string> {
  const value = node?.kind === 'Argument' ? node.get('value') : node;
  return new Set(value?.kind === 'String' ? [value.text] : []);
}

/** The nodes from the root to the innermost one with exactly this span; undefined where there is none. */
function wayTo(root: Node, { start, end }: Span): readonly Node[] | undefined {
  const way: Node[] = [];
  let last = -1;
  for (let node: Node | undefined = root; node !== undefined; ) {
    way.push(node);
    if (node.start === start && node.end === end) last = way.length;
    node = node.children.find((child) => child.start <= start && child.end >= end && child.end > child.start);
  }
  return last < 0 ? undefined : way.slice(0, last);
}

/** Where a step uses what came before it: in what is assigned, where the step is what that is assigned to. */
function usedIn(step: Span, root: Node): Span {
  const way = wayTo(root, step) ?? [];
  for (let i = way.length - 1; i > 0; i--) {
    const parent = way[i - 1] as Node;
    if (parent.get('target') === way[i]) return parent.get('value') ?? parent.get('iterable') ?? step;
  }
  return step;
}

/** The ways to where a variable stands in a span. */
function usesOf(name: string, { start, end }: Span, root: Node): (readonly Node[])[] {
  const found: (readonly Node[])[] = [];
  visitWhere(root, (node) => {
    if (node.kind === 'Identifier' && node.text === name && node.start >= start && node.end <= end) {
      const way = wayTo(root, node);
      if (way !== undefined) found.push(way);
    }
    return node.start < end && node.end > start;
  });
  return found;
}

function isSame(a: Node, b: Node): boolean {
  return a.start === b.start && a.end === b.end;
}

function nameOf(parameter: Node): Node | undefined {
  return parameter.kind === 'Identifier' ? parameter : parameter.get('name');
}

/** Texts at a parameter, with which frameworks are told another name for it. */
function literalsIn(parameter: Node): string[] {
  const found: string[] = [];
  visitWhere(parameter, (node) => {
    if (node.kind === 'String') found.push(node.text);
    return true;
  });
  return found;
}
