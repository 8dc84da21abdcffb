/** Lowers names, members, elements, calls, containers, and functions as values. */

import { dottedText } from '../syntax/dottedText.ts';
import type { Node } from '../syntax/node.ts';
import { completing, NO_OPERANDS } from './builder.ts';
import { constantKey, type Instruction, SELF } from './il.ts';
import { fieldOf, TargetLowering, variableOf } from './targets.ts';

export abstract class CallLowering extends TargetLowering {
  /** Code of which no more is known than what it is made of. */
  protected abstract unknown(node: Node): Instruction;

  protected values(nodes: readonly Node[]): readonly Instruction[] {
    return nodes.length === 0 ? NO_OPERANDS : nodes.map((node) => this.value(node));
  }

  /** The value of a role of a node, if it is there. */
  protected optional(node: Node, role: string): Instruction | undefined {
    const child = node.get(role);
    return child && this.value(child);
  }

  /** As `optional`, as the operands of an instruction. */
  protected only(node: Node, role: string): readonly Instruction[] {
    const value = this.optional(node, role);
    return value === undefined ? NO_OPERANDS : [value];
  }

  protected name(node: Node, isCallee: boolean): Instruction {
    const field = fieldOf(node, this.semantics);
    if (field !== undefined) return this.emit('member', node, [this.emit('read', node, [], SELF)], field);
    const name = variableOf(node, this.semantics);
    const isBare = this.semantics.bareCalls === true && !isCallee && /^[a-z_]/.test(name) && name !== SELF;
    return this.emit(isBare && !this.isAssigned(name) ? 'bare' : 'read', node, [], name);
  }

  /** Whether a call is only a block behind the call that it seems to call. */
  protected isTrailing(call: Node): boolean {
    const list = call.get('arguments')?.children;
    return this.semantics.trailingLambdas === true && list?.every(({ kind }) => kind === 'Lambda') === true;
  }

  /** A construction, or a call whose callee does not stand before it. */
  protected callOrNew(node: Node): Instruction {
    const object = this.only(node, 'object');
    const callee = node.get('callee');
    const called = callee === undefined ? this.emit('literal', node) : this.callee(callee);
    const placement = this.values(node.get('placement')?.children ?? []);
    const list = node.get('arguments')?.children ?? [];
    const made = this.call(node, called, list, [...placement, ...object]);
    const others = [...this.only(node, 'initializer'), ...this.only(node, 'body')];
    return others.length === 0 ? made : this.emit('join', node, [made, ...others]);
  }

  /** A callee, of which a member is no call by itself. */
  protected callee(node: Node): Instruction {
    if (node.kind === 'Identifier') return completing(node, this.name(node, true));
    return node.kind === 'Member'
      ? completing(node, this.member(node, this.optional(node, 'object'), true))
      : this.value(node);
  }

  /** What a call that is put off calls, and what it is given. */
  protected callOperands(call: Node): Instruction[] {
    const callee = call.get('callee');
    return [
      ...(callee === undefined ? [] : [this.callee(callee)]),
      ...this.values(call.get('arguments')?.children ?? []),
    ];
  }

  protected call(
    node: Node,
    callee: Instruction,
    list: readonly Node[],
    others: readonly Instruction[] = NO_OPERANDS,
  ): Instruction {
    const operands = [callee];
    for (const argument of list) operands.push(this.value(argument));
    for (const other of others) operands.push(other);
    const made = this.emit(node.kind === 'New' ? 'new' : 'call', node, operands);
    const name = callee.node.kind === 'Identifier' ? callee.node.text : '';
    if (this.semantics.outputFunctions?.includes(name) === true)
      for (const given of operands.slice(1)) this.emit('result', given.node, [given]);
    if (this.semantics.endingFunctions?.includes(dottedText(callee.node) ?? '') === true) this.raise();
    return made;
  }

  protected member(node: Node, object: Instruction | undefined, isCallee: boolean): Instruction {
    const property = node.get('property');
    if (object === undefined || property === undefined) return this.unknown(node);
    const member =
      property.kind === 'Identifier'
        ? this.emit('member', node, [object], property.text)
        : this.emit('index', node, [object, this.value(property)]);
    if (isCallee || this.semantics.bareCalls !== true || node.text !== '') return member;
    // Where a member alone calls the method that it names.
    return this.emit('call', node, [member]);
  }

  protected index(node: Node, object?: Instruction): Instruction {
    const index = node.get('index');
    if (object === undefined || index === undefined) return this.unknown(node);
    const name = constantKey(index) ?? null;
    return this.emit('index', node, [object, this.value(index)], name);
  }

  protected container(node: Node): Instruction {
    const operands: Instruction[] = [];
    const keys: (string | null)[] = [];
    node.children.forEach((child, i) => {
      const isPair = child.kind === 'Pair';
      const value = isPair ? child.get('value') : child;
      keys.push(this.keyOf(child, i, node.kind === 'Object'));
      operands.push(this.value(value ?? child));
    });
    return this.make(node, operands, keys);
  }

  /** The key of an entry; a key that is worked out is lowered. */
  protected keyOf(child: Node, i: number, isObject: boolean): string | null {
    if (child.kind === 'FunctionDef') return child.get('name')?.text ?? null;
    if (child.kind === 'Spread') return null;
    const key = child.kind === 'Pair' ? child.get('key') : undefined;
    if (key === undefined) return isObject ? null : String(i);
    if (key.kind === 'Identifier' && this.semantics.keysAreNames === true) return key.text;
    const known = constantKey(key);
    if (known === undefined) this.value(key);
    return known ?? null;
  }

  protected closure(node: Node, name: string | null = null): Instruction {
    const decorators = node.get('decorators')?.children ?? [];
    const supers = node.get('supers')?.children ?? [];
    const isPlain = decorators.length === 0 && supers.length === 0;
    const operands = isPlain ? NO_OPERANDS : this.values([...decorators, ...supers]);
    return this.emit('closure', node, operands, name);
  }
}
