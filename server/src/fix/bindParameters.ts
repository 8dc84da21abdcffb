/**
 * Turns an SQL statement that is built from strings into one with places for its values, which are handed over
 * beside it: `execute("… id = '" + name + "'")` becomes `execute("… id = %s", (name,))`. Only where every value
 * stands where SQL allows a parameter, so behind an operator, a parenthesis or a comma, and not where the name
 * of a table or a piece of the statement is put in; and only where the call has no parameters yet.
 */

import { functionAround, type Node, visit } from '../syntax/node.ts';
import { compileRegex } from '../text/regex.ts';
import type { FixContext, Fixer } from './fixer.ts';
import { localValue, type Piece, piecesOf } from './pieces.ts';

/** What must stand in front of a value for it to be a parameter. */
const BEFORE_VALUE = /(?:[=<>(,+\-*/]|\b(?:like|ilike|between|and|limit|offset|values\s*\())\s*$/i;
const AFTER_VALUE = /^\s*(?:$|[),;+\-*/]|\b(?:and|or|order|group|limit|offset|union|returning|where|as)\b)/i;
/** Calls whose statement can have parameters. */
const RUNS = /(?:execute|query|fetch|fetchrow|fetchval|fetchone|fetchall|raw|exec_driver_sql)$/i;

export const bindParameters: Fixer = (ctx) => {
  const { match, root, source, options, title } = ctx;
  const call = callOf(root, match);
  const list = call?.get('arguments');
  const given = list?.children ?? [];
  const [statement] = given;
  const { open, close } = options;
  const place = placeOf(ctx);
  if (call === undefined || statement === undefined || given.length !== 1) return undefined;
  if (place === undefined || open === undefined || close === undefined) return undefined;
  const callee = call.get('callee');
  if (!RUNS.test(callee?.get('property')?.text ?? '')) return undefined;
  const built = localValue(root, statement) ?? statement;
  if (built !== statement && !isOnlyFor(root, built, statement)) return undefined;
  const made = parametrize(piecesOf(built) ?? [], place, source);
  if (made === undefined) return undefined;
  const edits = [
    { start: built.start, end: built.end, text: quoted(made.text, built, ctx) },
    {
      start: statement.end,
      end: statement.end,
      text: `, ${open}${made.values.join(', ')}${end(made.values, close)}`,
    },
  ];
  // What is built in the call itself is one edit, for editors that refuse edits that touch.
  return built === statement
    ? { title, edits: [{ start: built.start, end: built.end, text: edits.map(({ text }) => text).join('') }] }
    : { title, edits };
};

/**
 * Whether a statement that was built before its use is used only there, and its values still are what they were: they
 * are evaluated later than they stood.
 */
function isOnlyFor(root: Node, built: Node, use: Node): boolean {
  const names = new Set<string>();
  visit(built, (node) => {
    if (node.kind === 'Identifier') names.add(node.text);
  });
  let uses = 0;
  let changed = false;
  visit(functionAround(root, use) ?? root, (node) => {
    if (node.kind === 'Identifier' && node.text === use.text) uses++;
    const between = node.start >= built.end && node.end <= use.start;
    const target = /^(?:Assign|AugAssign|VarDef|ForEach|With|Update)$/.test(node.kind) ? node : undefined;
    if (between && target !== undefined)
      visit(target.get('target') ?? target, (part) => {
        changed ||= part.kind === 'Identifier' && names.has(part.text);
      });
  });
  return uses === 2 && !changed;
}

/** How places are written: as `place` says, or as `other-place` in a file whose text says so (`other-when`). */
function placeOf({ source, options, searches }: FixContext): string | undefined {
  const when = options['other-when'];
  const compiled = when === undefined ? undefined : compileRegex(when);
  const other = compiled !== undefined && 'regex' in compiled && compiled.regex.test(source, searches);
  return other ? options['other-place'] : options.place;
}

/** A comma in front of the end is only needed behind a single value. */
function end(values: readonly string[], close: string): string {
  return values.length === 1 ? close : close.replace(',', '');
}

/** The outermost call that a span is, or whose first argument it is. */
function callOf(root: Node, span: { start: number; end: number }): Node | undefined {
  for (let node: Node | undefined = root; node !== undefined; ) {
    const first = node.kind === 'Call' ? node.get('arguments')?.children[0] : undefined;
    const is = node.kind === 'Call' && node.start === span.start && node.end === span.end;
    if (is || (first?.start === span.start && first.end === span.end)) return node;
    node = node.children.find((child) => child.start <= span.start && child.end >= span.end);
  }
  return undefined;
}

/** The statement with places, and the code of its values; undefined where one is no parameter. */
function parametrize(
  pieces: readonly Piece[],
  place: string,
  source: string,
): { text: string; values: string[] } | undefined {
  let text = '';
  const values: string[] = [];
  let last = '';
  // What looks like a place in the statement's own text would be taken for one.
  const looksLikePlace = place.startsWith('%') ? /%/ : place.startsWith('$') ? /\$\d/ : /\?/;
  for (const [i, piece] of pieces.entries()) {
    if (piece.type === 'text') {
      if (looksLikePlace.test(piece.text)) return undefined;
      text += last !== '' && text.endsWith(last) ? piece.text.replace(/^'/, '') : piece.text;
      continue;
    }
    const before = text.replace(/'$/, '');
    const next = pieces[i + 1];
    const after = next === undefined ? '' : next.type === 'text' ? next.text : undefined;
    const isQuoted = text.endsWith("'");
    if (after === undefined || isQuoted !== after.startsWith("'")) return undefined;
    if (!BEFORE_VALUE.test(before) || !AFTER_VALUE.test(after.replace(/^'/, ''))) return undefined;
    last = place.replace('#', String(values.length + 1));
    text = before + last;
    values.push(source.slice(piece.node.start, piece.node.end));
  }
  return values.length === 0 || /["\\]/.test(text) ? undefined : { text, values };
}

/** The statement as a literal with the quotes of the file, or with others where it has those. */
function quoted(text: string, built: Node, { source }: FixContext): string {
  const first = /["'`]/.exec(source.slice(built.start, built.end))?.[0] ?? '"';
  if (text.includes('\n')) return first === '`' ? `\`${text}\`` : `"""${text}"""`;
  const quote = first === '`' || text.includes(first) ? (text.includes("'") ? '"' : "'") : first;
  return quote + text + quote;
}
