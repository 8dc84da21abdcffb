/**
 * Typed metavariables in the text of a pattern, `(String $X)` and `($X: String)`: found here for whoever reads patterns,
 * and for whoever writes them for other engines.
 */

import type { PatternSyntax } from '../syntax/languages/language.ts';

/** Words after which a parenthesis is no typed metavariable but the head of a statement. */
const HEADS =
  'catch|for|if|while|foreach|switch|using|with|fn|func|function|async|match|synchronized|lock|fixed';

/** Puts what `keep` says in the place of each typed metavariable. */
export function replaceTyped(
  pattern: string,
  syntax: Pick<PatternSyntax, 'typedArguments' | 'typesBehind' | 'memberArrow'>,
  keep: (metavariable: string, type: string) => string,
): string {
  const notAfter = `(?<![\\w$)\\]>])(?<!\\b(?:${HEADS})\\s*)`;
  const type = '[A-Za-z_*&\\[$][\\w.*&:\\[\\]<>,?$ ]*';
  const nameFirst = new RegExp(
    `${notAfter}\\(\\s*(\\$[A-Z_][A-Z0-9_]*)\\s*:\\s*(${type})\\)(?!\\s*(?:=>|\\{|:))`,
    'g',
  );
  const typeFirst = new RegExp(
    `${notAfter}\\(\\s*(?![^<)]*,)(${type}?(?:\\s|[*&]))\\s*(\\$[A-Z_][A-Z0-9_]*)\\s*\\)(?!\\s*(?:=>|\\{${syntax.memberArrow === true ? '' : '|->'}))`,
    'g',
  );
  const withArguments = syntax.typedArguments === true ? typedArguments(pattern, type, keep) : pattern;
  const kept = withArguments.replace(nameFirst, (_, name: string, written: string) =>
    keep(name, written.trim()),
  );
  return syntax.typesBehind === true
    ? kept
    : kept.replace(typeFirst, (_, written: string, name: string) => keep(name, written.trim()));
}

/** Puts what `keep` says in the place of the typed arguments of calls: `f($X: int)`. */
function typedArguments(
  pattern: string,
  type: string,
  keep: (metavariable: string, type: string) => string,
): string {
  const argument = new RegExp(`(?<=[(,]\\s*)(\\$[A-Z_][A-Z0-9_]*)\\s*:\\s*(${type}?)(?=\\s*[,)])`, 'g');
  return pattern.replace(argument, (written: string, name: string, typed: string, at: number) => {
    const bracket = nearestBracket(pattern.slice(0, at));
    const isCall =
      pattern[bracket] === '(' &&
      /[\w$\])]\s*$/.test(pattern.slice(0, bracket)) &&
      !/\bdef\s+[\w$]+\s*$/.test(pattern.slice(0, bracket));
    return isCall ? keep(name, typed.trim()) : written;
  });
}

/** Where the innermost bracket stands that is open at the end of a text; -1 when none is. */
export function nearestBracket(text: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const character = text[i] as string;
    if (')]}'.includes(character)) depth++;
    else if ('([{'.includes(character) && depth-- === 0) return i;
  }
  return -1;
}
