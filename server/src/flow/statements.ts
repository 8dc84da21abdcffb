/** Lowers statements: sequences, declarations, exceptions, ways out. */

import type { Node } from '../syntax/node.ts';
import { BranchLowering, type Given, match } from './branches.ts';
import { completing, NO_OPERANDS } from './builder.ts';
import { type Block, conditionsOf, type Instruction } from './il.ts';

export class StatementLowering extends BranchLowering {
  /** Calls that were put off to the end of the function. */
  protected readonly deferred: Instruction[] = [];

  protected statement(node: Node): void {
    switch (node.kind) {
      case 'Program':
        return this.sequence(node.children);
      case 'Block':
        this.scope(node, () => this.sequence(node.children));
        return;
      case 'FunctionDef':
      case 'ClassDef':
        return this.definition(node);
      case 'If':
        this.branches(node, false);
        return;
      case 'While':
      case 'DoWhile':
        return this.loop(node);
      case 'For':
        this.scope(node, () => this.loop(node));
        return;
      case 'ForEach':
        return this.forEach(node);
      case 'Switch':
        this.cases(node, node.get('body')?.children ?? [], false);
        return;
      case 'Try':
        this.attempt(node, false);
        return;
      case 'With':
        return this.closing(node.get('items')?.children ?? [], () => this.role(node, 'body'));
      case 'Return':
        completing(node, this.emit('return', node, this.children(node)));
        return this.leaveFunction();
      case 'Throw':
        completing(node, this.emit('throw', node, this.children(node)));
        return this.raise();
      case 'Break':
        return this.break(node.text);
      case 'Continue':
        return this.continue(node.text);
      case 'Labeled':
        return this.labeled(node);
      case 'Delete':
        for (const child of node.children) {
          const value = this.value(child);
          if (this.semantics.deleteFrees === true) this.emit('same', node, [value]);
          else this.remove(child, value);
        }
        return;
      case 'Import':
      case 'ImportFrom':
        this.emit('import', node);
        return;
      default:
        if (this.semantics.alternatives?.includes(node.kind)) this.cases(node, node.children, false, true);
        else if (this.isOfControl(node)) this.control(node);
        else if (holdsStatements(node)) this.sequence(node.children);
        else this.value(node);
    }
  }

  protected statementValue(node: Node): Instruction {
    return this.valueIfAny(node) ?? this.emit('literal', node);
  }

  private valueIfAny(node: Node): Given {
    switch (node.kind) {
      case 'Program':
        return this.sequenceValue(node.children);
      case 'Block':
        return this.scope(node, () => this.sequenceValue(node.children));
      case 'ExprStmt':
        return this.emit('same', node, this.children(node));
      case 'VarDef':
        return this.declaration(node);
      case 'If':
      case 'Conditional':
        return this.branches(node, true);
      case 'Switch':
        return this.cases(node, node.get('body')?.children ?? [], true);
      case 'Try':
        return this.attempt(node, true);
      default:
        if (!STATEMENTS.has(node.kind) && !this.isOfControl(node))
          return holdsStatements(node) ? this.sequenceValue(node.children) : this.unknown(node);
        this.statement(node);
        return undefined;
    }
  }

  private children(node: Node): Instruction[] {
    return node.children.map((child) => this.value(child));
  }

  // -------------------------------------------------------------------------------------------------
  // Sequences and declarations

  /** A block or loop, behind which a name means again what it meant before a variable declared in it had it. */
  private scope<T>(block: Node, lower: () => T): T {
    const hiding = this.semantics.blockScope ? block.children.filter((each) => this.hides(each)) : [];
    if (hiding.length === 0) return lower();
    const held = this.holdNames(
      block,
      hiding.map((each) => each.get('target') as Node),
    );
    const result = lower();
    this.restoreNames(held);
    return result;
  }

  /** Whether a statement declares a variable of its block whose name another of the function had before. */
  private hides(statement: Node): boolean {
    const target = statement.kind === 'VarDef' ? statement.get('target') : undefined;
    if (target === undefined) return false;
    const words = statement.get('modifiers')?.children ?? [];
    return (
      !words.some(({ text }) => this.semantics.hoistedModifiers?.includes(text)) &&
      [target, ...target.children].some(({ kind, text }) => kind === 'Identifier' && this.isAssigned(text))
    );
  }

  private sequence(statements: readonly Node[]): void {
    const first = this.closedFrom(statements);
    for (const statement of statements.slice(0, first)) this.statement(statement);
    if (first < statements.length) this.sequenceThatCloses(statements.slice(first));
  }

  /** Statements of which some declare what is closed at the end of the block. */
  private sequenceThatCloses(statements: readonly Node[]): void {
    const open: Instruction[] = [];
    const lower = (): void => {
      for (const statement of statements)
        if (this.isClosed(statement)) open.push(this.value(statement));
        else this.statement(statement);
    };
    this.finalized(() => this.close(open), lower);
  }

  /** The statements, and the value of the last one. */
  protected sequenceValue(statements: readonly Node[]): Given {
    const last = statements.at(-1);
    if (last === undefined || this.closedFrom(statements) < statements.length) {
      this.sequence(statements);
      return undefined;
    }
    this.sequence(statements.slice(0, -1));
    return this.value(last);
  }

  private closedFrom(statements: readonly Node[]): number {
    if (this.semantics.closingModifiers === undefined) return statements.length;
    const first = statements.findIndex((statement) => this.isClosed(statement));
    return first < 0 ? statements.length : first;
  }

  /** Whether what is declared is closed at the end of the block. */
  private isClosed(node: Node): boolean {
    return (
      node.kind === 'VarDef' &&
      node.get('modifiers')?.children.some(({ text }) => this.semantics.closingModifiers?.includes(text)) ===
        true
    );
  }

  private declaration(node: Node): Instruction {
    const target = node.get('target');
    const type = node.get('type');
    if (type !== undefined && this.semantics.sizedTypes !== undefined) this.value(type);
    const value = node.get('value');
    if (value === undefined) {
      if (target !== undefined) this.declare(target);
      return this.emit('literal', node);
    }
    const given = this.value(value);
    const otherwise = node.get('else');
    if (otherwise !== undefined) {
      const [matches, differs] = [this.block(), this.block()];
      this.edge(matches, [match(target ?? node, value, true)]);
      this.edge(differs, [match(target ?? node, value, false)]);
      this.enter(differs);
      this.statement(otherwise);
      this.jump(matches);
    }
    const declared = this.emit('same', node, [given]);
    if (target !== undefined) this.assign(target, declared);
    return declared;
  }

  /** Variables without a value. */
  protected declare(target: Node): void {
    const stack = [target];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at.kind === 'Identifier') this.effect('declare', at, NO_OPERANDS, { variable: at.text, path: [] });
      else for (let i = at.children.length - 1; i >= 0; i--) stack.push(at.children[i] as Node);
    }
  }

  private definition(node: Node): void {
    const name = node.get('name');
    const made = completing(node, this.closure(node, name?.text ?? null));
    if (name !== undefined) this.assign(name, made);
  }

  // -------------------------------------------------------------------------------------------------
  // Exceptions, and what is closed

  private attempt(node: Node, isValue: boolean): Given {
    const given: Instruction[] = [];
    const finalizer = node.get('finalizer');
    const lower = (): void => this.handled(node, isValue ? given : null);
    if (finalizer === undefined) lower();
    else this.finalized(() => this.statement(finalizer.get('body') ?? finalizer), lower);
    return isValue ? this.emit('join', node, given) : undefined;
  }

  /** A `try` without its finalizer; its values are added to `given`. */
  private handled(node: Node, given: Instruction[] | null): void {
    const part = (part: Node | undefined): void => {
      const own = this.part(part, given !== null);
      if (own !== undefined) given?.push(own);
    };
    const otherwise = node.get('else');
    const resources = node.get('resources')?.children;
    const body = (): void => {
      if (otherwise === undefined) part(node.get('body'));
      else this.role(node, 'body');
    };
    const all = resources === undefined ? body : (): void => this.closing(resources, body);
    const handlers = node.get('handlers')?.children ?? [];
    const retry = this.goOn();
    const landing = this.block();
    if (handlers.length === 0) all();
    else this.landingAt(landing, all);
    part(otherwise);
    const after = this.goOn();
    if (handlers.length === 0) return;
    this.enter(landing);
    this.inside({ retry }, () => this.handlers(handlers, after, part));
    this.enter(after);
  }

  private handlers(handlers: readonly Node[], after: Block, part: (node: Node | undefined) => void): void {
    const caught = this.emit('caught', handlers[0] as Node);
    const blocks = handlers.map(() => this.block());
    for (const block of blocks) this.edge(block);
    const catchesAll = handlers.some(
      (handler) => handler.get('type') === undefined && handler.get('guard') === undefined,
    );
    if (!catchesAll) this.edge(this.outwards);
    handlers.forEach((handler, i) => {
      this.enter(blocks[i] as Block);
      const [type, name] = [handler.get('type'), handler.get('name')];
      if (type !== undefined) this.value(type);
      if (name !== undefined) this.assign(name, caught);
      this.guard(handler.get('guard'), this.outwards);
      part(handler.kind === 'Catch' ? handler.get('body') : handler);
      this.edge(after);
    });
  }

  /** Code for which something is opened, and closed whichever way it is left. */
  private closing(items: readonly Node[], lower: () => void): void {
    const open: Instruction[] = [];
    this.finalized(
      () => this.close(open),
      () => {
        for (const item of items) open.push(this.value(item));
        lower();
      },
    );
  }

  private close(open: readonly Instruction[]): void {
    for (let i = open.length - 1; i >= 0; i--) {
      const opened = open[i] as Instruction;
      this.emit('close', opened.node, [opened]);
    }
  }

  // -------------------------------------------------------------------------------------------------
  // Ways out that the languages' own words lead to

  private labeled(node: Node): void {
    const label = labelOf(node);
    const body = node.get('body');
    if (label !== undefined && this.semantics.jumps !== undefined) this.atLabel(label);
    if (body === undefined) return;
    const after = this.block();
    this.inside({ label: label ?? '', breakTo: after }, () => this.statement(body));
    this.jump(after);
  }

  /** Whether a kind of the grammar's own leads elsewhere, or is no code. */
  private isOfControl({ kind }: Node): boolean {
    const { control, jumps, outerDeclarations } = this.semantics;
    return (
      control?.[kind] !== undefined ||
      jumps?.includes(kind) === true ||
      outerDeclarations?.includes(kind) === true
    );
  }

  private control(node: Node): void {
    if (this.semantics.outerDeclarations?.includes(node.kind)) return;
    if (this.semantics.jumps?.includes(node.kind)) return this.goto(node);
    switch (this.semantics.control?.[node.kind]) {
      case 'defer':
        return this.defer(node);
      case 'next case':
        this.leaveFor(({ nextCase }) => nextCase);
        return;
      case 'retry':
        this.leaveFor(({ retry }) => retry);
        return;
      case 'assert':
        return this.assertion(node);
      case 'give': {
        const given = this.children(node);
        const values = this.offered((around) => around.values);
        values?.given.push(...given);
        this.leaveFor((around) => around.values?.after);
        return;
      }
    }
  }

  /** Goes on where the first part holds; elsewhere the others are what is thrown. */
  private assertion({ children: [test, ...others] }: Node): void {
    if (test === undefined) return;
    this.value(test);
    const [holds, fails] = [this.block(), this.block()];
    this.edge(holds, conditionsOf(test, true));
    this.edge(fails, conditionsOf(test, false));
    this.enter(fails);
    this.values(others);
    this.raise();
    this.enter(holds);
  }

  /** To a label; where there is none, to the case of the switch that fits. */
  private goto(node: Node): void {
    const label = labelOf(node);
    if (label === undefined) {
      this.children(node);
      this.leaveFor(({ choose }) => choose);
      return;
    }
    this.edge(this.labelled(label));
    this.end();
  }

  private defer(node: Node): void {
    for (const child of node.children)
      if (child.kind === 'Call') this.deferred.push(this.emit('defer', child, this.callOperands(child)));
      else this.value(child);
  }
}

function labelOf(node: Node): string | undefined {
  return (node.get('label') ?? node.children.find(({ kind }) => kind === 'Identifier'))?.text;
}

/** A grammar's own statement, such as a `lock` or an `unsafe` block. */
function holdsStatements(node: Node): boolean {
  if (!/^[a-z]/.test(node.kind)) return false;
  return node.children.some(({ kind }) => kind === 'Block' || kind === 'ExprStmt' || kind === 'VarDef');
}

/** Statements that give no value. */
const STATEMENTS: ReadonlySet<string> = new Set([
  ...['While', 'DoWhile', 'For', 'ForEach', 'With', 'Return', 'Throw', 'Break', 'Continue'],
  ...['Labeled', 'Delete', 'Import', 'ImportFrom'],
]);
