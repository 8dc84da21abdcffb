/** Numbers and booleans, which a rule may take for harmless: no text can be smuggled in them. */

import {
  elements,
  isBooleanType,
  isClosedType,
  isNumberType,
  lastTypeArguments,
} from '../facts/typeTexts.ts';
import type { Node } from '../syntax/node.ts';
import type { Flow } from './flow.ts';

/** Whether the rule takes it that the value of an expression carries no data, for what its type is. */
export function isHarmless(flow: Flow, node: Node): boolean {
  const { safeNumbers, safeBooleans, closedTypes } = flow.options;
  if (!safeNumbers && !safeBooleans && !closedTypes) return false;
  const types = flow.facts.typeNames(node);
  if (types.some((type) => isHarmlessType(flow, type) || isCollectionOfHarmless(flow, type))) return true;
  return isOfEnumeration(flow, node) || (safeNumbers && isNumber(flow, node, 0));
}

/** Whether a type, by its last name, is one whose values carry no data. */
export function isHarmlessType(flow: Flow, type: string): boolean {
  const { options } = flow;
  if (options.closedTypes && (isClosedType(type) || isEnumeration(flow, type))) return true;
  return (options.safeNumbers && isNumberType(type)) || (options.safeBooleans && isBooleanType(type));
}

/** Whether a class of the program has no objects but those that it lists, which may change with its declaration. */
function isEnumeration({ functions, work }: Flow, name: string): boolean {
  const entry = functions.classes.get(name);
  if (entry === undefined) return false;
  for (const segment of entry.declaring()) work.segments.add(segment);
  return entry.isEnumeration;
}

/** How many operators inside each other are looked through. */
const DEEPEST_OPERATOR = 24;

const ARITHMETIC: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '>>>', '&', '|', '^'],
]);

/** Signs: what they are given is a number afterwards, whatever it was. */
const SIGNS: ReadonlySet<string> = new Set(['-', '+', '~']);

function isNumber(flow: Flow, node: Node, depth: number): boolean {
  if (flow.facts.typeNames(node).some(isNumberType)) return true;
  if (node.kind === 'Update') return flow.semantics.pointerArithmetic !== true;
  if (node.kind === 'Unary') return SIGNS.has(node.text);
  if (node.kind !== 'Binary' || !ARITHMETIC.has(node.text) || depth >= DEEPEST_OPERATOR) return false;
  const [left, right] = node.children.map((side) => isNumber(flow, side, depth + 1));
  if (movesPointer(flow, node.text) && node.text === '-') return left === true;
  const needsBoth = makesText(flow, node.text) || movesPointer(flow, node.text);
  return needsBoth ? left === true && right === true : left === true || right === true;
}

/** Whether an operator may give a place further on in what a pointer leads to: `line + 1`, `end - 4`. */
function movesPointer({ semantics }: Flow, operator: string): boolean {
  return semantics.pointerArithmetic === true && (operator === '+' || operator === '-');
}

/** Whether an operator may make text of a number and something else: `"a" + 1`, `"a" * 3`. */
function makesText({ semantics }: Flow, operator: string): boolean {
  const { concatenation, concatenatesAnything, repetition } = semantics;
  const isRepetition = repetition?.includes(operator) === true;
  return isRepetition || (concatenatesAnything === true && concatenation.includes(operator));
}

/** What many of are no numbers, but text or a file. */
const OF_DATA = /^(?:(?:un)?signed )?(?:[su]?byte|Byte|SByte|char|u?int8(?:_t)?|[iu]8|rune)$/;

/** Whether a type is a list, array or the like of what carries no data. */
function isCollectionOfHarmless(flow: Flow, type: string): boolean {
  if (!flow.options.closedTypes) return false;
  const inner = [...elements([type]), ...lastTypeArguments([type])];
  const isMapping = /\b\w*(?:Map|Dictionary|dict|Record)\b/.test(type);
  return (
    inner.length > 0 && !isMapping && inner.every((each) => !OF_DATA.test(each) && isHarmlessType(flow, each))
  );
}

/** Whether a call asks an enumeration of the program for one of its values: `Color.valueOf(name)`. */
function isOfEnumeration(flow: Flow, node: Node): boolean {
  if (!flow.options.closedTypes) return false;
  const callee = node.kind === 'Call' ? node.get('callee') : undefined;
  const object = callee?.kind === 'Member' ? callee.get('object') : undefined;
  return (
    object?.kind === 'Identifier' &&
    flow.semantics.enumerations?.lookUps?.includes(callee?.get('property')?.text ?? '') === true &&
    isEnumeration(flow, object.text)
  );
}
