/**
 * What the expressions of a file stand for, where that is a router, a function, a class, or something that another
 * file has. A variable is what it was given; where it was given several things, nothing is said.
 */

import type { Facts } from '../facts/facts.ts';
import { importedNames } from '../facts/imports.ts';
import { pointee } from '../facts/typeTexts.ts';
import { type Node, visit } from '../syntax/node.ts';
import type { Reference } from './declarations.ts';
import { type Defined, Definitions, typeName } from './definitions.ts';

/** How far values of variables are followed, and members of members. */
const MOST_STEPS_TO_VALUE = 30;

type Variable = { readonly values: Node[] } | { readonly of: Defined; readonly index: number };

interface Imported {
  readonly module: string;
  readonly names: readonly string[];
}

export class References {
  readonly definitions: Definitions;
  readonly imports = new Map<string, Imported>();
  /** By the function around, null for the module, and by name. */
  private readonly variables = new Map<Defined | null, Map<string, Variable>>();
  /** What is assigned to members of anything, by the member's name. */
  private readonly fields = new Map<string, Node[]>();
  private readonly known = new Map<Node, Reference | null>();

  constructor(
    program: Node,
    private readonly facts: Facts,
    /** Whether an expression makes a router. */
    private readonly isRouter: (node: Node) => boolean,
  ) {
    this.definitions = new Definitions(program);
    for (const defined of this.definitions.all) this.enterDefined(defined);
    visit(program, (node) => this.enter(node));
  }

  /** The variables of the module that were given one value, and that value. */
  *moduleValues(): Iterable<readonly [string, Node]> {
    for (const [name, variable] of this.variables.get(null) ?? [])
      if ('values' in variable && variable.values.length === 1) yield [name, variable.values[0] as Node];
  }

  /** What an expression stands for; null where that is not known. */
  of(node: Node, depth = 0): Reference | null {
    if (depth > MOST_STEPS_TO_VALUE) return null;
    let known = this.known.get(node);
    if (known === undefined) {
      known = this.find(node, depth);
      this.known.set(node, known);
    }
    return known;
  }

  private find(node: Node, depth: number): Reference | null {
    const defined = this.definitions.of(node);
    if (defined !== undefined) return placeOf(defined);
    if (this.isRouter(node)) return { type: 'router', end: node.end };
    switch (node.kind) {
      case 'Identifier':
        return this.ofName(node, depth);
      case 'Member':
        return this.ofMember(node, depth);
      case 'Call':
        return this.ofCall(node, depth);
      case 'This':
        return null;
      case 'Argument':
      case 'Await':
      case 'Cast':
      case 'VarDef':
      case 'Assign':
        return this.ofRole(node, 'value', depth);
      case 'Unary':
        return this.ofRole(node, 'operand', depth);
      case 'New':
        return this.ofRole(node, 'callee', depth);
      default:
        return null;
    }
  }

  private ofRole(node: Node, role: string, depth: number): Reference | null {
    const part = node.get(role);
    return part === undefined ? null : this.of(part, depth + 1);
  }

  private ofName(node: Node, depth: number): Reference | null {
    const single = this.facts.definition(node);
    if (single !== undefined && single !== node) return this.of(single, depth + 1);
    for (let at = this.definitions.around(node.start); ; at = at.around) {
      const variable = this.variables.get(at)?.get(node.text);
      if (variable !== undefined) return this.ofVariable(variable, depth);
      if (at === null) break;
    }
    const imported = this.imports.get(node.text);
    if (imported !== undefined) return { type: 'import', ...imported };
    return { type: 'name', names: [node.text] };
  }

  private ofVariable(variable: Variable, depth: number): Reference | null {
    if ('of' in variable) return { type: 'parameter', of: variable.of.start, index: variable.index };
    const [value, another] = variable.values;
    return value === undefined || another !== undefined ? null : this.of(value, depth + 1);
  }

  private ofMember(node: Node, depth: number): Reference | null {
    const object = node.get('object');
    const property = node.get('property')?.text;
    if (object === undefined || property === undefined) return null;
    // The class itself, where it is not called.
    if (property === 'class') return this.of(object, depth + 1);
    const field = this.ofField(property, depth);
    if (field?.type === 'router') return field;
    const owner = this.of(object, depth + 1);
    if (owner?.type === 'import' || owner?.type === 'name')
      return { ...owner, names: [...owner.names, property] };
    if (owner?.type === 'place') {
      const inside = this.definitions.at(owner.at);
      if (inside?.kind === 'class') return this.nameOrPlace([...inside.names, property]);
    }
    const type = this.facts.typeNames(object)[0];
    if (type !== undefined) return this.ofType(type, property);
    const parameter = owner?.type === 'parameter' ? this.parameterType(owner) : null;
    if (parameter !== null) return this.ofType(parameter, property);
    return field;
  }

  /** What is assigned to a member of that name, wherever in the file, if that is one thing. */
  private ofField(name: string, depth: number): Reference | null {
    const [value, another] = this.fields.get(name) ?? [];
    return value === undefined || another !== undefined ? null : this.of(value, depth + 1);
  }

  /** A member of an object of a type, which is the class of that name here or elsewhere. */
  private ofType(type: string, property: string): Reference | null {
    const plain = pointee(type);
    const name = plain.slice(plain.lastIndexOf('.') + 1);
    const imported = this.imports.get(plain.split('.')[0] as string);
    if (imported !== undefined)
      return {
        type: 'import',
        module: imported.module,
        names: [...imported.names, ...(plain.includes('.') ? [name] : []), property],
      };
    return this.nameOrPlace([name, property]);
  }

  private nameOrPlace(names: readonly string[]): Reference {
    const [only, another] = this.definitions.named(names);
    return only !== undefined && another === undefined ? placeOf(only) : { type: 'name', names };
  }

  private parameterType({ of, index }: Reference & { type: 'parameter' }): string | null {
    return typeName(this.definitions.at(of)?.parameters[index]?.get('type'));
  }

  private ofCall(node: Node, depth: number): Reference | null {
    const module = this.facts.importedModule(node);
    if (module !== undefined) return { type: 'import', module: module.text, names: [] };
    const callee = node.get('callee');
    if (callee === undefined) return null;
    const router = this.chainedTo(node, depth);
    if (router !== null) return router;
    const called = this.of(callee, depth + 1);
    return called === null || called.type === 'parameter' ? null : { type: 'result', of: called };
  }

  /** The router on which a chain of calls begins: methods of routers give them back. Chains may be of any length. */
  private chainedTo(node: Node, depth: number): Reference | null {
    const links: Node[] = [];
    let router: Reference | null | undefined;
    for (let at: Node | undefined = node; at?.kind === 'Call' && router === undefined; ) {
      links.push(at);
      const object: Node | undefined = at.get('callee')?.get('object');
      const isLink = object?.kind === 'Call' && !this.isRouter(object);
      router = object === undefined ? null : isLink ? this.known.get(object) : this.of(object, depth + 1);
      at = object;
    }
    if (router?.type !== 'router') return null;
    for (const link of links) this.known.set(link, router);
    return router;
  }

  private enterDefined(defined: Defined): void {
    const { node, names, around, parameters } = defined;
    const name = names[names.length - 1];
    if (name !== undefined && node.get('name') !== undefined && around?.kind !== 'class')
      this.variable(around, name, node);
    parameters.forEach((parameter, index) => {
      const own = parameter.kind === 'Parameter' ? parameter.get('name') : parameter;
      if (own?.kind === 'Identifier') this.scope(defined).set(own.text, { of: defined, index });
    });
  }

  private enter(node: Node): void {
    if (node.kind === 'VarDef' || node.kind === 'Assign') {
      const target = node.get('target');
      const value = node.get('value');
      if (target === undefined || value === undefined) return;
      const around = this.definitions.around(node.start);
      if (around?.kind === 'class' && target.kind === 'Identifier') this.field(target.text, value);
      if (target.kind === 'Identifier' && this.definitions.of(value) === undefined)
        this.variable(this.holderOf(target, around, node.kind === 'VarDef'), target.text, value);
      else if (target.kind === 'Identifier') this.variable(around, target.text, value);
      else if (target.kind === 'Object') this.enterParts(target, value);
      else if (target.kind === 'Member') this.field(target.get('property')?.text ?? '', value);
    } else if (node.kind === 'Pair') {
      const key = node.get('key');
      const value = node.get('value');
      if (key?.kind === 'Identifier' && value !== undefined && value.kind !== 'Identifier')
        this.field(key.text, value);
    } else if (node.kind === 'Import' || node.kind === 'ImportFrom') this.enterImport(node);
  }

  /** Where an assigned variable belongs: where one of that name is declared, else where it stands. */
  private holderOf(target: Node, around: Defined | null, declares: boolean): Defined | null {
    if (declares || this.facts.semantics.assignmentDeclares) return around;
    for (let at = around; at !== null; at = at.around)
      if (this.variables.get(at)?.has(target.text) === true) return at;
    return this.variables.get(null)?.has(target.text) === true ? null : around;
  }

  private enterImport(node: Node): void {
    const module = node.get('module');
    if (module === undefined) return;
    const text = module.kind === 'String' ? module.text : writtenName(module);
    const names = node.get('names')?.children ?? [];
    for (const { local } of importedNames(node, this.facts.semantics)) {
      const isWhole = node.kind === 'Import';
      const own = names.find((name) => (name.get('alias') ?? name.get('name'))?.text === local);
      const member = isWhole || own?.text === 'namespace' ? null : (own?.get('name')?.text ?? local);
      const isFirst = isWhole && node.get('alias') === undefined && text.startsWith(`${local}.`);
      this.imports.set(local, {
        module: isFirst ? local : text,
        names: member === null ? [] : [own?.text === 'default' ? 'default' : member],
      });
    }
  }

  /** `const { router: orders } = require('./orders')` imports by name. */
  private enterParts(target: Node, value: Node): void {
    const module = this.facts.importedModule(value);
    if (module === undefined) return;
    for (const part of target.children) {
      const key = part.get('key');
      const local = part.get('value');
      if (key?.kind === 'Identifier' && local?.kind === 'Identifier')
        this.imports.set(local.text, { module: module.text, names: [key.text] });
    }
  }

  private scope(of: Defined | null): Map<string, Variable> {
    let scope = this.variables.get(of);
    if (scope === undefined) {
      scope = new Map();
      this.variables.set(of, scope);
    }
    return scope;
  }

  private variable(of: Defined | null, name: string, value: Node): void {
    const scope = this.scope(of);
    const known = scope.get(name);
    if (known === undefined) scope.set(name, { values: [value] });
    else if ('values' in known && !known.values.includes(value)) known.values.push(value);
  }

  private field(name: string, value: Node): void {
    const known = this.fields.get(name);
    if (known === undefined) this.fields.set(name, [value]);
    else known.push(value);
  }
}

export function placeOf({ start }: Defined): Reference {
  return { type: 'place', at: start };
}

/** `..users.views` as it is written, or dotted where the language writes something else between names. */
function writtenName(module: Node): string {
  const segments: string[] = [];
  let at: Node | undefined = module;
  for (; at?.kind === 'Member'; at = at.get('object')) segments.push(at.get('property')?.text ?? '');
  segments.push(at?.text ?? '');
  return segments.reverse().join('.');
}
