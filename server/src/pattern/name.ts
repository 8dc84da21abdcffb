/** Dotted names in patterns, met by code through imports: `subprocess.run` is also `run` after an import. */

import { sameName } from '../facts/facts.ts';
import type { Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import type { Bindings } from './bindings.ts';
import type { Matcher, MatchNode, Then } from './matcher.ts';

/**
 * The segments of a name pattern (`a.b.c`, `a.$F`), or null when the node is no such name. A metavariable may stand
 * for any segment; in the first place it stands for all of a name that the pattern does not spell out. Kept, as
 * patterns are few and are asked about at every node that they are held against.
 */
export const dottedName = once((pattern: Node): readonly Node[] | null => {
  const segments: Node[] = [];
  let at: Node | undefined = pattern;
  while (at !== undefined && at.kind === 'Member') {
    const property = at.get('property');
    // `a. ... .f` may have nothing between.
    if (property?.kind === 'Identifier' || property?.kind === 'Metavariable') segments.unshift(property);
    else if (property?.kind !== 'Ellipsis' || segments.length === 0) return null;
    at = at.get('object');
  }
  const isOpen = at?.kind === 'Metavariable' && segments.length > 0;
  if (at === undefined || (at.kind !== 'Identifier' && !isOpen)) return null;
  segments.unshift(at);
  return segments;
});

/** Matches a name pattern against what a target's name stands for. */
export const matchName: MatchNode = (matcher, pattern, target, bindings, then) => {
  const segments = dottedName(pattern);
  if (segments === null) return false;
  const isOpen = segments[0]?.kind === 'Metavariable';
  // Of what is written with its owner, the metavariable is that owner.
  if (isOpen && target.kind !== 'Identifier') return false;
  const names = matcher.facts.qualifiedNames(target);
  for (const name of names) {
    const parts = name.split('.');
    if (isOpen) {
      const outer = parts.slice(0, 1 - segments.length).join('.');
      // What a module is by itself is no member of it.
      if (outer === '' || names.includes(outer)) continue;
      parts.splice(0, parts.length - segments.length + 1, outer);
    }
    if (matchSegments(matcher, segments, parts, target, bindings, then)) return true;
  }
  if (names.length > 0 || segments.length < 2) return false;
  if (isOpen) return matchWildcard(matcher, segments, target, bindings, then);
  if (segments.some((segment) => segment.kind !== 'Identifier')) return false;
  // Nothing is known of the name, so it may have come with a wildcard import.
  const wildcardModules = matcher.facts.wildcardModules(target);
  if (wildcardModules.length === 0) return false;
  const wanted = segments.map((segment) => segment.text).join('.');
  return (
    wildcardModules.some(
      (module) =>
        wanted.startsWith(`${module}.`) && isWritten(target, wanted.slice(module.length + 1).split('.')),
    ) && then(bindings)
  );
};

/**
 * `$M.Open`, held against a name that nothing declares where one module is imported with all that it has. A small
 * letter may as well begin what is the language's own.
 */
function matchWildcard(
  matcher: Matcher,
  segments: readonly Node[],
  target: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  if (segments.length !== 2 || !/^\p{Lu}/u.test(target.text)) return false;
  const [module, another] = matcher.facts.wildcardModules(target);
  if (module === undefined || another !== undefined) return false;
  if (matcher.facts.meaningOf(target.text, target) !== undefined) return false;
  return matchSegments(matcher, segments, [module, target.text], target, bindings, then);
}

function matchSegments(
  matcher: Matcher,
  segments: readonly Node[],
  names: readonly string[],
  target: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  if (segments.length !== names.length) return false;
  const next = (at: number, bindingsSoFar: Bindings): boolean => {
    const segment = segments[at];
    if (segment === undefined) return then(bindingsSoFar);
    const name = names[at] as string;
    if (segment.kind === 'Identifier')
      return sameName(segment.text, name, matcher.facts) && next(at + 1, bindingsSoFar);
    // The last name is written in the code; those before it may only stand in an import.
    const written = at === segments.length - 1 ? (target.get('property') ?? target) : target;
    const bound = { type: 'text', text: name, start: written.start, end: written.end } as const;
    return matcher.bind(segment.text, bound, bindingsSoFar, (more) => next(at + 1, more));
  };
  return next(0, bindings);
}

/** Whether a target is written as names, from the first to the last: `a.b`. */
function isWritten(target: Node, names: readonly string[]): boolean {
  let at: Node | undefined = target;
  for (let i = names.length - 1; i > 0; i--) {
    const property: Node | undefined = at?.get('property');
    if (property?.kind !== 'Identifier' || property.text !== names[i]) return false;
    at = at?.get('object');
  }
  return at?.kind === 'Identifier' && at.text === names[0];
}

/** Whether a node is a name, which may stand for something else. */
export function isName(node: Node): boolean {
  return node.kind === 'Identifier' || node.kind === 'Member';
}
