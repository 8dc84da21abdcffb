/** Indentation: of the place where a fix writes lines, and of code of several lines that moves to another depth. */

import { type Node, visit } from '../syntax/node.ts';

/** The white space in front of the line on which an offset lies. */
export function indentationAt(source: string, offset: number): string {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(source.slice(lineStart, offset))?.[0] ?? '';
}

/** Whether nothing but white space stands in front of an offset on its line. */
export function beginsLine(source: string, offset: number): boolean {
  return source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

/** Gives the lines after the first the indentation of the line that `start` lies on, beside their own. */
export function indent(text: string, source: string, start: number): string {
  if (!text.includes('\n')) return text;
  const base = indentationAt(source, start);
  const own = deepening(text, source, base);
  return text.replace(/\n([ \t]*)(?=[^\s])/g, (_, inner: string) => `\n${base}${own(inner)}`);
}

/**
 * How a template's own indentation is written in a file: as it is, or with tabs in a file that indents with tabs,
 * as many as the template has steps.
 */
export function deepening(template: string, source: string, base = ''): (own: string) => string {
  const tabs = base.includes('\t') || (base === '' && /^\t/m.test(source) && !/^ {2}/m.test(source));
  const steps = [...template.matchAll(/\n( +)/g)].map(([, spaces]) => (spaces as string).length);
  const step = steps.length === 0 ? 0 : Math.min(...steps);
  return (own) =>
    tabs && step > 0 && !own.includes('\t') ? '\t'.repeat(Math.round(own.length / step)) : own;
}

/**
 * Code that stood at one indentation, written at another: the lines after the first move with it, apart from those
 * that begin inside a string.
 */
export function moved(nodes: readonly Node[], source: string, from: string, to: string): string {
  const [first, last] = [nodes[0], nodes[nodes.length - 1]];
  if (first === undefined || last === undefined) return '';
  const text = source.slice(first.start, last.end);
  if (from === to || !text.includes('\n')) return text;
  const strings = nodes.flatMap(stringsOfSeveralLines);
  return text.replace(/\n([ \t]*)/g, (all, own: string, at: number) => {
    const lineStart = first.start + at + 1;
    const inString = strings.some(({ start, end }) => start < lineStart && lineStart < end);
    return inString || !own.startsWith(from) ? all : `\n${to}${own.slice(from.length)}`;
  });
}

function stringsOfSeveralLines(node: Node): Node[] {
  const found: Node[] = [];
  visit(node, (each) => {
    if (each.kind === 'String' || each.kind === 'Interpolated') found.push(each);
  });
  return found;
}
