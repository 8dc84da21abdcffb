/** What is known behind a statement: branches are joined, loops are repeated until nothing new is learnt. */

import { namesIn } from '../facts/targets.ts';
import { firstIn, type Node } from '../syntax/node.ts';
import { atPlace, visitNames } from './atPlace.ts';
import { bindTest } from './caseBindings.ts';
import { Environment } from './environment.ts';
import type { Exits, Flow } from './flow.ts';
import { Outside } from './outside.ts';
import { decide, decideCase } from './shapes.ts';
import { CLEAN, element, isClean, join, SOME, stepped, type Value } from './value.ts';

/** Loops learn nothing new after a few rounds: chains of assignments longer than this are rare. */
const MAXIMUM_ROUNDS = 6;

/** Where what is thrown is kept on its way to a handler; no name of a language is spelled so. */
const THROWN = { variable: '%thrown', path: [] };

/** Executes a statement or a definition. Null means that what follows is never reached. */
export function execute(flow: Flow, node: Node, env: Environment): Environment | null {
  flow.step();
  switch (node.kind) {
    case 'Program':
    case 'Block':
    case 'ClassBody':
      return sequence(flow, node.children, env);
    case 'ExprStmt':
      // Where `throw` is an expression, one that stands alone is a statement all the same.
      if (node.children[0]?.kind === 'Throw') return flow.execute(node.children[0], env);
      if (node.children[0] !== undefined) atPlace(flow, node, flow.evaluate(node.children[0], env), env);
      return env;
    case 'VarDef':
      return declare(flow, node, env);
    case 'FunctionDef':
      return define(flow, node, env);
    case 'ClassDef':
      defineClass(flow, node, env);
      return env;
    case 'If':
      return branch(flow, node, env);
    case 'While':
    case 'DoWhile':
    case 'For':
    case 'ForEach':
      return loop(flow, node, env);
    case 'Switch':
      return choose(flow, node, env);
    case 'Try':
      return attempt(flow, node, env);
    case 'With':
      return sequence(
        flow,
        [
          ...(node.get('items')?.children ?? []),
          ...(node.get('body') === undefined ? [] : [node.get('body') as Node]),
        ],
        env,
      );
    case 'Return': {
      const [value] = node.children;
      const result = value === undefined ? CLEAN : atPlace(flow, node, flow.evaluate(value, env), env);
      flow.frame.result = join(
        flow.frame.result,
        value === undefined ? CLEAN : stepped(result, node, 'returned'),
      );
      flow.frame.returns.push(env);
      return null;
    }
    case 'Throw': {
      let thrown: Value = CLEAN;
      for (const child of node.children) thrown = join(thrown, flow.evaluate(child, env));
      env.write(THROWN, stepped(thrown, node, 'thrown'));
      flow.frame.throws[flow.frame.throws.length - 1]?.push(env);
      return null;
    }
    case 'Break':
      flow.frame.loops[flow.frame.loops.length - 1]?.breaks.push(env);
      return null;
    case 'Continue':
      innermostLoop(flow)?.continues.push(env);
      return null;
    case 'Labeled': {
      const body = node.get('body');
      return body === undefined ? env : flow.execute(body, env);
    }
    case 'Delete': {
      const place = node.children[0] && flow.place(node.children[0]);
      if (place && !place.path.includes(SOME)) env.write(place, CLEAN);
      return env;
    }
    case 'Import':
    case 'ImportFrom':
      return env;
    default:
      if (flow.semantics.jumps?.includes(node.kind) === true && jump(flow, node, env)) return null;
      if (holdsStatements(node)) return sequence(flow, node.children, env);
      flow.evaluate(node, env);
      return env;
  }
}

/** A grammar's own statement, such as a `lock` or an `unsafe` block. */
function holdsStatements(node: Node): boolean {
  return node.children.some(
    (child) => child.kind === 'Block' || child.kind === 'ExprStmt' || child.kind === 'VarDef',
  );
}

function sequence(flow: Flow, statements: readonly Node[], env: Environment): Environment | null {
  return statements.some(({ kind }) => kind === 'Labeled') && flow.semantics.jumps !== undefined
    ? labelled(flow, statements, env)
    : inOrder(flow, statements, env);
}

function inOrder(flow: Flow, statements: readonly Node[], env: Environment | null): Environment | null {
  let current = env;
  for (const statement of statements) {
    if (current === null) return null;
    current = flow.execute(statement, current);
  }
  return current;
}

/** A sequence with labels that may be jumped to from before and behind, repeated until nothing new is learnt. */
function labelled(flow: Flow, statements: readonly Node[], env: Environment): Environment | null {
  const jumped = new Map<string, Environment | null>();
  for (const { kind, label } of statements.map((node) => ({ kind: node.kind, label: labelOf(node) })))
    if (kind === 'Labeled' && label !== undefined) jumped.set(label, null);
  flow.frame.labels.push(jumped);
  let after: Environment | null = null;
  for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
    const before = new Map(jumped);
    let current: Environment | null = env.copy();
    for (const statement of statements) {
      const label = statement.kind === 'Labeled' ? labelOf(statement) : undefined;
      if (label !== undefined) current = Environment.join(current, jumped.get(label)?.copy() ?? null);
      if (current !== null) current = flow.execute(statement, current);
    }
    after = Environment.join(after, current);
    const isNew = ([label, known]: [string, Environment | null]): boolean => {
      const earlier = before.get(label) ?? null;
      return known !== null && earlier?.covers(known) !== true;
    };
    if (![...jumped].some(isNew)) break;
  }
  flow.frame.labels.pop();
  return after;
}

function labelOf(node: Node): string | undefined {
  return (node.get('label') ?? node.children.find(({ kind }) => kind === 'Identifier'))?.text;
}

/** Notes a jump to a label around it; false when it leads elsewhere. */
function jump(flow: Flow, node: Node, env: Environment): boolean {
  const label = labelOf(node);
  const labels = flow.frame.labels.findLast((each) => label !== undefined && each.has(label));
  if (label === undefined || labels === undefined) return false;
  // Until it is asked for, what lies beneath a layer may change.
  labels.set(label, Environment.join(labels.get(label) ?? null, env.detached()));
  return true;
}

function declare(flow: Flow, node: Node, env: Environment): Environment {
  const target = node.get('target');
  const value = node.get('value');
  const given = value === undefined ? undefined : flow.evaluate(value, env);
  const atDeclaration = given === undefined ? undefined : atPlace(flow, node, given, env);
  if (target === undefined) return env;
  if (atDeclaration !== undefined) flow.assign(target, atDeclaration, env, node);
  else if (target.kind === 'Identifier') env.write({ variable: target.text, path: [] }, CLEAN);
  const place = flow.place(target);
  if (place === null) visitNames(flow, target, env);
  else {
    const before = env.read(place);
    const after = atPlace(flow, target, before, env);
    if (after !== before) env.write(place, after);
  }
  return env;
}

/** What a class gives its fields is there for its methods. */
function defineClass(flow: Flow, node: Node, env: Environment): void {
  const members = node.get('body')?.children.filter((member) => member.kind !== 'FunctionDef') ?? [];
  const after = sequence(flow, members, env.copy());
  const entry = flow.functions.classes.get(node.get('name')?.text ?? '');
  if (after === null || entry === undefined) return;
  for (const name of entry.fields) {
    const value = after.has(name) ? after.read({ variable: name, path: [] }) : CLEAN;
    if (!isClean(value))
      flow.teach(Outside.ofClass(entry.name), { ...CLEAN, fields: new Map([[name, value]]) });
  }
}

/** A function inside a function: what it does with what it captures happens where it is defined. */
function define(flow: Flow, node: Node, env: Environment): Environment {
  const name = node.get('name');
  if (name !== undefined && flow.frame.entry !== null) {
    env.write({ variable: name.text, path: [] }, flow.evaluate(node, env));
  }
  return env;
}

/** An `if` with all that its `else if`s are: each condition is looked at where those before it did not hold. */
function branch(flow: Flow, node: Node, env: Environment): Environment | null {
  const ways: (Environment | null)[] = [];
  let left: Environment | null = env;
  let at: Node | undefined = node;
  while (at?.kind === 'If' && left !== null) {
    if (at !== node) flow.step();
    const { then, otherwise } = test(flow, at, left);
    ways.push(then);
    left = otherwise;
    at = at.get('alternative');
  }
  ways.push(left === null || at === undefined ? left : flow.execute(at, left));
  return Environment.joinAll(ways);
}

/** What is known where the condition of an `if` held, at the end of what is done then, and where it did not. */
function test(
  flow: Flow,
  node: Node,
  env: Environment,
): { readonly then: Environment | null; readonly otherwise: Environment | null } {
  const init = node.get('init');
  if (init !== undefined) flow.execute(init, env);
  const condition = node.get('condition');
  // What a test declares is only there where it holds.
  const declares = condition?.kind === 'VarDef' && condition.text === 'let';
  const held = declares ? env.copy() : env;
  if (condition?.kind === 'VarDef') flow.execute(condition, held);
  else if (condition !== undefined) flow.evaluate(condition, held);
  const known = condition && decide(flow, condition);
  const consequent = node.get('consequent');
  const never = known === false;
  const then = never ? null : consequent === undefined ? held.copy() : flow.execute(consequent, held.copy());
  if (declares && then !== null)
    for (const { text } of namesIn(condition.get('target') ?? condition)) then.restore(text, env);
  return { then, otherwise: known === true ? null : env };
}

function innermostLoop(flow: Flow): Exits | undefined {
  return flow.frame.loops.findLast((exits) => exits !== undefined && !(exits as SwitchExits).isSwitch);
}

interface SwitchExits extends Exits {
  readonly isSwitch?: boolean;
}

function loop(flow: Flow, node: Node, env: Environment): Environment | null {
  const role = (name: string): Node | undefined => node.get(name);
  const init = role('init');
  if (init !== undefined) flow.execute(init, env);
  let known = env;
  let exit: Environment | null = null;
  for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
    const exits: SwitchExits = { breaks: [], continues: [] };
    flow.frame.loops.push(exits);
    const start = known.copy();
    const after = iteration(flow, node, start);
    flow.frame.loops.pop();
    let again = exits.continues.reduce<Environment | null>((all, one) => Environment.join(all, one), after);
    const update = role('update');
    if (update !== undefined && again !== null) {
      again = again.copy();
      flow.execute(update, again);
    }
    const next = Environment.join(known, again) as Environment;
    exit = exits.breaks.reduce<Environment | null>((all, one) => Environment.join(all, one), next);
    if (known.covers(next)) break;
    known = next;
  }
  const otherwise = role('else');
  return otherwise === undefined || exit === null
    ? exit
    : Environment.join(exit, flow.execute(otherwise, exit.copy()));
}

function iteration(flow: Flow, node: Node, env: Environment): Environment | null {
  const body = node.get('body');
  if (node.kind === 'ForEach') {
    const iterable = node.get('iterable');
    const target = node.get('target');
    const value = iterable === undefined ? CLEAN : element(flow.evaluate(iterable, env));
    if (target !== undefined) {
      const inner = target.kind === 'VarDef' ? (target.get('target') ?? target) : target;
      flow.assign(inner, value, env, target);
    }
    return body === undefined ? env : flow.execute(body, env);
  }
  const condition = node.get('condition');
  if (node.kind === 'DoWhile') {
    const after = body === undefined ? env : flow.execute(body, env);
    if (after !== null && condition !== undefined) flow.evaluate(condition, after);
    return after;
  }
  if (condition !== undefined) {
    flow.evaluate(condition, env);
    const known = flow.facts.constant(condition);
    if (known?.type === 'bool' && !known.value) return env;
  }
  return body === undefined ? env : flow.execute(body, env);
}

function choose(flow: Flow, node: Node, env: Environment): Environment | null {
  const init = node.get('init');
  if (init !== undefined) flow.execute(init, env);
  const subject = node.get('subject');
  const value: Value = subject === undefined ? CLEAN : flow.evaluate(subject, env);
  const exits: SwitchExits = { breaks: [], continues: [], isSwitch: true };
  flow.frame.loops.push(exits);
  let fallen: Environment | null = null;
  let out: Environment | null = null;
  let complete = false;
  for (const each of node.get('body')?.children ?? []) {
    const test = each.get('test');
    const guard = each.get('guard');
    if (each.kind === 'Case' && test === undefined) complete = true;
    if (test !== undefined && subject !== undefined && fallen === null) {
      if (decideCase(flow, subject, test) === false) continue;
    }
    const entered = env.copy();
    if (test !== undefined) {
      bindTest(flow, test, value, entered, each);
    }
    if (guard !== undefined) flow.evaluate(guard, entered);
    const start = Environment.join(entered, fallen) as Environment;
    const body = each.get('body');
    const after = body === undefined ? start : flow.execute(body, start);
    if (flow.semantics.fallsThrough === true && each.text !== '->') fallen = after;
    else out = Environment.join(out, after);
  }
  flow.frame.loops.pop();
  for (const left of [...exits.breaks, fallen]) out = Environment.join(out, left);
  for (const left of exits.continues) innermostLoop(flow)?.continues.push(left);
  return complete ? out : Environment.join(out, env);
}

function attempt(flow: Flow, node: Node, env: Environment): Environment | null {
  const resources = node.get('resources');
  if (resources !== undefined) flow.execute(resources, env);
  const before = env.copy();
  flow.frame.throws.push([]);
  const body = node.get('body');
  const after = body === undefined ? env : flow.execute(body, env);
  const thrown = flow.frame.throws.pop() ?? [];
  // An exception may leave the body anywhere: at its start, at its end, and where one is thrown.
  const raised = [after, ...thrown].reduce<Environment | null>(
    (all, one) => Environment.join(all, one),
    before,
  ) as Environment;
  const otherwise = node.get('else');
  let out = otherwise === undefined || after === null ? after : flow.execute(otherwise, after);
  const handlers = body !== undefined && mayThrow(body) ? (node.get('handlers')?.children ?? []) : [];
  for (const handler of handlers) {
    const caught = raised.copy();
    const name = handler.get('name');
    if (name !== undefined) flow.assign(name, caught.read(THROWN), caught, handler);
    caught.write(THROWN, CLEAN);
    const inner = handler.get('body');
    out = Environment.join(out, inner === undefined ? caught : flow.execute(inner, caught));
  }
  const finalizer = node.get('finalizer');
  if (finalizer === undefined) return out;
  const ending = flow.execute(finalizer, (Environment.join(out, raised) as Environment).copy());
  // Where something was thrown, what follows is looked at too: who catches it may go on there.
  return out === null && thrown.length === 0 ? null : ending;
}

/** Kinds of code that does nothing that could fail. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...[
    'Block',
    'ExprStmt',
    'Return',
    'VarDef',
    'Assign',
    'Identifier',
    'This',
    'Type',
    'Modifier',
    'Modifiers',
  ],
  ...['String', 'StringText', 'Number', 'Bool', 'Null', 'Char', 'Empty', 'Break', 'Continue'],
]);

/** Whether code can throw at all. */
function mayThrow(node: Node): boolean {
  return firstIn(node, ({ kind }) => !HARMLESS.has(kind)) !== undefined;
}
