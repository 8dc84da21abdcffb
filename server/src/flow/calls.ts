/** Lowers names, members, elements, calls, containers, and functions as values. */

import type { Node } from '../syntax/node.ts';
import { type Instruction, SELF } from './il.ts';
import { constantKey, fieldOf, TargetLowering, variableOf } from './targets.ts';

export abstract class CallLowering extends TargetLowering {
  /** Code of which no more is known than what it is made of. */
  protected abstract unknown(node: Node): Instruction;

  protected values(nodes: readonly Node[]): Instruction[] {
    return nodes.map((node) => this.value(node));
  }

  /** The values of the roles of a node that are there. */
  protected roles(node: Node, ...roles: readonly string[]): Instruction[] {
    return roles.flatMap((role) => {
      const child = node.get(role);
      return child === undefined ? [] : [this.value(child)];
    });
  }

  protected name(node: Node, isCallee: boolean): Instruction {
    const field = fieldOf(node, this.semantics);
    if (field !== undefined)
      return this.emit('member', node, [this.emit('read', node, [], { name: SELF })], { name: field });
    const name = variableOf(node, this.semantics);
    const isBare = this.semantics.bareCalls === true && !isCallee && /^[a-z_]/.test(name) && name !== SELF;
    return this.emit(isBare && !this.isAssigned(name) ? 'bare' : 'read', node, [], { name });
  }

  /** Whether a call is only a block behind the call that it seems to call. */
  protected isTrailing(call: Node): boolean {
    const list = call.get('arguments')?.children;
    return this.semantics.trailingLambdas === true && list?.every(({ kind }) => kind === 'Lambda') === true;
  }

  protected callOrNew(node: Node): Instruction {
    let list = node.get('arguments')?.children ?? [];
    let call = node;
    let callee = node.get('callee');
    while (call.kind === 'Call' && callee?.kind === 'Call' && this.isTrailing(call)) {
      call = callee;
      list = [...(call.get('arguments')?.children ?? []), ...list];
      callee = call.get('callee');
    }
    const operands = this.roles(node, 'object');
    const called = callee === undefined ? this.emit('literal', node) : this.callee(callee);
    const placement = node.get('placement')?.children ?? [];
    const made = this.call(node, called, [...placement, ...list], operands);
    const others = this.roles(node, 'initializer', 'body');
    return others.length === 0 ? made : this.emit('join', node, [made, ...others]);
  }

  /** A callee, of which a member is no call by itself. */
  protected callee(node: Node): Instruction {
    if (node.kind === 'Identifier') return this.name(node, true);
    return node.kind === 'Member' ? this.member(node, this.roles(node, 'object')[0], true) : this.value(node);
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
    others: readonly Instruction[] = [],
  ): Instruction {
    const operands = [callee, ...this.values(list), ...others];
    const made = this.emit(node.kind === 'New' ? 'new' : 'call', node, operands);
    const name = callee.node.kind === 'Identifier' ? callee.node.text : '';
    if (this.semantics.outputFunctions?.includes(name) === true)
      for (const given of operands.slice(1)) this.emit('result', given.node, [given]);
    return made;
  }

  protected member(node: Node, object: Instruction | undefined, isCallee: boolean): Instruction {
    const property = node.get('property');
    if (object === undefined || property === undefined) return this.unknown(node);
    const member =
      property.kind === 'Identifier'
        ? this.emit('member', node, [object], { name: property.text })
        : this.emit('index', node, [object, this.value(property)]);
    if (isCallee || this.semantics.bareCalls !== true || node.text !== '') return member;
    // Where a member alone calls the method that it names.
    return this.emit('call', node, [member]);
  }

  protected index(node: Node, object?: Instruction): Instruction {
    const index = node.get('index');
    if (object === undefined || index === undefined) return this.unknown(node);
    const name = constantKey(index) ?? null;
    return this.emit('index', node, [object, this.value(index)], { name });
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
    return this.emit('make', node, operands, { keys });
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

  protected closure(node: Node): Instruction {
    const decorators = node.get('decorators')?.children ?? [];
    const supers = node.get('supers')?.children ?? [];
    return this.emit('closure', node, this.values([...decorators, ...supers]));
  }
}
