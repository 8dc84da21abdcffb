/**
 * Arithmetic on constants: what operators, literals and well-known functions of strings give.
 *
 * Where a value cannot be computed but certainly holds nothing from outside, the answer is "some string" or
 * "some number"; where even that is not certain, there is none.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { numberOf } from '../text/numbers.ts';
import type { Constant } from './facts.ts';

/** Longer strings are some string: repeated doubling must not fill the memory. */
const MAXIMUM_STRING = 1 << 16;

export const SOME_STRING: Constant = { type: 'some-string' };
export const SOME_NUMBER: Constant = { type: 'some-number' };
export const SOME_BOOL: Constant = { type: 'some-bool' };

/** Whether a string is of bytes, as its prefix says. */
function isBytes({ children }: Node): boolean {
  return children[0]?.kind === 'Modifier';
}

/** The value of a literal; undefined for every other node. */
export function literal(node: Node): Constant | undefined {
  switch (node.kind) {
    case 'String':
      return isBytes(node)
        ? { type: 'string', value: node.text, isBytes: true }
        : { type: 'string', value: node.text };
    case 'StringText':
    case 'Char':
      return { type: 'string', value: node.text };
    case 'Number': {
      const value = numberOf(node.text);
      // Whole numbers beyond what a double holds exactly would compare equal to their neighbours.
      const exact = !Number.isInteger(value) || Number.isSafeInteger(value) || /[.eE]/.test(node.text);
      return Number.isNaN(value) || !exact ? SOME_NUMBER : { type: 'number', value };
    }
    case 'Bool':
      return { type: 'bool', value: node.text === 'true' };
    case 'Null':
      return { type: 'null' };
    case 'Regex':
      return { type: 'regex', text: node.text };
    default:
      return undefined;
  }
}

/** What is known when the one or the other holds. */
export function join(a: Constant | undefined, b: Constant | undefined): Constant | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (same(a, b)) return a;
  if (isString(a) && isString(b)) return SOME_STRING;
  if (isNumber(a) && isNumber(b)) return SOME_NUMBER;
  return isBool(a) && isBool(b) ? SOME_BOOL : undefined;
}

function same(a: Constant, b: Constant): boolean {
  if (a.type !== b.type) return false;
  if ('value' in a && 'value' in b) return a.value === b.value;
  return !(a.type === 'regex' && b.type === 'regex') || a.text === b.text;
}

export function isString(constant: Constant | undefined): boolean {
  return constant?.type === 'string' || constant?.type === 'some-string';
}

function isNumber(constant: Constant | undefined): boolean {
  return constant?.type === 'number' || constant?.type === 'some-number';
}

function isBool(constant: Constant | undefined): boolean {
  return constant?.type === 'bool' || constant?.type === 'some-bool';
}

/** The result of a binary operator; either operand may be unknown. */
export function binary(
  operator: string,
  left: Constant | undefined,
  right: Constant | undefined,
  semantics: Semantics,
): Constant | undefined {
  if (semantics.repetition?.includes(operator) && (isString(left) || isString(right))) {
    // Whatever the count is, the characters are known.
    return isString(left) ? repeat(left, right) : repeat(right, left);
  }
  // What is right of a decided condition is not even looked at.
  if (
    left?.type === 'bool' &&
    (operator === '&&' || operator === '||') &&
    left.value === (operator === '||')
  ) {
    return left;
  }
  if (left === undefined || right === undefined) return undefined;
  if (operator in COMPARISONS) return compare(operator, left, right);
  if (semantics.concatenation.includes(operator) && operator !== '%') {
    const plus = operator === '+';
    if (!plus || isString(left) || isString(right)) return concatenate([left, right], semantics);
  }
  if (operator === '&&' || operator === '||') return logical(operator, left, right);
  if (!isNumber(left) || !isNumber(right)) return undefined;
  if (left.type !== 'number' || right.type !== 'number') {
    return ARITHMETIC.has(operator) ? SOME_NUMBER : undefined;
  }
  return arithmetic(operator, left.value, right.value, semantics);
}

/** Parts put together into one string: an addition, a template. */
export function concatenate(
  parts: readonly (Constant | undefined)[],
  semantics: Semantics,
): Constant | undefined {
  let text = '';
  let known = true;
  for (const part of parts) {
    if (part === undefined) return undefined;
    if (part.type === 'string') text += part.value;
    else if (part.type === 'some-string') known = false;
    else if (semantics.concatenatesAnything !== true) return undefined;
    else {
      const written = spelled(part, semantics);
      if (written === undefined) known = false;
      else text += written;
    }
  }
  return known ? string(text) : SOME_STRING;
}

/** A template of constants: whatever is put in becomes text in every language. */
export function interpolate(
  parts: readonly (Constant | undefined)[],
  semantics: Semantics,
): Constant | undefined {
  return concatenate(parts, { ...semantics, concatenatesAnything: true });
}

/** How a value is spelled inside a string, where languages agree. */
function spelled(constant: Constant, { concatenatesAnything }: Semantics): string | undefined {
  if (constant.type === 'number' && Number.isSafeInteger(constant.value)) return String(constant.value);
  return concatenatesAnything === true && constant.type === 'string' ? constant.value : undefined;
}

function string(value: string): Constant {
  return value.length > MAXIMUM_STRING ? SOME_STRING : { type: 'string', value };
}

function repeat(text: Constant | undefined, count: Constant | undefined): Constant {
  if (text?.type !== 'string' || count?.type !== 'number') return SOME_STRING;
  const times = Math.max(0, Math.trunc(count.value));
  return text.value.length * times > MAXIMUM_STRING ? SOME_STRING : string(text.value.repeat(times));
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '===': (order) => order === 0,
  '!=': (order) => order !== 0,
  '!==': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** A comparison of two values of one type; how languages compare others differs. */
function compare(operator: string, left: Constant, right: Constant): Constant | undefined {
  const decide = COMPARISONS[operator];
  if (decide === undefined || left.type !== right.type) return undefined;
  if (left.type === 'null') return { type: 'bool', value: decide(0) };
  if (!('value' in left) || !('value' in right)) return undefined;
  // The order of strings depends on locale and encoding, so they are only equal or not.
  if (left.type !== 'number' && /[<>]/.test(operator)) return undefined;
  const order = left.value === right.value ? 0 : left.value < right.value ? -1 : 1;
  return { type: 'bool', value: decide(order) };
}

function logical(operator: string, left: Constant, right: Constant): Constant | undefined {
  if (left.type === 'bool') return left.value === (operator === '&&') ? right : left;
  return join(left, right);
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^']);

function arithmetic(
  operator: string,
  a: number,
  b: number,
  { integerDivision }: Semantics,
): Constant | undefined {
  if (!ARITHMETIC.has(operator)) return undefined;
  const whole = Number.isSafeInteger(a) && Number.isSafeInteger(b);
  let value: number;
  switch (operator) {
    case '+':
      value = a + b;
      break;
    case '-':
      value = a - b;
      break;
    case '*':
      value = a * b;
      break;
    case '/':
      value = whole && integerDivision === true ? Math.trunc(a / b) : a / b;
      break;
    case '//':
      value = Math.floor(a / b);
      break;
    case '%':
      // Languages differ in the sign of what a negative number leaves.
      if (a < 0 || b < 0) return SOME_NUMBER;
      value = a % b;
      break;
    case '**':
      value = a ** b;
      break;
    default:
      if (!whole) return SOME_NUMBER;
      value = bitwise(operator, a, b);
  }
  const exact = Number.isFinite(value) && (!whole || Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  return exact ? { type: 'number', value } : SOME_NUMBER;
}

function bitwise(operator: string, a: number, b: number): number {
  if (operator === '<<') return b < 0 || b > 1000 ? Number.NaN : a * 2 ** b;
  if (operator === '>>') return b < 0 ? Number.NaN : Math.floor(a / 2 ** b);
  const [x, y] = [BigInt(a), BigInt(b)];
  return Number(operator === '&' ? x & y : operator === '|' ? x | y : x ^ y);
}

/** The result of a unary operator. */
export function unary(operator: string, operand: Constant | undefined): Constant | undefined {
  if (operand === undefined) return undefined;
  switch (operator) {
    case '-':
      if (operand.type === 'number') return { type: 'number', value: 0 - operand.value };
      return operand.type === 'some-number' ? operand : undefined;
    case '+':
      return isNumber(operand) ? operand : undefined;
    case '~':
      if (operand.type !== 'number' || !Number.isSafeInteger(operand.value))
        return isNumber(operand) ? SOME_NUMBER : undefined;
      return { type: 'number', value: -operand.value - 1 };
    case '!':
      if (operand.type === 'bool') return { type: 'bool', value: !operand.value };
      return operand.type === 'some-bool' ? operand : undefined;
    default:
      return undefined;
  }
}

/** Methods that make a string out of a string and constant arguments, under their names in the languages. */
const STRING_METHODS = new Set(
  (
    'concat format strip lstrip rstrip trim trimStart trimEnd lower upper toLowerCase toUpperCase toLower ToLower ' +
    'ToUpper Trim title capitalize replace replaceAll Replace slice substring substr Substring padStart padEnd ' +
    'repeat toString ToString to_string to_s to_owned into as_str as_bytes encode decode intern freeze clone dup ' +
    'String formatted getBytes join'
  ).split(' '),
);

/**
 * A method called on a constant string with constant arguments. Only the simple ones are computed; of the
 * rest it is known that they add nothing from outside.
 */
export function stringMethod(
  method: string,
  receiver: Constant | undefined,
  args: readonly (Constant | undefined)[],
  semantics: Semantics,
): Constant | undefined {
  if (!isString(receiver) || !STRING_METHODS.has(method)) return undefined;
  if (args.some((arg) => arg === undefined)) return undefined;
  if (args.length === 0 && IDENTITY.has(method)) return receiver;
  if (method === 'concat') return interpolate([receiver, ...args], semantics);
  return SOME_STRING;
}

const IDENTITY = new Set(
  'toString ToString to_string to_s to_owned into as_str clone dup freeze intern'.split(' '),
);

/** `"%s and %d" % (a, b)`: computed for the plain placeholders, else some string. */
export function formatPercent(
  format: Constant | undefined,
  args: readonly (Constant | undefined)[],
): Constant | undefined {
  if (!isString(format) || args.some((arg) => arg === undefined)) return undefined;
  if (format?.type !== 'string') return SOME_STRING;
  let next = 0;
  let known = true;
  const text = format.value.replace(/%(?:%|[sdiu]|[^sdiu%])/g, (placeholder) => {
    if (placeholder === '%%') return '%';
    const arg = args[next++];
    if (arg?.type === 'string' && placeholder === '%s') return arg.value;
    if (arg?.type === 'number' && Number.isSafeInteger(arg.value) && /[sdiu]$/.test(placeholder))
      return String(arg.value);
    known = false;
    return '';
  });
  return known && next === args.length ? string(text) : SOME_STRING;
}
