/** Lowers what assignments, parameters, loops and the tests of cases write to: places, and patterns of them. */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { Builder } from './builder.ts';
import { type Condition, constantKey, type Instruction, type Place, restKey, SELF, SOME } from './il.ts';

export abstract class TargetLowering extends Builder {
  /** Whether a pattern is lowered that a value is compared to, rather than only taken apart by. */
  private isTest = false;

  /** Lowers an expression. */
  abstract value(node: Node): Instruction;

  /** Gives the value to a name, a field, an element, or takes it apart into those of a pattern. */
  protected assign(target: Node, value: Instruction): void {
    switch (target.kind) {
      case 'Identifier':
      case 'This':
      case 'Member':
      case 'Index':
        return this.assignPlace(target, value);
      case 'Array':
      case 'Tuple':
        return this.assignElements(target, value);
      case 'Object':
      case 'object_pattern':
        return this.assignFields(target, value);
      case 'Pair': {
        const [key, inner] = [target.get('key'), target.get('value')];
        if (key !== undefined) this.assign(key, this.emit('key', key, [value]));
        if (inner !== undefined) this.assign(inner, value);
        return;
      }
      case 'Assign':
        return this.assignWithDefault(target, value);
      case 'Unary':
        if (target.text === DEREFERENCE) return this.assignPlace(target, value);
        return this.assignInner(target, value);
      case 'VarDef':
      case 'Spread':
      case 'Parameter':
      case 'Cast':
        return this.assignInner(target, value);
      case 'Call':
      case 'New':
        return this.semantics.casesBind === true
          ? this.assignArguments(target, value)
          : this.assignPlace(target, value);
      default:
        return this.assignParts(target, value);
    }
  }

  private assignInner(target: Node, value: Instruction): void {
    const inner = INNER.map((role) => target.get(role)).find((each) => each !== undefined);
    if (inner !== undefined) this.assign(inner, value);
  }

  /** The names in the test of a case become parts of what is tested, where the language binds them. */
  protected bindTest(test: Node, value: Instruction): void {
    const outer = this.isTest;
    this.isTest = true;
    this.assignPart(test, value);
    this.isTest = outer;
  }

  /** Gives a part of a value to a part of a pattern. */
  private assignPart(part: Node, value: Instruction): void {
    // A constant, a member or a type in a test is what the value is compared to.
    const isCompared =
      this.isTest && (part.kind === 'Identifier' ? /^[A-Z]/.test(part.text) : COMPARED.has(part.kind));
    if (isCompared) this.value(part);
    else this.assign(part, value);
  }

  private assignPlace(target: Node, value: Instruction): void {
    const place = this.writtenPlace(target, value);
    const operands = [value];
    const object = target.get('object') ?? target.get('operand');
    const index = target.get('index');
    if (object !== undefined) operands.push(this.value(object));
    if (index !== undefined) operands.push(this.value(index));
    if (place !== null) this.effect('assign', target, operands, place);
    else if (object !== undefined) this.emit('store', target, operands, target.get('property')?.text ?? null);
    else this.emit('store', target, [value, this.value(target)]);
  }

  /** The place that is written to; `*end = '\0'` writes one character of a text, and leaves the others. */
  private writtenPlace(target: Node, value: Instruction): Place | null {
    const place = placeOf(target, this.semantics);
    const isCharacter =
      this.semantics.pointerArithmetic === true && target.kind === 'Unary' && value.node.kind === 'Char';
    return place !== null && isCharacter ? { ...place, path: [...place.path, SOME] } : place;
  }

  /** A place, whose value is given, is there no more. */
  protected remove(target: Node, value: Instruction): void {
    const place = placeOf(target, this.semantics);
    if (place !== null) this.effect('delete', target, [value], place);
  }

  private assignElements(target: Node, value: Instruction): void {
    const parts = partsOf(value, target.children);
    target.children.forEach((child, i) => {
      const key = child.kind === 'Pair' ? child.get('key') : undefined;
      const inner = child.get('value');
      if (child.kind === 'Spread') {
        if (inner !== undefined) this.assign(inner, this.emit('rest', child, [value], restKey(i)));
      } else if (key !== undefined) {
        const part = this.emit('part', child, [value], constantKey(key) ?? null);
        this.assignPart(inner ?? child, part);
      } else this.assignPart(child, parts?.[i] ?? this.emit('part', child, [value], String(i)));
    });
  }

  private assignFields(target: Node, value: Instruction): void {
    const taken: string[] = [];
    for (const child of target.children) {
      if (child.kind === 'Spread') {
        const inner = child.get('value');
        if (inner !== undefined) this.assign(inner, this.emit('rest', child, [value], restKey(taken)));
        continue;
      }
      const key = child.get('key');
      const inner = child.get('value') ?? (child.kind === 'Identifier' ? child : undefined);
      const name = key === undefined ? child.text : (constantKey(key) ?? key.text);
      taken.push(name);
      if (inner !== undefined) this.assignPart(inner, this.emit('part', child, [value], name));
      else this.assignParts(child, value);
    }
  }

  /** A constructor that takes a value apart: `Some(x)`, `Point { x, y }`. */
  private assignArguments(target: Node, value: Instruction): void {
    const fields = target.get('initializer');
    if (fields !== undefined) this.assign(fields, value);
    for (const child of target.get('arguments')?.children ?? []) {
      const inner = child.kind === 'Argument' ? (child.get('value') ?? child) : child;
      this.assignPart(inner, this.emit('part', child, [value]));
    }
  }

  /** `{a = 1}`: the default is only worked out where there is nothing else. */
  private assignWithDefault(target: Node, value: Instruction): void {
    const inner = target.get('target');
    const fallback = target.get('value');
    const given = fallback === undefined ? value : this.orDefault(value, fallback);
    if (inner !== undefined) this.assign(inner, given);
  }

  /** A value, or an expression where there is none. */
  protected orDefault(value: Instruction, fallback: Node): Instruction {
    const [missing, after] = [this.block(), this.block()];
    this.edge(missing, [presence(value.node, false)]);
    this.edge(after, [presence(value.node, true)]);
    this.enter(missing);
    const other = this.value(fallback);
    this.jump(after);
    return this.emit('join', value.node, [value, other]);
  }

  /** A pattern of which no more is known than that names inside it get parts of the value. */
  private assignParts(target: Node, value: Instruction): void {
    if (target.children.length === 0) return;
    for (const child of target.children) this.assignPart(child, this.emit('part', child, [value]));
  }
}

/** What stands before a pointer where what it points to is meant. */
const DEREFERENCE = '*';

/** The roles in which what is assigned to stands in what is around it. */
const INNER: readonly string[] = ['target', 'value', 'name', 'operand'];

const COMPARED: ReadonlySet<string> = new Set([
  ...['Member', 'Type', 'String', 'Number', 'Bool', 'Null', 'Regex', 'Char', 'Interpolated', 'Binary'],
]);

/** Assignments, whose value is what they assign. */
const HANDS_ON: ReadonlySet<string> = new Set(['Assign', 'VarDef']);

/** That a node is there, or is missing. */
export function presence(node: Node, isTrue: boolean): Condition {
  return { node, about: 'presence', isTrue, subject: null };
}

/** The variable and path of `a`, `a.b`, `a['b']`, `a[i]`, `this.x`; null for all else. */
export function placeOf(node: Node, semantics: Semantics): Place | null {
  const path: string[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.get('object') ?? at.get('operand')) {
    switch (at.kind) {
      case 'Identifier':
      case 'This': {
        const field = fieldOf(at, semantics);
        if (field !== undefined) path.push(field);
        return { variable: field === undefined ? variableOf(at, semantics) : SELF, path: path.reverse() };
      }
      case 'Member': {
        const property = at.get('property');
        path.push(property?.kind === 'Identifier' ? property.text : SOME);
        break;
      }
      case 'Index': {
        const index = at.get('index');
        path.push((index && constantKey(index)) ?? SOME);
        break;
      }
      default:
        if (at.kind !== 'Unary' || at.text !== DEREFERENCE) return null;
    }
  }
  return null;
}

/** The variable that a name, or the word for the receiver, means. */
export function variableOf({ kind, text }: Node, { selfNames }: Semantics): string {
  return kind === 'This' || selfNames.includes(text) ? SELF : text;
}

/** The field of the receiver that a name by itself means: Ruby's `@x`. */
export function fieldOf({ text }: Node, { fieldNames }: Semantics): string | undefined {
  return fieldNames?.exec(text)?.[1];
}

/** The values of a tuple or list that is assigned to as many targets. */
function partsOf(value: Instruction, targets: readonly Node[]): readonly Instruction[] | null {
  let made = value;
  while (made.op === 'same' && HANDS_ON.has(made.node.kind)) made = made.operands[0] as Instruction;
  const { op, node, operands } = made;
  if (op !== 'make' || (node.kind !== 'Tuple' && node.kind !== 'Array')) return null;
  if (operands.length !== targets.length) return null;
  const isFixed = [...node.children, ...targets].every(({ kind }) => kind !== 'Spread' && kind !== 'Pair');
  return isFixed ? operands : null;
}
