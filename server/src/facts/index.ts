/**
 * The facts of one program. Everything is found out when it is first asked for; what belongs to a function's
 * own code is kept with its nodes and so outlives an edit elsewhere, the rest lives as long as this object.
 */

import type { Language, Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { addAll } from '../text/lists.ts';
import { alternativesIn, isWithin } from './alternatives.ts';
import { Constants } from './constants.ts';
import type { Constant, Facts } from './facts.ts';
import { type KnownLibraries, NO_LIBRARIES } from './libraryTypes.ts';
import { nameKeyOf, QualifiedNames } from './names.ts';
import { Definition } from './reaching.ts';
import { lookup, type Scope } from './scopes.ts';
import { Types } from './types.ts';
import { Variables } from './variables.ts';

/** A definition that would stand for more than this many others is not put in a variable's place. */
const MAXIMUM_WEIGHT = 2000;

/**
 * The facts of the program `text`, whose tree is `root`. They hold until the next edit of the document. Never
 * throws.
 */
export function createFacts(
  root: Node,
  language: Language,
  text: string,
  libraries: KnownLibraries = NO_LIBRARIES,
): Facts {
  return new ProgramFacts(new Variables(root, language), text, libraries);
}

class ProgramFacts implements Facts {
  private readonly names: QualifiedNames;
  private readonly constants: Constants;
  private readonly types: Types;
  readonly nameKey: ((name: string) => string) | null;
  readonly semantics: Semantics;

  constructor(
    private readonly variables: Variables,
    private readonly text: string,
    libraries: KnownLibraries,
  ) {
    this.names = new QualifiedNames(variables);
    this.constants = new Constants(variables);
    this.nameKey = nameKeyOf(variables.semantics);
    this.semantics = variables.semantics;
    this.types = new Types(variables, this.names, text, libraries);
  }

  wildcardModules(at: Node): readonly string[] {
    const found: string[] = [];
    if (!this.variables.module.hasWildcards) return found;
    for (let scope: Scope | null = this.variables.scopeOf(at); scope !== null; scope = scope.parent)
      if (scope.wildcards.length > 0) addAll(found, scope.wildcards);
    return found;
  }

  qualifiedNames(node: Node): readonly string[] {
    return this.names.of(node);
  }

  constant(node: Node): Constant | undefined {
    return this.constants.of(node);
  }

  definition(node: Node): Node | undefined {
    const reaching = this.variables.reaching(node);
    if (!(reaching instanceof Definition) || reaching.operator !== null) return undefined;
    return reaching.weight <= MAXIMUM_WEIGHT ? reaching.value : undefined;
  }

  typeNames(node: Node): readonly string[] {
    return this.types.of(node);
  }

  hasUnknownType(node: Node): boolean {
    return this.types.isUnknown(node);
  }

  isBareCall(node: Node): boolean {
    return this.variables.isBareCall(node);
  }

  areDistinct(a: Node, b: Node): boolean {
    const [one, other] = [this.variables.bindingOf(a), this.variables.bindingOf(b)];
    if (one === undefined || other === undefined || one === other) return false;
    return this.variables.isVariable(a) && this.variables.isVariable(b);
  }

  importedModule(node: Node): Node | undefined {
    return this.names.importedBy(node);
  }

  meaningOf(name: string, at: Node): readonly string[] | undefined {
    const scope = this.variables.scopeOf(at);
    return lookup(name, scope, this.variables.semantics) && this.names.ofName(name, at);
  }

  alternatives({ start, end }: Node): (node: Node) => boolean {
    const parts = this.semantics.macros === undefined ? [] : alternativesIn(this.text.slice(start, end));
    return (node) => isWithin(parts, node.start - start);
  }

  defines(name: string, at: Node): boolean {
    const binding = lookup(name, this.variables.scopeOf(at), this.variables.semantics);
    if (binding === undefined) return false;
    const { definitions } = binding;
    return definitions.length === 0 || definitions.some((each) => each.get('body') !== undefined);
  }

  namesFor(qualified: string, at: Node): readonly string[] {
    const candidates = new Set<string>();
    for (let scope: Scope | null = this.variables.scopeOf(at); scope !== null; scope = scope.parent)
      for (const [name, { imports }] of scope.bindings) if (imports.length > 0) candidates.add(name);
    return [...candidates].filter((name) => this.meaningOf(name, at)?.includes(qualified));
  }
}
