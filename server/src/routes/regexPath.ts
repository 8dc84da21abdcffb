/**
 * Regular expressions that are paths, as Django's `re_path` and Express take them, as text and parameters. Only what
 * can be read so is: where an expression chooses or repeats outside of its groups, nothing is known of the path.
 */

import { compileRegex } from '../text/regex.ts';
import { StepBudget } from '../text/searchBudget.ts';
import type { Atom, Parameter } from './pathAtoms.ts';

/** One class or escape with its repetition, a group, an escaped sign, a sign that means something, or plain text. */
const TOKEN =
  /(?<group>\((?:\?P?<(?<name>\w+)>|\?:)?)|(?<class>(?:\\[dwDWS]|\[(?:\\.|[^\]\\])+\]|\.)(?:[*+]|\{\d+(?:,\d*)?\})?)|(?<slash>\\?\/\?(?=\$|$))|\\(?<escaped>[^A-Za-z0-9])|(?<special>[\^$|?*+(){}[\]\\])|(?<text>[^\\^$|?*+(){}[\].]+)/gsy;

const STEPS = 50_000;

/** Null where it cannot be read. `isLast` is whether a path ends in it, and not only begins with it. */
export function regexAtoms(source: string, isLast: boolean): Atom[] | null {
  const atoms: Atom[] = [];
  let isEnded = false;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(source)?.groups;
    if (groups === undefined) return null;
    const { group, name, class: repeated, escaped, slash, special, text } = groups;
    if (slash !== undefined) continue;
    if (group !== undefined) {
      const end = groupEnd(source, at);
      if (end === null || /^[?*+{]/.test(source.slice(end))) return null;
      const inside = source.slice(at + group.length, end - 1);
      // A group that is not captured and does not choose could be read in its place; it is rare enough.
      const parameter = group.startsWith('(?:') ? null : parameterOf(name ?? '', inside);
      if (parameter === null) return null;
      atoms.push(parameter);
      TOKEN.lastIndex = end;
    } else if (repeated !== undefined) {
      const parameter = parameterOf('', repeated);
      if (parameter === null) return null;
      atoms.push(parameter);
    } else if (special !== undefined) {
      if (special === '^' && at === 0) continue;
      if (special !== '$' || TOKEN.lastIndex !== source.length) return null;
      isEnded = true;
    } else {
      const plain = escaped ?? text ?? '';
      // A repetition is of the last character alone.
      if (
        /^[?*+{]/.test(source.slice(TOKEN.lastIndex)) &&
        !/^\/\?\$?$/.test(source.slice(TOKEN.lastIndex - 1))
      )
        return null;
      atoms.push(plain);
    }
  }
  if (isLast && !isEnded) atoms.push('/', { name: '', constraint: null, isRest: true, isOptional: true });
  return atoms;
}

function parameterOf(name: string, constraint: string): Parameter | null {
  const compiled = compileRegex(`^(?:${constraint})$`);
  if ('error' in compiled) return null;
  const isRest =
    compiled.regex.matches('1/1', new StepBudget(STEPS)).length > 0 || /^\.[*+]$/.test(constraint);
  return { name, constraint: isRest ? null : constraint, isRest, isOptional: constraint === '.*' };
}

/** Where the group that begins at an offset ends; null where it does not. */
function groupEnd(source: string, start: number): number | null {
  let depth = 0;
  let isInClass = false;
  for (let at = start; at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (isInClass) isInClass = sign !== ']';
    else if (sign === '[') isInClass = true;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  return null;
}
