/** The variables of a region as a walk over its code meets them, and which of them the walk can follow. */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { Variable } from './flowState.ts';
import { type Binding, isReceiver, type Scope } from './scopes.ts';

export class FlowVariables {
  /** The innermost scope around the place of the walk. */
  scope: Scope;
  private readonly variables = new Map<Binding | string, Variable>();

  constructor(
    private readonly region: Scope,
    private readonly semantics: Semantics,
  ) {
    this.scope = region;
  }

  /** The variable that an identifier, or a member of the receiver, names; undefined when it is neither. */
  of(node: Node): Variable | undefined {
    if (node.kind === 'Identifier') {
      const isField = this.scope.kind === 'class' && this.semantics.bareMembers === undefined;
      return this.named(node.text, isField);
    }
    const property = node.kind === 'Member' ? node.get('property') : undefined;
    if (property?.kind !== 'Identifier' || !isReceiver(node.get('object'), this.semantics)) return undefined;
    return this.named(property.text, true);
  }

  /** The variable of a name, or of a field of the receiver. */
  named(name: string, isMember: boolean): Variable {
    const binding = isMember ? undefined : this.bindingOf(name);
    // In languages that may leave `this` out, both spellings are the same variable.
    const key = binding ?? (isMember && this.semantics.bareMembers !== 'everywhere' ? `.${name}` : name);
    let variable = this.variables.get(key);
    if (variable === undefined) {
      variable = new Variable(this.isUnstable(name, binding), binding === undefined);
      this.variables.set(key, variable);
    }
    return variable;
  }

  /** The binding of a name in the region, from where the walk is. */
  private bindingOf(name: string): Binding | undefined {
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const binding = scope.bindings.get(name);
      if (binding !== undefined) {
        return scope.kind === 'class' && this.semantics.bareMembers === undefined ? undefined : binding;
      }
      if (scope === this.region) return undefined;
    }
    return undefined;
  }

  private isUnstable(name: string, binding: Binding | undefined): boolean {
    if (this.region.jumps) return true;
    if (binding !== undefined) {
      return binding.escapes || (binding.foreignWrites.length > 0 && binding.scope.kind !== 'class');
    }
    const writes = [
      ...(this.region.freeWrites.get(name) ?? []),
      ...(this.region.memberWrites.get(name) ?? []),
    ];
    return writes.some((write) => write.region !== this.region);
  }
}
