/** What the code of a region declares and writes: which names its targets are, and in which scope. */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { append, RegionLinks } from './regionLinks.ts';
import { isReceiver, Scope, type Write } from './scopes.ts';
import { assignedValue, fieldParameters, targetsOf } from './targets.ts';

export abstract class RegionWriter {
  protected scope: Scope;
  protected readonly links: RegionLinks;
  /** How many branches, loops and the like are around the place that is read. */
  protected nesting = 0;

  constructor(
    protected readonly region: Scope,
    protected readonly semantics: Semantics,
  ) {
    this.scope = region;
    this.links = new RegionLinks(region, semantics);
  }

  /** Reads code. */
  protected abstract visit(node: Node): void;
  /** Reads a function, which is a region of its own. */
  protected abstract openFunction(node: Node): void;

  protected visitChildren(node: Node): void {
    for (const child of node.children) this.visit(child);
  }

  protected visitDeclaration(node: Node): void {
    const value = node.get('value');
    const target = node.get('target');
    if (value !== undefined) this.visit(value);
    for (const accessor of node.get('accessors')?.children ?? []) this.openFunction(accessor);
    if (target === undefined) return;
    const words = node.get('modifiers')?.children.map((word) => word.text) ?? [];
    const hoisted = words.some((word) => this.semantics.hoistedModifiers?.includes(word));
    const scope = hoisted ? this.region : this.scope;
    const type = node.get('type');
    for (const part of targetsOf(target, assignedValue(value), this.semantics.severalResults)) {
      if (part.name.kind !== 'Identifier') {
        this.writeMember(part.name, part.value);
        continue;
      }
      const binding = scope.bind(part.name.text);
      for (const word of words) binding.modifiers.add(word);
      if (type !== undefined) binding.types.push(type);
      if (value !== undefined) binding.writes.push(this.write(part.name, part.value, part.property));
    }
  }

  /** A macro that is a number is a constant, unless it is defined again. */
  protected defineMacro(node: Node): void {
    const [name, value] = [node.get('name'), node.get('value')];
    if (name === undefined || value?.kind !== 'Number') return;
    const binding = this.scope.bind(name.text);
    binding.modifiers.add('const');
    binding.writes.push(this.write(name, value, null));
  }

  /** A write to whatever a target names; in languages where that declares, it declares. */
  protected assign(target: Node | undefined, value: Node | null, onlyHere = false): void {
    if (target === undefined) return;
    if (target.kind === 'VarDef') {
      this.visitDeclaration(target);
      return;
    }
    for (const part of targetsOf(target, value, this.semantics.severalResults)) {
      if (part.name.kind !== 'Identifier') {
        this.visitChildren(part.name);
        this.writeMember(part.name, part.value);
        continue;
      }
      const name = part.name.text;
      const write = this.write(part.name, part.value, part.property);
      if (this.declares(name)) this.region.bind(name).writes.push(write);
      else this.links.writes.push({ scope: this.scope, name, write, onlyHere });
    }
  }

  protected declares(name: string): boolean {
    if (!this.semantics.assignmentDeclares || this.region.outerNames.has(name)) return false;
    return !(this.region.isLambda && this.semantics.lambdasShareVariables === true);
  }

  protected writeMember(node: Node, value: Node | null): void {
    let base: Node | undefined = node;
    while (base?.kind === 'Member' || base?.kind === 'Index') base = base.get('object');
    if (base?.kind === 'Identifier') this.links.changes.push({ scope: this.scope, name: base.text });
    const property = node.kind === 'Member' ? node.get('property') : undefined;
    if (property?.kind !== 'Identifier') return;
    if (isReceiver(node.get('object'), this.semantics)) {
      append(this.region.memberWrites, property.text, [this.write(node, value, null)]);
    } else {
      this.region.propertyWrites.add(property.text);
    }
  }

  protected escape(node: Node | undefined): void {
    if (node === undefined) return;
    this.links.writes.push({
      scope: this.scope,
      name: node.text,
      write: { ...this.write(node, null, null), isUnseen: true },
      escapes: true,
    });
  }

  protected declareParameters(list: Node | undefined): void {
    if (list === undefined) return;
    for (const parameter of list.kind === 'Parameter' ? [list] : list.children) {
      const name = parameter.kind === 'Parameter' ? parameter.get('name') : parameter;
      const type = parameter.get('type');
      const value = parameter.get('default');
      if (value !== undefined) this.visit(value);
      this.declareTarget(name, type, true);
    }
  }

  /** Declares the fields that parameters of a constructor are as well; any caller may give them their values. */
  protected declareFields(list: Node | undefined): void {
    for (const { parameter, name, type, words } of fieldParameters(list, this.semantics)) {
      const binding = this.region.bind(name);
      if (type !== undefined) binding.types.push(type);
      for (const word of words) binding.modifiers.add(word);
      binding.writes.push(this.write(parameter, null, null));
    }
  }

  /** Declares what a loop, a handler or a parameter list binds to values that are not known. */
  protected declareTarget(target: Node | undefined, type?: Node, isParameter = false): void {
    if (target === undefined) return;
    if (target.kind === 'VarDef') {
      this.visitDeclaration(target);
      return this.declareTarget(target.get('target'));
    }
    const scope = isParameter ? this.region : this.scope;
    for (const part of targetsOf(target, null)) {
      if (part.name.kind !== 'Identifier') continue;
      const binding = scope.bind(part.name.text);
      binding.isParameter ||= isParameter;
      if (type !== undefined && target.kind === 'Identifier') binding.types.push(type);
      if (!isParameter) binding.writes.push(this.write(part.name, null, null));
    }
  }

  protected write(at: Node, value: Node | null, property: string | null): Write {
    return { at, value, property, region: this.region, certain: this.nesting === 0 };
  }

  /** Reads a part in a scope of its own, where the language has such and `needed` says it declares anything. */
  protected inBlock(node: Node, needed: boolean, read: () => void): void {
    const outer = this.scope;
    if (needed) this.openBlock(node);
    read();
    this.scope = outer;
  }

  /** What is read from now on is in a scope of the node, where the language has such. */
  protected openBlock(node: Node): void {
    if (!this.semantics.blockScope && node.kind !== 'Comprehension') return;
    const scope = new Scope('block', node, node, this.region);
    scope.parent = this.scope;
    this.links.own.push(scope);
    this.scope = scope;
  }
}
