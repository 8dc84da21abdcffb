/**
 * Brackets that a fix needs so that operators bind as they did: around the code of a metavariable that gets other
 * neighbours (`f($X)` that becomes `$X.g()`, for `f(a + b)`), and around a template that is looser than what it
 * replaces (`f($X)` that becomes `$X || y`, in `f(a).b`).
 */

import type { Span } from '../finding/finding.ts';
import { type Bindings, lookup } from '../pattern/bindings.ts';
import type { Node } from '../syntax/node.ts';
import type { Token } from './tokens.ts';

/** Expressions that fall apart beside an operator. */
const LOOSE: ReadonlySet<string> = new Set([
  ...['Binary', 'Unary', 'Conditional', 'Lambda', 'Await', 'Yield', 'Assign', 'AugAssign'],
  ...['Cast', 'TypeTest', 'Update', 'Comprehension', 'Tuple'],
]);
/** Of these, the ones that need brackets even between commas. */
const LOOSEST: ReadonlySet<string> = new Set(['Yield', 'Assign', 'Comprehension', 'Tuple']);
/** Where an expression stands beside an operator. */
const OPERATORS: ReadonlySet<string> = new Set([
  ...['Binary', 'Unary', 'Conditional', 'Await', 'Cast', 'TypeTest', 'Spread'],
]);

/** Whether the code of a metavariable needs brackets where it stands in a template. */
export function needsBrackets(
  template: readonly Token[],
  at: number,
  bindings: Bindings,
  source: string,
): boolean {
  const bound = lookup(bindings, template[at]?.text ?? '');
  const [node, ...more] = bound?.type === 'nodes' ? bound.nodes : [];
  if (node === undefined || more.length > 0 || !LOOSE.has(node.kind)) return false;
  if (/^[([{]/.test(source.slice(node.start, node.end)) && node.kind !== 'Binary') return false;
  const [before, after] = [template[at - 1]?.text, template[at + 1]?.text];
  const inside = LOOSEST.has(node.kind) ? /^(?:=|return|;)$/ : /^(?:[([{,=:;]|=>|return)$/;
  return !(
    (before === undefined || inside.test(before)) &&
    (after === undefined || /^[)\]},;:]$/.test(after))
  );
}

/** Whether what takes the place of a span needs brackets: it is looser than what stood there, beside an operator. */
export function fallsApart(
  template: readonly Token[],
  pattern: readonly Token[],
  root: Node,
  span: Span,
): boolean {
  const operators = operatorsOf(template);
  if (operators === '' || operators === operatorsOf(pattern)) return false;
  let parent: Node | undefined;
  let role: string | undefined;
  let node: Node | undefined = root;
  while (node !== undefined && !(node.start === span.start && node.end === span.end)) {
    const child: Node | undefined = node.children.find(
      ({ start, end }) => start <= span.start && end >= span.end,
    );
    [parent, role] = [node, child && node.roles?.[node.children.indexOf(child)]];
    node = child;
  }
  if (node === undefined || parent === undefined) return false;
  return OPERATORS.has(parent.kind) || role === 'object' || role === 'callee';
}

/** What joins the parts of a template outside its brackets, other than members, calls and statements. */
function operatorsOf(template: readonly Token[]): string {
  let depth = 0;
  let found = '';
  for (const { text, hole } of template) {
    if (/^[)\]}]$/.test(text)) depth--;
    const joins = /^(?:[-+*/%<>&|^!?~=@:]|and|or|not|in|is|if|else|await|yield|lambda|new)$/.test(text);
    if (depth === 0 && hole === undefined && joins) found += `${text} `;
    if (/^[([{]$/.test(text)) depth++;
  }
  return found.trim();
}
