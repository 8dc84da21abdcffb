/** The constants of a program: what a variable or an expression is certain to be where it is used. */

import { dottedText } from '../syntax/dottedText.ts';
import { CONTAINERS, type Node } from '../syntax/node.ts';
import {
  binary,
  formatPercent,
  interpolate,
  isString,
  join,
  literal,
  SOME_NUMBER,
  SOME_STRING,
  stringMethod,
  unary,
} from './evaluate.ts';
import type { Constant } from './facts.ts';
import { Definition, type Reaching } from './reaching.ts';
import type { Variables } from './variables.ts';

/** How deep evaluation goes through expressions and definitions before it gives up: the stack is finite. */
const DEEPEST_EVALUATION = 250;

export class Constants {
  private readonly known = new Map<Node | Definition, Constant | null>();
  private readonly open = new Set<Definition>();
  private depth = 0;

  constructor(private readonly variables: Variables) {}

  /** The constant that an expression always has; undefined when it may differ or is not known. */
  of(node: Node): Constant | undefined {
    // An assignment has a value where it is an operand; by itself it is no constant.
    if (node.kind === 'Assign') return undefined;
    return this.evaluate(node);
  }

  private evaluate(node: Node): Constant | undefined {
    const written = literal(node);
    if (written !== undefined) return written;
    if (!EVALUATED.has(node.kind)) return undefined;
    return this.remember(node, () => this.compute(node));
  }

  private remember(key: Node | Definition, compute: () => Constant | undefined): Constant | undefined {
    const known = this.known.get(key);
    if (known !== undefined) return known ?? undefined;
    if (this.depth >= DEEPEST_EVALUATION) return undefined;
    this.depth++;
    const value = compute();
    this.depth--;
    this.known.set(key, value ?? null);
    return value;
  }

  private part(node: Node, role: string): Constant | undefined {
    const child = node.get(role);
    return child && this.evaluate(child);
  }

  private compute(node: Node): Constant | undefined {
    const { semantics } = this.variables;
    switch (node.kind) {
      case 'Identifier':
        return this.reaching(this.variables.reaching(node));
      case 'Member': {
        const reaching = this.variables.reaching(node);
        if (reaching !== null) return this.reaching(reaching);
        const property = node.get('property')?.text ?? '';
        return semantics.lengthProperties?.includes(property) === true
          ? this.length(node.get('object'))
          : this.entry(node, property);
      }
      case 'Index': {
        const key = this.part(node, 'index');
        if (key?.type === 'string') return this.entry(node, key.value);
        return semantics.stringIndexes === true ? this.character(node, key) : undefined;
      }
      case 'Binary':
        return this.binary(node);
      case 'Unary':
        return unary(node.text, this.part(node, 'operand'));
      case 'Interpolated':
        return interpolate(
          node.children.map((child) => this.evaluate(child)),
          semantics,
        );
      case 'Interpolation': {
        const value = this.part(node, 'expression');
        return value !== undefined && node.get('format') !== undefined ? SOME_STRING : value;
      }
      case 'Conditional':
        return join(this.part(node, 'consequent'), this.part(node, 'alternative'));
      case 'Assign':
      case 'Cast':
        return this.part(node, 'value');
      case 'Call':
        return this.call(node);
      default:
        return undefined;
    }
  }

  /** What a literal object holds under a key. */
  private entry(node: Node, key: string | undefined): Constant | undefined {
    const object = node.get('object');
    const value = object === undefined || key === undefined ? undefined : this.variables.entryOf(object, key);
    return value && this.evaluate(value);
  }

  /** The character of a constant string at a place that is inside of it. */
  private character(node: Node, place: Constant | undefined): Constant | undefined {
    if (place?.type !== 'number') return undefined;
    const text = this.part(node, 'object');
    // Beyond ASCII languages count different things.
    if (text?.type !== 'string' || !/^[ -~]*$/.test(text.value)) return undefined;
    const character = text.value[place.value];
    return character === undefined ? undefined : { type: 'string', value: character };
  }

  private reaching(reaching: Reaching): Constant | undefined {
    if (reaching === null) return undefined;
    if (reaching instanceof Definition) return this.definition(reaching);
    const [first, ...others] = reaching.definitions;
    let value = first && this.definition(first);
    for (const other of others) {
      if (value === undefined) return undefined;
      value = join(value, this.definition(other));
    }
    return value;
  }

  private definition(definition: Definition): Constant | undefined {
    // A long run of `s += …` is followed from its start, so that it needs no depth.
    const run: Definition[] = [];
    for (let at: Reaching = definition; at instanceof Definition && !this.known.has(at); at = at.before)
      run.push(at);
    let value: Constant | undefined;
    for (let i = run.length - 1; i >= 0; i--) value = this.oneDefinition(run[i] as Definition);
    return run.length > 0 ? value : this.oneDefinition(definition);
  }

  private oneDefinition(definition: Definition): Constant | undefined {
    // What is defined by itself is not known; every operation on it is not known either.
    if (this.open.has(definition)) return undefined;
    this.open.add(definition);
    const value = this.remember(definition, () => this.computeDefinition(definition));
    this.open.delete(definition);
    return value;
  }

  private computeDefinition({ value, operator, before }: Definition): Constant | undefined {
    if (operator === null) return this.evaluate(value);
    const left = this.reaching(before);
    if (operator === '++' || operator === '--') {
      return left?.type === 'number'
        ? binary(operator.slice(1), left, { type: 'number', value: 1 }, this.variables.semantics)
        : undefined;
    }
    return binary(operator.slice(0, -1), left, this.evaluate(value), this.variables.semantics);
  }

  private binary(node: Node): Constant | undefined {
    // `a + b + c + …` leans to the left: evaluated from its start, it needs no depth.
    const spine: Node[] = [];
    for (let at = node.get('left'); at?.kind === 'Binary' && !this.known.has(at); at = at.get('left'))
      spine.push(at);
    for (let i = spine.length - 1; i >= 0; i--) {
      const inner = spine[i] as Node;
      this.remember(inner, () => this.oneBinary(inner));
    }
    return this.oneBinary(node);
  }

  private oneBinary(node: Node): Constant | undefined {
    const { semantics } = this.variables;
    const left = this.part(node, 'left');
    const right = node.get('right');
    if (node.text === '%' && isString(left) && semantics.concatenation.includes('%') && right !== undefined) {
      const values = right.kind === 'Tuple' || right.kind === 'Array' ? right.children : [right];
      return formatPercent(
        left,
        values.map((value) => this.evaluate(value)),
      );
    }
    const value = right && this.evaluate(right);
    return binary(node.text, left, value, semantics) ?? this.eitherSide(node, value);
  }

  /** `a and "x" or "y"`, where `and` gives one of its sides: what is not true gives way to what is behind `or`. */
  private eitherSide(node: Node, otherwise: Constant | undefined): Constant | undefined {
    const left = node.get('left');
    if (node.text !== '||' || left?.kind !== 'Binary' || left.text !== '&&') return undefined;
    if (this.variables.semantics.booleanLogic === true) return undefined;
    return join(this.part(left, 'right'), otherwise);
  }

  private call(node: Node): Constant | undefined {
    const { semantics } = this.variables;
    const callee = node.get('callee');
    if (callee === undefined) return undefined;
    const args = (): (Constant | undefined)[] =>
      (node.get('arguments')?.children ?? []).map((argument) => this.argument(argument));
    const name = dottedText(callee);
    if (name !== null && semantics.sizeFunctions?.includes(name) === true) return SOME_NUMBER;
    if (name !== null && semantics.lengthFunctions?.includes(name) === true) {
      const [value, another] = node.get('arguments')?.children ?? [];
      return another === undefined ? this.length(value) : undefined;
    }
    if (name !== null && semantics.stringFunctions?.includes(name) === true) {
      const values = args();
      return values.length > 0 && values.every((value) => value !== undefined) ? SOME_STRING : undefined;
    }
    const property = callee.kind === 'Member' ? callee.get('property') : undefined;
    const object = callee.get('object');
    if (property === undefined || object === undefined) return undefined;
    const receiver = this.evaluate(object);
    return isString(receiver) ? stringMethod(property.text, receiver, args(), semantics) : undefined;
  }

  /** The length of a constant string, or of a literal container that nothing can have changed. */
  private length(node: Node | undefined): Constant | undefined {
    if (node === undefined) return undefined;
    const text = this.evaluate(node);
    // Beyond ASCII languages count different things.
    if (text?.type === 'string' && /^[ -~]*$/.test(text.value))
      return { type: 'number', value: text.value.length };
    if (isString(text)) return SOME_NUMBER;
    const container = node.kind === 'Identifier' ? this.variables.unchangedContainer(node) : node;
    if (container === undefined || !CONTAINERS.has(container.kind)) return undefined;
    const { kind, children } = container;
    if (children.some((child) => child.kind === 'Spread' || child.kind === 'Comprehension')) return undefined;
    // Equal keys and members count once.
    const counts = kind === 'Array' || kind === 'Tuple' || this.areDistinct(children);
    return counts ? { type: 'number', value: children.length } : undefined;
  }

  /** Whether the members of a set, or the keys of a dictionary, certainly differ from each other. */
  private areDistinct(members: readonly Node[]): boolean {
    if (members.length < 2) return true;
    const keys = members.map((member) => member.get('key') ?? member);
    const values = new Set<unknown>();
    for (const key of keys) {
      const constant = key.kind === keys[0]?.kind ? this.evaluate(key) : undefined;
      if (constant === undefined || !('value' in constant)) return false;
      values.add(constant.value);
    }
    return values.size === keys.length;
  }

  /** An argument's constant; a list of constants counts as some string, for methods that join it. */
  private argument(node: Node): Constant | undefined {
    if (node.kind === 'Argument') return this.part(node, 'value');
    if (node.kind !== 'Array' && node.kind !== 'Tuple') return this.evaluate(node);
    return node.children.every((child) => this.evaluate(child) !== undefined) ? SOME_STRING : undefined;
  }
}

const EVALUATED = new Set([
  'Identifier',
  'Member',
  'Index',
  'Binary',
  'Unary',
  'Interpolated',
  'Interpolation',
  'Conditional',
  'Assign',
  'Cast',
  'Call',
]);
