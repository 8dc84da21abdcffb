/** What answers a route, from how its declaration names it: an expression, or a text that a framework has a form for. */

import type { Facts } from '../facts/facts.ts';
import type { HandlerForm } from '../rule/frameworks.ts';
import { metavariableOf } from '../rule/textPatterns.ts';
import { isFunction, type Node } from '../syntax/node.ts';
import { compileRegex } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import type { Reference } from './declarations.ts';
import type { References } from './references.ts';
import { fill } from './templates.ts';

/** How deep calls that wrap a handler are looked into. */
const MAXIMUM_WRAPPERS = 10;

/**
 * What an expression names: a function, a class, what is inside a call that wraps it (`asyncHandler(f)`,
 * `View.as_view()`), or a list of a class and the name of its method.
 */
export function handlerOf(node: Node, references: References, facts: Facts, depth = 0): Reference | null {
  if (depth > MAXIMUM_WRAPPERS) return null;
  if (node.kind === 'Array') return handlerInList(node, references, facts);
  if (node.kind !== 'Call' && node.kind !== 'New') return functionOf(node, references);
  const given = (node.get('arguments')?.children ?? []).map((argument) => argument.get('value') ?? argument);
  const wrapped = given.filter(mayAnswer).toReversed();
  // Nobody knows what a call answers with that is given what may be the handler, unless that is it.
  const [likely] = [...wrapped.filter(isFunction), ...wrapped];
  return likely === undefined
    ? functionOf(node, references)
    : handlerOf(likely, references, facts, depth + 1);
}

/** What an expression stands for, where that may be a function: a parameter or router is none. */
function functionOf(node: Node, references: References): Reference | null {
  const found = references.of(node);
  return found?.type === 'parameter' || found?.type === 'router' ? null : found;
}

/** Whether an argument of a wrapper may be what it wraps. */
function mayAnswer({ kind }: Node): boolean {
  return MAY_ANSWER.has(kind);
}

const MAY_ANSWER = new Set(['Lambda', 'FunctionDef', 'Identifier', 'Member', 'Call']);

/** `[UserController::class, 'show']` is that method; in a list of several functions the last answers. */
function handlerInList(list: Node, references: References, facts: Facts): Reference | null {
  const [first, second] = list.children;
  const last = list.children.at(-1);
  if (first === undefined || last === undefined) return null;
  const name = second === undefined ? undefined : facts.constant(second);
  if (name?.type !== 'string') return handlerOf(last, references, facts, 1);
  const owner = references.of(first);
  if (owner?.type === 'import' || owner?.type === 'name')
    return { ...owner, names: [...owner.names, name.value] };
  const defined = owner?.type === 'place' ? references.definitions.at(owner.at) : undefined;
  return defined === undefined ? null : { type: 'name', names: [...defined.names, name.value] };
}

/** What the text of a handler names; null where no form of the framework reads it. */
export function handlerNamed(
  text: string,
  forms: readonly HandlerForm[],
  budget: SearchBudget,
): Reference | null {
  for (const { form, name } of forms) {
    const compiled = compileRegex(form);
    if ('error' in compiled) continue;
    const [found] = compiled.regex.matches(text, budget);
    if (found === undefined) continue;
    const groups = new Map(
      found.groups.flatMap((group) =>
        group?.name === undefined ? [] : [[metavariableOf(group.name), group.text] as const],
      ),
    );
    const filled = fill(name, (metavariable) => groups.get(metavariable) ?? null);
    if (filled !== null)
      return { type: 'name', names: filled.split(/[.\\]|::/).filter((part) => part !== '') };
  }
  return null;
}
