/**
 * The expressions of `metavariable-comparison`: the subset of Python that Semgrep documents. A small
 * recursive-descent parser evaluates as it reads; names are metavariables. Whatever cannot be evaluated (a
 * metavariable without a value, a wrong type, an unknown function) makes the comparison not hold.
 */

import { compileRegex } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';

export type ComparisonValue = number | string | boolean | null | readonly ComparisonValue[];

/** Gives the value of a metavariable (`$X`), or undefined when it has none. */
export type ValueOf = (metavariable: string) => ComparisonValue | undefined;

class NoValue extends Error {}

/** Whether an expression holds. `error` is for expressions that are no expression at all. */
export function evaluateComparison(
  source: string,
  value: ValueOf,
  searches: SearchBudget,
  today: () => Date = () => new Date(),
): boolean | { readonly error: string } {
  const tokens = tokenize(source);
  if (tokens === null)
    return { error: `The comparison \`${source}\` has a character that is not understood.` };
  const parser = new Parser(tokens, value, searches, today);
  try {
    const value = parser.expression(0);
    if (!parser.done)
      return { error: `The comparison \`${source}\` is not understood from \`${parser.rest}\` on.` };
    return truthy(value);
  } catch (error) {
    if (error instanceof NoValue) return false;
    if (error instanceof SyntaxError)
      return { error: `The comparison \`${source}\` is not understood: ${error.message}` };
    throw error;
  }
}

const TOKEN =
  /\s*(?:(\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(\$(?:\.\.\.)?\w+|[A-Za-z_]\w*(?:\.\w+)*)|(\*\*|\/\/|<<|>>|==|!=|<=|>=|&&|\|\||[-+*/%<>()[\],|&^~!]))/y;

function tokenize(source: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const hex = /\s*(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)/y;
    hex.lastIndex = at;
    const match = hex.exec(source) ?? TOKEN.exec(source);
    if (match === null) return null;
    tokens.push(match[0].trim());
    TOKEN.lastIndex = at + match[0].length;
  }
  return tokens;
}

/** What a string in an expression says. */
function textOf(token: string): string {
  return token
    .slice(1, -1)
    .replace(/\\(.)/g, (whole, next: string) =>
      next === '\\' || next === '"' || next === "'" ? next : whole,
    );
}

/** The regular expressions that a comparison gives to `re.match` and `re.search`. */
export function regexesIn(source: string): string[] {
  const tokens = tokenize(source) ?? [];
  return tokens.flatMap((token, i) => {
    const argument = tokens[i + 2];
    const isSearch = token === 're.match' || token === 're.search';
    return isSearch && argument !== undefined && /^["']/.test(argument) ? [textOf(argument)] : [];
  });
}

/** Binding powers of binary operators, weakest first. */
const POWER: Readonly<Record<string, number>> = {
  or: 1,
  '||': 1,
  and: 2,
  '&&': 2,
  in: 4,
  'not in': 4,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '//': 10,
  '%': 10,
  '**': 12,
};

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly value: ValueOf,
    private readonly searches: SearchBudget,
    private readonly today: () => Date,
  ) {}

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  get rest(): string {
    return this.tokens.slice(this.at).join(' ');
  }

  expression(power: number): ComparisonValue {
    if (++this.depth > 100) throw new SyntaxError('it is nested too deeply');
    let left = this.unary();
    for (;;) {
      let operator = this.tokens[this.at];
      if (operator === 'not' && this.tokens[this.at + 1] === 'in') operator = 'not in';
      const strength = operator === undefined ? undefined : POWER[operator];
      if (operator === undefined || strength === undefined || strength <= power) break;
      this.at += operator === 'not in' ? 2 : 1;
      left = apply(operator, left, this.operand(operator, strength));
    }
    this.depth--;
    return left;
  }

  /** The right side; one without a value does not matter to `or` and `and` as long as the left decides. */
  private operand(operator: string, strength: number): ComparisonValue {
    return this.expression(operator === '**' ? strength - 1 : strength);
  }

  private unary(): ComparisonValue {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new SyntaxError('it ends too early');
    if (token === 'not' || token === '!') return !truthy(this.expression(3));
    if (token === '-') return -number(this.expression(11));
    if (token === '+') return number(this.expression(11));
    if (token === '~') return ~number(this.expression(11));
    if (token === '(') {
      const value = this.expression(0);
      this.expect(')');
      return value;
    }
    if (token === '[') return this.list(']');
    if (/^\d/.test(token)) return Number(token.replace(/_/g, ''));
    if (/^["']/.test(token)) return textOf(token);
    if (token.startsWith('$')) {
      const value = this.value(token);
      if (value === undefined) throw new NoValue();
      return value;
    }
    if (token === 'True' || token === 'true') return true;
    if (token === 'False' || token === 'false') return false;
    if (token === 'None' || token === 'null') return null;
    if (this.tokens[this.at] === '(') {
      this.at++;
      return this.call(token, this.list(')'));
    }
    throw new SyntaxError(`\`${token}\` is not known`);
  }

  private list(close: string): ComparisonValue[] {
    const items: ComparisonValue[] = [];
    while (this.tokens[this.at] !== close) {
      items.push(this.expression(0));
      if (this.tokens[this.at] === ',') this.at++;
      else break;
    }
    this.expect(close);
    return items;
  }

  private expect(token: string): void {
    if (this.tokens[this.at++] !== token) throw new SyntaxError(`\`${token}\` is missing`);
  }

  private call(name: string, args: readonly ComparisonValue[]): ComparisonValue {
    const [first, second] = args;
    switch (name) {
      case 'int':
        return integer(first, second);
      case 'float':
        return number(Number(first));
      case 'str':
        return String(first ?? 'None');
      case 'len':
        if (typeof first === 'string') return [...first].length;
        if (Array.isArray(first)) return first.length;
        throw new NoValue();
      case 'abs':
        return Math.abs(number(first));
      case 'today':
        return Math.floor(this.today().getTime() / 1000);
      case 'strptime': {
        const time = typeof first === 'string' ? Date.parse(first) : Number.NaN;
        return number(time / 1000);
      }
      case 're.match':
      case 're.search': {
        if (typeof first !== 'string' || typeof second !== 'string') throw new NoValue();
        const compiled = compileRegex(first);
        if (!('regex' in compiled)) throw new SyntaxError(compiled.error);
        return name === 're.match'
          ? compiled.regex.testStart(second, this.searches)
          : compiled.regex.test(second, this.searches);
      }
      default:
        throw new SyntaxError(`the function \`${name}\` is not known`);
    }
  }
}

function truthy(value: ComparisonValue): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function number(value: ComparisonValue | undefined): number {
  const result = typeof value === 'boolean' ? Number(value) : value;
  if (typeof result !== 'number' || Number.isNaN(result)) throw new NoValue();
  return result;
}

function integer(value: ComparisonValue | undefined, base: ComparisonValue | undefined): number {
  if (typeof value === 'string') {
    const text = value.trim().replace(/_/g, '');
    const plain = base === undefined || base === 0 ? Number(text) : Number.parseInt(text, number(base));
    return Math.trunc(number(plain));
  }
  return Math.trunc(number(value));
}

function apply(operator: string, left: ComparisonValue, right: ComparisonValue): ComparisonValue {
  switch (operator) {
    case 'or':
    case '||':
      return truthy(left) ? left : right;
    case 'and':
    case '&&':
      return truthy(left) ? right : left;
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case 'in':
      return contains(right, left);
    case 'not in':
      return !contains(right, left);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return order(operator, left, right);
    case '+':
      if (typeof left === 'string' && typeof right === 'string') return left + right;
      if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
      return number(left) + number(right);
    default:
      return arithmetic(operator, number(left), number(right));
  }
}

function equal(a: ComparisonValue, b: ComparisonValue): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => equal(item, b[i] as ComparisonValue));
  return a === b;
}

function contains(all: ComparisonValue, one: ComparisonValue): boolean {
  if (typeof all === 'string' && typeof one === 'string') return all.includes(one);
  if (Array.isArray(all)) return all.some((item) => equal(item, one));
  throw new NoValue();
}

function order(operator: string, left: ComparisonValue, right: ComparisonValue): boolean {
  const strings = typeof left === 'string' && typeof right === 'string';
  const a = strings ? left : number(left);
  const b = strings ? right : number(right);
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a - b * Math.floor(a / b);
    case '**':
      return a ** b;
    case '<<':
      return a * 2 ** b;
    case '>>':
      return Math.floor(a / 2 ** b);
    case '&':
      return Number(BigInt(Math.trunc(a)) & BigInt(Math.trunc(b)));
    case '|':
      return Number(BigInt(Math.trunc(a)) | BigInt(Math.trunc(b)));
    default:
      return Number(BigInt(Math.trunc(a)) ^ BigInt(Math.trunc(b)));
  }
}
