/**
 * Checks by regular expressions, as models describe them: whether what an expression lets through, or leaves of a text,
 * can do harm of the rule's kinds.
 */

import type { Guard } from '../rule/rule.ts';
import { NAMES, type Node } from '../syntax/node.ts';
import { type MatchedCharacters, matchedCharacters, unmatchedCharacters } from '../text/matchedCharacters.ts';
import { regexLiteral, withFlags } from '../text/regexLiteral.ts';
import type { Flow } from './flow.ts';
import { letsOnlyHarmlessThrough } from './harm.ts';
import { boundNode, type PartMatch } from './matches.ts';

/** How many definitions and calls are looked through for an expression. */
const MOST_DEFINITIONS = 8;

/** Whether all that passes a check is harmless: what the expression behind a metavariable matches. */
export function keepsHarmOut(flow: Flow, guard: PartMatch<Guard>, metavariable: string): boolean {
  const matched = charactersOf(flow, guard, metavariable, matchedCharacters);
  if (matched === undefined) return false;
  const { extent = 'full' } = guard.part;
  const isWhole = (extent !== 'part' || matched.fromStart) && (extent === 'full' || matched.toEnd);
  return isWhole && letsOnlyHarmlessThrough(matched, flow.places.kinds);
}

/** Whether nothing does harm in what the expression behind a metavariable does not match. */
export function leavesNoHarm(flow: Flow, guard: PartMatch<Guard>, metavariable: string): boolean {
  const left = charactersOf(flow, guard, metavariable, unmatchedCharacters);
  return left !== undefined && letsOnlyHarmlessThrough(left, flow.places.kinds);
}

/** Whether a model says that what an expression gives is harmless, whatever it is given. */
export function givesHarmless(flow: Flow, node: Node): boolean {
  if (!flow.places.hasGuards('result')) return false;
  return flow.places.guardsAt(node).some((guard) => {
    const { when, removes } = guard.part;
    return when === 'result' && (removes === undefined || leavesNoHarm(flow, guard, removes));
  });
}

function charactersOf(
  flow: Flow,
  guard: PartMatch<Guard>,
  metavariable: string,
  read: typeof matchedCharacters,
): MatchedCharacters | undefined {
  const node = boundNode(guard, metavariable);
  const source = node && expressionOf(flow, node, 0);
  return source === undefined ? undefined : read(source, flow.semantics.regexDialect);
}

/** The source of a regular expression, its flags in front: a literal, a text, or what is made of one. */
function expressionOf(flow: Flow, node: Node, depth: number): string | undefined {
  if (depth > MOST_DEFINITIONS) return undefined;
  if (node.kind === 'Regex') return literalOf(node.text);
  const constant = flow.facts.constant(node);
  if (constant?.type === 'regex') return literalOf(constant.text);
  if (constant?.type === 'string')
    return flow.semantics.regexesAreDelimited === true
      ? (literalOf(constant.value) ?? constant.value)
      : constant.value;
  if (node.kind === 'Call' || node.kind === 'New') {
    const [given, another] = node.get('arguments')?.children ?? [];
    // What else is said may change what the expression means.
    return given === undefined || another !== undefined ? undefined : expressionOf(flow, given, depth + 1);
  }
  const definition = NAMES.has(node.kind) ? flow.facts.definition(node) : undefined;
  return definition === undefined || definition === node
    ? undefined
    : expressionOf(flow, definition, depth + 1);
}

function literalOf(text: string): string | undefined {
  const literal = regexLiteral(text);
  return literal && withFlags(literal);
}
