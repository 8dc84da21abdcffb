/**
 * Which segments data can pass between: one provides a name (a function, a variable of the module, a field) and
 * another mentions it. Data flow of a rule need only look where its sources can reach and its sinks are.
 */

import type { Language } from '../syntax/languages/index.ts';
import type { Node } from '../syntax/node.ts';
import type { DocumentIndex } from './documentIndex.ts';
import type { Segment } from './segment.ts';

/** What a method does to the object that it is called on, as far as its name says. */
export interface CallEffects {
  /** Whether a call of a method of this name may put its arguments into its object. */
  changesObject(method: string): boolean;
  /** Whether any call may hand data to any variable that it mentions. */
  readonly any: boolean;
}

export class Links {
  private readonly reached = new Map<string, ReadonlySet<Segment>>();
  private knownFunctions: ReadonlySet<string> | null = null;

  constructor(
    private readonly index: DocumentIndex,
    private readonly language: Language,
  ) {}

  /** The segments given, those that mention what they provide, those that mention what these provide, … */
  reach(from: ReadonlySet<Segment>, effects: CallEffects): ReadonlySet<Segment> {
    // Many rules have the same sources.
    const key = `${effects.any}:${[...from].map((segment) => segment.root.start).join(' ')}`;
    let reached = this.reached.get(key);
    if (reached === undefined) {
      reached = this.search(from, effects);
      this.reached.set(key, reached);
    }
    return reached;
  }

  private search(from: ReadonlySet<Segment>, effects: CallEffects): ReadonlySet<Segment> {
    const reached = new Set(from);
    const followed = new Set<string>();
    const follow = (name: string): void => {
      if (followed.has(name)) return;
      followed.add(name);
      for (const other of this.index.mentioning(name)) reached.add(other);
    };
    // A set grows while it is walked, and the walk goes on to what was added.
    for (const segment of reached) {
      for (const name of segment.provides(this.language)) follow(name);
      if (!segment.isShell && segment.exports(this.language).runs)
        this.followChanges(callsIn(segment.root), effects, follow);
    }
    return reached;
  }

  /** Variables of the module that calls in a statement may put data into. */
  private followChanges(calls: Calls, effects: CallEffects, follow: (name: string) => void): void {
    for (const name of effects.any ? calls.mentioned : calls.given) follow(name);
    for (const [method, objects] of calls.calledOn)
      if (effects.changesObject(method) || this.functions.has(method))
        for (const name of objects) follow(name);
  }

  /** Names of all functions of the program. */
  private get functions(): ReadonlySet<string> {
    this.knownFunctions ??= new Set(
      this.index.segments.flatMap(({ index }) =>
        index.ofKind('FunctionDef').map((definition) => definition.get('name')?.text ?? ''),
      ),
    );
    return this.knownFunctions;
  }
}

/** The calls in a statement, functions inside left out. */
interface Calls {
  /** All names. */
  readonly mentioned: ReadonlySet<string>;
  /** The variables that calls are given, or parts of. */
  readonly given: ReadonlySet<string>;
  /** By the name of a method, the variables that it is called on, or on parts of. */
  readonly calledOn: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<Node, Calls>();

function callsIn(root: Node): Calls {
  let calls = known.get(root);
  if (calls === undefined) {
    calls = findCalls(root);
    known.set(root, calls);
  }
  return calls;
}

function findCalls(root: Node): Calls {
  const mentioned = new Set<string>();
  const given = new Set<string>();
  const calledOn = new Map<string, Set<string>>();
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'Lambda' || node.kind === 'FunctionDef' || node.kind === 'ClassDef') continue;
    if (node.kind === 'Identifier') mentioned.add(node.text);
    if (node.kind === 'Call' || node.kind === 'New') {
      const callee = node.get('callee');
      if (callee?.kind === 'Member') {
        const method = callee.get('property')?.text ?? '';
        const objects = calledOn.get(method) ?? new Set();
        calledOn.set(method, objects);
        addBase(callee, objects);
      }
      for (const argument of node.get('arguments')?.children ?? []) addBase(argument, given);
    }
    for (const child of node.children) stack.push(child);
  }
  return { mentioned, given, calledOn };
}

/** Adds the name that an expression such as `a.b[c]` begins with. */
function addBase(expression: Node | undefined, names: Set<string>): void {
  let at = expression;
  while (at !== undefined && at.kind !== 'Identifier')
    at =
      at.kind === 'Argument' || at.kind === 'Spread' || at.kind === 'Unary'
        ? at.children.at(-1)
        : at.get('object');
  if (at !== undefined) names.add(at.text);
}
