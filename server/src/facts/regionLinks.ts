/**
 * How a region hangs together with those inside it: which declaration a write is to, what functions inside do
 * to names outside themselves, and where scopes are found. Done when all code of the region has been read,
 * since declarations may stand below their uses.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Unit } from '../syntax/node.ts';
import { addAll } from '../text/lists.ts';
import { leadsToName } from './imports.ts';
import { fieldKey, lookupIn, rememberUnit, type Scope, type Write } from './scopes.ts';

/** A write to a name that is resolved once all declarations of the region are known. */
export interface PendingWrite {
  readonly scope: Scope;
  readonly name: string;
  readonly write: Write;
  /** The write is that the variable's address is given away. */
  readonly escapes?: boolean;
  /** It only counts for a variable of this region: whether there is a write at all is not certain. */
  readonly onlyHere?: boolean;
}

/** A name of whose value a part is assigned, and where. */
export interface PendingChange {
  readonly scope: Scope;
  readonly name: string;
}

/** What the reading of a region leaves to be resolved. */
export class RegionLinks {
  readonly writes: PendingWrite[] = [];
  readonly changes: PendingChange[] = [];
  /** The regions directly inside. */
  readonly inner: Scope[] = [];
  /** The region itself, unless it is a module, and its blocks. */
  readonly own: Scope[] = [];

  constructor(
    private readonly region: Scope,
    private readonly semantics: Semantics,
  ) {}

  /** To be called once the region's code and all regions inside have been read. */
  finish(): void {
    this.resolve();
    this.gatherNames();
    this.registerUnits();
  }

  /** The part of this that says what the region declares and writes. */
  resolve(): void {
    for (const { scope, name, write, escapes = false, onlyHere = false } of this.writes) {
      let binding = lookupIn(this.region, name, scope);
      if (onlyHere && (binding === undefined || binding.imports.length > 0)) continue;
      // A name that nothing declares is a global variable of the module.
      if (binding === undefined && this.region.kind === 'module') binding = this.region.bind(name);
      if (binding === undefined) append(this.region.freeWrites, name, [write]);
      else {
        binding.writes.push(write);
        binding.escapes ||= escapes;
      }
    }
    for (const { scope, name } of this.changes) this.change(scope, name);
    for (const inner of this.inner) this.takeFrom(inner);
  }

  /** Gathers what may stand for a qualified name, so that most questions need no search. */
  private gatherNames(): void {
    const { region, semantics } = this;
    const isGiven = (writes: readonly Write[]): boolean =>
      writes.some(({ value }) => value !== null && leadsToName(value, semantics));
    for (const scope of new Set([region, ...this.own])) {
      for (const binding of scope.bindings.values()) {
        if (binding.imports.length === 0 && !isGiven(binding.writes)) continue;
        region.nameable.add(binding.name);
        if (scope.kind === 'class') region.nameable.add(fieldKey(binding.name));
      }
    }
    for (const [name, writes] of region.freeWrites) if (isGiven(writes)) region.nameable.add(name);
    for (const [name, writes] of region.memberWrites) {
      if (isGiven(writes)) region.nameable.add(fieldKey(name));
    }
    for (const inner of this.inner) for (const name of inner.nameable) region.nameable.add(name);
  }

  private change(from: Scope, name: string): void {
    const binding = lookupIn(this.region, name, from);
    if (binding === undefined) this.region.freeChanges.add(name);
    else binding.changes = true;
  }

  /** Takes over what the code of a function or class inside does to names outside it. */
  private takeFrom(inner: Scope): void {
    const hidden = this.region.kind === 'class' && this.semantics.bareMembers !== 'everywhere';
    for (const [name, writes] of inner.freeWrites) {
      const binding = hidden ? undefined : lookupIn(this.region, name, inner.parent as Scope);
      if (binding !== undefined) addAll(binding.foreignWrites, writes);
      else if (this.region.kind === 'module') addAll(this.region.bind(name).foreignWrites, writes);
      else if (this.semantics.lambdasShareVariables === true && !this.region.isLambda && inner.isLambda)
        addAll(this.region.bind(name).foreignWrites, writes);
      else append(this.region.freeWrites, name, writes);
    }
    for (const name of inner.freeChanges) this.change(inner.parent as Scope, name);
    if (inner.kind === 'function') {
      for (const [name, writes] of inner.memberWrites) append(this.region.memberWrites, name, writes);
    }
    for (const name of inner.propertyWrites) this.region.propertyWrites.add(name);
    this.region.hasWildcards ||= inner.hasWildcards;
  }

  /** Makes the scopes of this region findable by the text unit in which they begin. */
  private registerUnits(): void {
    const byUnit = new Map<Unit, Scope[]>();
    const add = (unit: Unit, scopes: readonly Scope[]): void => {
      const there = byUnit.get(unit);
      if (there === undefined) byUnit.set(unit, [...scopes]);
      else addAll(there, scopes);
    };
    for (const scope of this.own) add(scope.first.unit, [scope]);
    for (const inner of this.inner) add(inner.first.unit, inner.unitScopes);
    for (const [unit, scopes] of byUnit) {
      scopes.sort((a, b) => a.first.from - b.first.from || b.last.to - a.last.to);
      rememberUnit(unit, scopes);
    }
    this.region.unitScopes = this.region.kind === 'module' ? [] : (byUnit.get(this.region.first.unit) ?? []);
  }
}

/** Adds to the list under a key. */
export function append<K, V>(map: Map<K, V[]>, key: K, values: readonly V[]): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [...values]);
  else addAll(there, values);
}
