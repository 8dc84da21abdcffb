/**
 * Edits of a JSON text that somebody keeps by hand: a value is put in or taken out, and every other character
 * stays as it is: comments, indentation, line ends, a byte-order mark, trailing commas, the missing line break
 * at the end. Taking out what was put in gives the text from before. Text in, text out.
 */

import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** A property's name, or `ITEM` for a new last item of an array. */
export type Step = string;
export const ITEM = Symbol('item');

/** Thrown for a text that cannot be edited; the message says what is wrong, as the end of a sentence. */
export class JsonFault extends Error {}

const COMMA = 5;
const BOM = '\uFEFF';

/** The text's value as a tree. Comments and trailing commas are allowed, nothing else that JSON is not. */
export function readJson(text: string): Node {
  const errors: ParseError[] = [];
  const bare = text.startsWith(BOM) ? ` ${text.slice(1)}` : text;
  const root = parsed(bare, errors);
  const [error] = errors;
  if (error !== undefined) {
    const line = bare.slice(0, error.offset).split('\n').length;
    throw new JsonFault(`is not valid JSON (line ${line}: ${printParseErrorCode(error.error)})`);
  }
  if (root === undefined || root.type !== 'object') throw new JsonFault('does not hold a JSON object');
  return root;
}

function parsed(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  } catch (error) {
    if (error instanceof RangeError) throw new JsonFault('is nested too deeply');
    throw error;
  }
}

/** The value of an object's property. A name that stands twice means something else to each who reads it. */
export function propertyOf(object: Node, name: string): Node | undefined {
  const found = membersOf(object).filter(([key]) => key === name);
  if (found.length > 1) throw new JsonFault(`has the key "${name}" twice`);
  return found[0]?.[1];
}

/** The properties of an object, in their order. */
export function membersOf(object: Node): [string, Node][] {
  return (object.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key === undefined || value === undefined ? [] : [[key.value as string, value] as [string, Node]];
  });
}

/** What is at a path of property names; undefined where nothing is. Throws where no object is on the way. */
export function valueAt(root: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const [i, name] of path.entries()) {
    if (node.type !== 'object') throw new JsonFault(`has no object at ${shown(path.slice(0, i))}`);
    node = propertyOf(node, name);
    if (node === undefined) return undefined;
  }
  return node;
}

/**
 * Puts a value at a path, as the last of its object or, behind a step `ITEM`, of its array. What is missing on
 * the way is made. A property must not be there yet.
 */
export function insert(text: string, path: readonly (Step | typeof ITEM)[], value: unknown): string {
  let container = readJson(text);
  let at = 0;
  for (; at < path.length - 1; at++) {
    const step = path[at] as string;
    const next = propertyOf(container, step);
    if (next === undefined) break;
    const wanted = path[at + 1] === ITEM ? 'array' : 'object';
    if (next.type !== wanted) throw new JsonFault(`has no ${wanted} at ${shown(path.slice(0, at + 1))}`);
    container = next;
  }
  const whole = path
    .slice(at + 1)
    .reduceRight<unknown>((inner, step) => (step === ITEM ? [inner] : { [step as string]: inner }), value);
  return insertLast(text, container, path[at] as Step | typeof ITEM, whole);
}

function insertLast(text: string, container: Node, step: Step | typeof ITEM, value: unknown): string {
  const open = container.offset;
  const close = open + container.length - 1;
  const last = container.children?.at(-1);
  const inner = text.slice(open + 1, close);
  const isLong = last === undefined || inner.includes('\n');
  const end = open + 1 + inner.trimEnd().length;
  const style = styleOf(text);
  const own = indentationAt(text, open);
  const indentation = last === undefined ? own + style.unit : indentationAt(text, last.offset);
  const json = isLong
    ? JSON.stringify(value, null, style.unit).replaceAll('\n', style.eol + indentation)
    : JSON.stringify(value);
  const content = step === ITEM ? json : `${JSON.stringify(step)}: ${json}`;
  if (!isLong) return replaced(text, [[end, end, `, ${content}`]]);
  const lastEnd = last === undefined ? end : last.offset + last.length;
  const isTrailed = last !== undefined && commaIn(text, lastEnd, close) !== undefined;
  const behind = text.slice(end, close).includes('\n') ? '' : style.eol + own;
  return replaced(text, [
    [lastEnd, lastEnd, last === undefined || isTrailed ? '' : ','],
    [end, end, `${style.eol}${indentation}${content}${isTrailed ? ',' : ''}${behind}`],
  ]);
}

/** Takes out a value with its name, and the comma that it needs. */
export function remove(text: string, value: Node): string {
  const node = value.parent?.type === 'property' ? value.parent : value;
  const container = node.parent as Node;
  const siblings = container.children as Node[];
  const before = siblings[siblings.indexOf(node) - 1];
  const close = container.offset + container.length - 1;
  const start = container.offset + 1 + text.slice(container.offset + 1, node.offset).trimEnd().length;
  const end = node.offset + node.length;
  const next = siblings[siblings.indexOf(node) + 1];
  const comma = commaIn(text, end, next?.offset ?? close);
  if (comma !== undefined)
    return replaced(text, [
      [start, end, ''],
      [comma, comma + 1, ''],
    ]);
  if (before === undefined) {
    const rest = text.slice(end, close);
    return replaced(text, [
      [start, rest.trim() === '' && isEmptyUpTo(text, container, start) ? close : end, ''],
    ]);
  }
  const between = commaIn(text, before.offset + before.length, node.offset) as number;
  return replaced(text, [
    [between, between + 1, ''],
    [Math.max(start, between + 1), end, ''],
  ]);
}

function isEmptyUpTo(text: string, container: Node, offset: number): boolean {
  return text.slice(container.offset + 1, offset).trim() === '';
}

/** Where the first comma outside of comments stands in a part of the text. */
function commaIn(text: string, from: number, to: number): number | undefined {
  const scanner = createScanner(text.slice(from, to), true);
  for (let token = scanner.scan(); scanner.getTokenLength() > 0; token = scanner.scan())
    if (token === COMMA) return from + scanner.getTokenOffset();
  return undefined;
}

/** A text with parts replaced, which are given in their order. */
function replaced(text: string, edits: readonly (readonly [number, number, string])[]): string {
  let result = '';
  let at = 0;
  for (const [start, end, by] of edits) {
    result += text.slice(at, start) + by;
    at = end;
  }
  return result + text.slice(at);
}

/** The blanks that the line of an offset begins with. */
function indentationAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** How the text ends its lines, and what it indents by. */
function styleOf(text: string): { eol: string; unit: string } {
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ',
  };
}

function shown(path: readonly (Step | typeof ITEM)[]): string {
  return path.map((step) => (step === ITEM ? '[]' : `"${String(step)}"`)).join(' → ') || 'the top';
}
