/** The variables of a region as its code names them, and which of them its order of execution says all about. */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { type Binding, isReceiver, lookupIn, type Scope, scopeAt, type Write } from './scopes.ts';

/** A variable, or a field of the receiver. */
export interface RegionVariable {
  /** Its place among the variables of the region. */
  readonly index: number;
  /** Changed in ways that the order of code does not show. */
  readonly isUnstable: boolean;
  /** Belongs to a scope outside the region. */
  readonly isForeign: boolean;
}

export class RegionVariables {
  private readonly variables = new Map<Binding | string, RegionVariable>();
  private readonly names = new Set<string>();

  constructor(
    private readonly region: Scope,
    private readonly semantics: Semantics,
    /** Names where the order of the region's code shows that they are handed out. */
    private readonly handedOut: ReadonlySet<Node>,
  ) {}

  /** How many are written. */
  get count(): number {
    return this.variables.size;
  }

  /** The variable that the target of an assignment is, or of which it is a part. */
  written(target: Node): { readonly variable: RegionVariable; readonly isPart: boolean } | undefined {
    for (let at: Node | undefined = target; at !== undefined; at = at.get('object') ?? at.get('operand')) {
      const isPart = at !== target;
      const field = this.fieldOf(at);
      if (field !== undefined) return { variable: this.named(at, field, true), isPart };
      if (at.kind === 'Identifier') return { variable: this.named(at, at.text, this.isField(at)), isPart };
    }
    return undefined;
  }

  /** Whether a name that is assigned is a field, not a variable that code inside the class sees. */
  private isField(name: Node): boolean {
    return this.semantics.bareMembers === undefined && scopeAt(name, this.region).kind === 'class';
  }

  /** The variable of those that are written that an identifier, or a member of the receiver, names. */
  read(node: Node): RegionVariable | undefined {
    const field = this.fieldOf(node);
    const name = field ?? (node.kind === 'Identifier' ? node.text : undefined);
    if (name === undefined || !this.names.has(name)) return undefined;
    const isMember = field !== undefined;
    const binding = isMember ? undefined : this.bindingOf(node, name);
    return this.variables.get(binding ?? this.keyOf(name, isMember));
  }

  /** The field that a member of the receiver names. */
  private fieldOf(node: Node): string | undefined {
    const property = node.kind === 'Member' ? node.get('property') : undefined;
    if (property?.kind !== 'Identifier' || !isReceiver(node.get('object'), this.semantics)) return undefined;
    return property.text;
  }

  /** What a name that nothing in the region declares is known by. */
  private keyOf(name: string, isMember: boolean): string {
    // In languages that may leave `this` out, both spellings are the same variable.
    return isMember && this.semantics.bareMembers !== 'everywhere' ? `.${name}` : name;
  }

  private named(node: Node, name: string, isMember: boolean): RegionVariable {
    const binding = isMember ? undefined : this.bindingOf(node, name);
    const key = binding ?? this.keyOf(name, isMember);
    let variable = this.variables.get(key);
    if (variable === undefined) {
      variable = {
        index: this.variables.size,
        isUnstable: this.isUnstable(name, binding),
        isForeign: binding === undefined,
      };
      this.variables.set(key, variable);
      this.names.add(name);
    }
    return variable;
  }

  /** The binding of a name in the region, from where a node stands. */
  private bindingOf(node: Node, name: string): Binding | undefined {
    const binding = lookupIn(this.region, name, scopeAt(node, this.region));
    return binding?.scope.kind === 'class' && this.semantics.bareMembers === undefined ? undefined : binding;
  }

  private isUnstable(name: string, binding: Binding | undefined): boolean {
    // Jumps between statements of a module are not followed.
    if (this.region.jumps && this.region.kind !== 'function') return true;
    if (binding !== undefined) {
      const isUnseen = ({ isUnseen = false, at }: Write): boolean => isUnseen && !this.handedOut.has(at);
      return (
        binding.writes.some(isUnseen) || (binding.foreignWrites.length > 0 && binding.scope.kind !== 'class')
      );
    }
    const writes = [
      ...(this.region.freeWrites.get(name) ?? []),
      ...(this.region.memberWrites.get(name) ?? []),
    ];
    return writes.some((write) => write.region !== this.region);
  }
}
