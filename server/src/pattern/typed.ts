/** Typed metavariables: `(String $X)` matches an expression of that type, as far as facts know it. */

import type { Node } from '../syntax/node.ts';
import type { Bindings } from './bindings.ts';
import type { Matcher, Then } from './match.ts';

/** Matches `(Type $X)`: an expression of which the type is known. */
export function matchTyped(
  matcher: Matcher,
  pattern: Node,
  target: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  const wanted = pattern.children[0]?.text ?? '';
  const known = matcher.facts.typeNames(target);
  if (/^\$\w+$/.test(wanted)) {
    const [type] = known;
    if (type === undefined) return false;
    return matcher.bind(
      wanted,
      { type: 'text', text: type, start: target.start, end: target.end },
      bindings,
      (more) => matcher.bindNode(pattern.text, target, more, then),
    );
  }
  // Null is a pointer to anything.
  if (target.kind === 'Null' && /^\$\w+\s*\*+$/.test(wanted))
    return matcher.bindNode(pattern.text, target, bindings, then);
  const parts = wanted.split(/(\$[A-Z_][A-Z0-9_]*)/);
  if (parts.length > 1) return matchTypeText(matcher, pattern.text, parts, known, target, bindings, then);
  return (
    known.some((name) => sameType(wanted, name)) && matcher.bindNode(pattern.text, target, bindings, then)
  );
}

/** A type with metavariables in it: `List<$T>`. `parts` are text and metavariables in turn. */
function matchTypeText(
  matcher: Matcher,
  name: string,
  parts: readonly string[],
  known: readonly string[],
  target: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  const { start, end } = target;
  const plain = (text: string): string => text.replace(/\s+/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const type = new RegExp(
    `^(?:.*\\.)?${parts.map((part, i) => (i % 2 === 0 ? plain(part) : '(.+)')).join('')}$`,
  );
  return known.some((candidate) => {
    const found = type.exec(candidate.replace(/\s+/g, ''));
    if (found === null) return false;
    const next = (group: number, bound: Bindings): boolean => {
      const text = found[group];
      if (text === undefined) return matcher.bindNode(name, target, bound, then);
      return matcher.bind(parts[2 * group - 1] as string, { type: 'text', text, start, end }, bound, (more) =>
        next(group + 1, more),
      );
    };
    return next(1, bindings);
  });
}

/** `List` is `java.util.List` and `List<String>`; spaces, references and `const` do not matter. */
function sameType(wanted: string, known: string): boolean {
  const plain = (type: string): string =>
    type
      .replace(/\b(?:const|volatile)\b/g, '')
      .replace(/\s+/g, '')
      .replace(/<.*>$/, '')
      .replace(/^[*&]+|[*&]+$/g, '');
  const a = wanted.includes('<') ? wanted.replace(/\s+/g, '') : plain(wanted);
  const b = wanted.includes('<') ? known.replace(/\s+/g, '') : plain(known);
  const depth = (type: string): number => type.split('*').length;
  if (depth(wanted) !== depth(known)) return false;
  return a === b || b.endsWith(`.${a}`) || a.endsWith(`.${b}`);
}
