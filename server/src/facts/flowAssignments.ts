/** What a walk over code does at assignments and uses; where the code branches is in `flow.ts`. */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { FlowState } from './flowState.ts';
import { FlowVariables } from './flowVariables.ts';
import { callsOf, Definition, joined, type Use, weightOf } from './reaching.ts';
import { isReceiver, type Scope } from './scopes.ts';
import { assignedValue, targetsOf } from './targets.ts';

export abstract class AssignmentReader {
  protected readonly uses = new Map<Node, Use>();
  protected readonly state = new FlowState();
  protected readonly variables: FlowVariables;
  protected recording = true;
  protected calls = 0;
  protected throws = 0;
  /** Definitions that the expression being walked stands for. */
  protected weight = 0;

  constructor(
    protected readonly region: Scope,
    protected readonly semantics: Semantics,
  ) {
    this.variables = new FlowVariables(region, semantics);
  }

  /** Walks a node in its own scope. */
  protected abstract visit(node: Node): void;

  protected visitRole(node: Node, role: string): void {
    const child = node.get(role);
    if (child !== undefined) this.visit(child);
  }

  protected visitAll(node: Node): void {
    for (const child of node.children) this.visit(child);
  }

  protected visitMember(node: Node): void {
    const object = node.get('object');
    const property = node.get('property');
    if (property?.kind === 'Identifier' && isReceiver(object, this.semantics)) {
      return this.use(node, property.text, true);
    }
    if (object !== undefined) this.visit(object);
    if (property !== undefined && property.kind !== 'Identifier') this.visit(property);
  }

  protected visitAssign(node: Node, value: Node | undefined): void {
    const target = node.get('target');
    this.weight = 0;
    if (value !== undefined) this.visit(value);
    if (target !== undefined) this.assignTargets(target, assignedValue(value));
  }

  protected visitVarDef(node: Node): void {
    this.visitRole(node, 'type');
    if (node.get('value') !== undefined) return this.visitAssign(node, node.get('value'));
    // A field that is not set here keeps what is set elsewhere.
    if (this.region.kind !== 'class') this.forget(node.get('target'));
  }

  private assignTargets(target: Node, value: Node | null): void {
    const weight = this.weight + 1;
    for (const part of targetsOf(target, value)) {
      const variable = this.variables.of(part.name);
      if (variable === undefined) {
        this.visitAll(part.name);
        this.changeInside(part.name);
      } else {
        const known = part.value !== null && part.property === null && !variable.unstable;
        this.state.assign(
          variable,
          known ? new Definition(part.value as Node, null, null, weight, this.calls) : null,
        );
      }
    }
  }

  protected visitAugmented(
    node: Node,
    target: Node | undefined,
    value: Node | undefined,
    operator: string,
  ): void {
    this.weight = 0;
    if (value !== undefined) this.visit(value);
    if (target === undefined) return;
    const variable = this.variables.of(target);
    if (variable === undefined) {
      this.visitAll(target);
      this.changeInside(target);
      return;
    }
    const before = variable.current;
    const conditional = /^(?:\?\?|&&|\|\|)=$/.test(operator);
    if (variable.unstable || (before === null && !conditional)) return this.state.assign(variable, null);
    if (conditional) {
      const assigned =
        value === undefined ? null : new Definition(value, null, null, this.weight + 1, this.calls);
      return this.state.assign(variable, joined([before, assigned]));
    }
    const made = new Definition(value ?? node, operator, before, this.weight + 1, this.calls);
    this.state.assign(variable, made);
  }

  /** `x[i] = …` and `x.f = …`: what `x` was assigned no longer says what it is. */
  private changeInside(target: Node): void {
    let at: Node | undefined = target;
    while (at?.kind === 'Member' || at?.kind === 'Index') at = at.get('object');
    if (at?.kind === 'Identifier') this.forget(at);
  }

  protected forget(target: Node | undefined): void {
    if (target === undefined) return;
    for (const part of targetsOf(target, null)) {
      const variable = this.variables.of(part.name);
      if (variable !== undefined) this.state.assign(variable, null);
      else this.visitAll(part.name);
    }
  }

  protected use(node: Node, name: string, isMember: boolean): void {
    if (!this.recording) return;
    const { current, foreign } = this.variables.named(name, isMember);
    const reaching = this.state.dead ? null : current;
    if (reaching === null) return;
    this.weight += weightOf(reaching);
    this.uses.set(node, { reaching, stale: foreign && callsOf(reaching) < this.calls });
  }

  protected mayThrow(): void {
    if (!this.state.dead) this.throws++;
  }

  protected call(): void {
    this.calls++;
    this.mayThrow();
  }
}
