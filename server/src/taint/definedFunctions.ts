/**
 * The functions and classes that one segment of a program defines. What is said of a class may be spread over many:
 * its header is in the shell, each method a segment of its own.
 */

import type { Segment } from '../program/segment.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import { isFunction, type Node, visit } from '../syntax/node.ts';
import {
  assignedHolder,
  assignedName,
  type ClassEntry,
  type FunctionEntry,
  findType,
  isClass,
  nameOf,
} from './functionEntry.ts';

/** Finds what a segment defines. `classNamed` gives the entry of a class, made if need be. */
export function definedIn(
  segment: Segment,
  semantics: Semantics,
  classNamed: (name: string) => ClassEntry,
): readonly FunctionEntry[] {
  return new Collector(segment, semantics, classNamed).collectAll();
}

class Collector {
  private readonly found: FunctionEntry[] = [];

  constructor(
    private readonly segment: Segment,
    private readonly semantics: Semantics,
    private readonly classNamed: (name: string) => ClassEntry,
  ) {}

  collectAll(): readonly FunctionEntry[] {
    const { segment } = this;
    if (segment.isShell) this.collectShell();
    else if (segment.memberOf === null) this.collect(segment.root, null, null, '');
    else this.collectMember(segment.root, this.classNamed(segment.memberOf), null);
    return this.found;
  }

  /** Headers of classes; their members are segments. */
  private collectShell(): void {
    let seen = 0;
    for (const node of this.segment.index.nodes) {
      if (node.kind === 'ClassDef') this.collectHeader(node);
      else if (node.start >= seen && (isFunction(node) || isClass(node))) {
        this.collect(node, null, null, '');
        seen = node.end;
      }
    }
  }

  /** Enters what is defined in a node. */
  private collect(root: Node, owner: ClassEntry | null, enclosing: FunctionEntry | null, name: string): void {
    const stack = [{ node: root, owner, enclosing, name, holder: null as string | null }];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      const { node } = item;
      if (isClass(node)) {
        this.collectClass(node, item.enclosing);
        continue;
      }
      const around = isFunction(node)
        ? this.add(node, this.receiverClass(node) ?? item.owner, item.enclosing, item)
        : item.enclosing;
      // An object's members are held by what the object is assigned to.
      const isInObject = node.kind === 'Object' || node.kind === 'Pair';
      const holder = isInObject ? item.holder : assignedHolder(node);
      const key = node.kind === 'Pair' && holder !== null ? node.get('key') : undefined;
      const given = key?.kind === 'Identifier' ? key.text : assignedName(node);
      const isMember = isInObject || node.get('target')?.kind === 'Member';
      const inside = MEMBER_CONTAINERS.has(node.kind) ? item.owner : null;
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i] as Node;
        if (child.children.length > 0)
          stack.push({
            node: child,
            owner: inside,
            enclosing: around,
            name: child.kind === 'Lambda' ? given : '',
            holder: isMember || child.kind === 'Object' ? holder : null,
          });
      }
    }
  }

  private collectClass(node: Node, enclosing: FunctionEntry | null): void {
    if (enclosing !== null) enclosing.makesFunctions = true;
    const entry = this.collectHeader(node);
    for (const child of node.children) {
      if (child.kind !== 'ClassBody') this.collect(child, null, enclosing, '');
      else for (const statement of child.children) this.collectMember(statement, entry, enclosing);
    }
  }

  private collectHeader(node: Node): ClassEntry {
    const entry = this.classOf(node.get('name')?.text ?? '', node);
    // What the header of a record or a class declares is seen by all its members.
    for (const parameter of node.get('parameters')?.children ?? []) {
      const field = nameOf(parameter);
      if (field !== '') entry.addField(this.segment, field);
    }
    return entry;
  }

  private collectMember(statement: Node, entry: ClassEntry, enclosing: FunctionEntry | null): void {
    const member = statement.kind === 'ExprStmt' ? (statement.children[0] ?? statement) : statement;
    const target = member.kind === 'VarDef' || member.kind === 'Assign' ? member.get('target') : undefined;
    if (target?.kind === 'Identifier') entry.addField(this.segment, target.text);
    if (member.kind !== 'VarDef') {
      this.collect(member, entry, enclosing, '');
      return;
    }
    const value = member.get('value');
    if (value !== undefined)
      this.collect(value, value.kind === 'Lambda' ? entry : null, enclosing, target?.text ?? '');
    for (const accessor of member.get('accessors')?.children ?? [])
      this.collect(accessor, entry, enclosing, '');
  }

  private classOf(name: string, node: Node): ClassEntry {
    const entry = this.classNamed(name);
    entry.declare(this.segment, node, this.semantics);
    return entry;
  }

  /** Go and the like write the class of a method as its receiver. */
  private receiverClass(node: Node): ClassEntry | null {
    const receiver = node.get('receiver');
    const type = receiver && findType(receiver);
    return type === undefined ? null : this.classOf(type, node);
  }

  /** Arguments that a function knows by their place only, each by where it is first used. */
  private positional(definition: Node): readonly Node[] {
    const names = this.semantics.positionalParameters;
    const all = definition.get('parameters');
    if (names === undefined || all === undefined) return [];
    const used: Node[] = [];
    const body = definition.get('body');
    if (body !== undefined)
      visit(body, (node) => {
        const at = node.kind === 'Identifier' ? names.indexOf(node.text) : -1;
        if (at >= 0) used[at] ??= node;
      });
    return Array.from(used, (node) => node ?? all);
  }

  private add(
    definition: Node,
    owner: ClassEntry | null,
    enclosing: FunctionEntry | null,
    given: { readonly name: string; readonly holder: string | null },
  ): FunctionEntry {
    const name = definition.get('name')?.text ?? given.name;
    const written = (definition.get('parameters')?.children ?? []).filter(
      (child) => child.kind === 'Parameter' || child.kind === 'Identifier',
    );
    const first = written[0];
    const explicit =
      owner !== null && first !== undefined && this.semantics.selfNames.includes(nameOf(first))
        ? first
        : null;
    const entry: FunctionEntry = {
      definition,
      name,
      owner,
      enclosing,
      parameters:
        written.length === 0 ? this.positional(definition) : explicit === null ? written : written.slice(1),
      receiver: definition.get('receiver') ?? explicit,
      holder: given.holder,
      makesFunctions: false,
    };
    if (enclosing !== null) enclosing.makesFunctions = true;
    this.found.push(entry);
    return entry;
  }
}

const MEMBER_CONTAINERS = new Set(['ClassBody', 'Block']);
