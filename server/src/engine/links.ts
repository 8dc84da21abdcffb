/**
 * Which segments data can pass between: one provides a name (a function, a variable of the module, a field) and
 * another mentions it. Data flow of a rule need only look where its sources can reach and its sinks are.
 */

import type { Facts } from '../facts/facts.ts';
import type { Language } from '../syntax/languages/index.ts';
import type { Node } from '../syntax/node.ts';
import { keyOf } from './nameIndex.ts';
import type { Segment } from './segment.ts';

/** What a method does to the object that it is called on, as far as its name says. */
export interface CallEffects {
  /** Whether a call of a method of this name may put its arguments into its object. */
  changesObject(method: string): boolean;
  /** Whether any call may hand data to any variable that it mentions. */
  readonly any: boolean;
}

export class Links {
  private readonly mentioners = new Map<string, readonly Segment[]>();
  private readonly reached = new Map<string, ReadonlySet<Segment>>();
  private readonly changed = new Map<Segment, ReadonlySet<string>>();
  private knownFunctions: ReadonlySet<string> | null = null;

  constructor(
    private readonly segments: readonly Segment[],
    private readonly language: Language,
    private readonly facts: Facts,
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
    const add = (name: string): void => {
      for (const other of this.mentioning(keyOf(name, this.facts))) reached.add(other);
    };
    // A set grows while it is walked, and the walk goes on to what was added.
    for (const segment of reached) {
      for (const name of segment.provides(this.language)) add(name);
      if (!segment.isShell && segment.exports(this.language).runs)
        for (const name of this.changedIn(segment, effects)) add(name);
    }
    return reached;
  }

  private mentioning(name: string): readonly Segment[] {
    let found = this.mentioners.get(name);
    if (found === undefined) {
      found = this.segments.filter(({ index }) => index.words.has(name));
      this.mentioners.set(name, found);
    }
    return found;
  }

  /** Names of all functions of the program. */
  private get functions(): ReadonlySet<string> {
    this.knownFunctions ??= new Set(
      this.segments.flatMap(({ index }) =>
        index.ofKind('FunctionDef').map((definition) => definition.get('name')?.text ?? ''),
      ),
    );
    return this.knownFunctions;
  }

  private changedIn(segment: Segment, effects: CallEffects): ReadonlySet<string> {
    if (effects.any) return this.changedBy(segment.root, effects);
    let names = this.changed.get(segment);
    if (names === undefined) {
      names = this.changedBy(segment.root, effects);
      this.changed.set(segment, names);
    }
    return names;
  }

  /** Variables of the module that calls in a statement may put data into, functions inside left out. */
  private changedBy(root: Node, effects: CallEffects): ReadonlySet<string> {
    const names = new Set<string>();
    const stack: Node[] = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.kind === 'Lambda' || node.kind === 'FunctionDef' || node.kind === 'ClassDef') continue;
      if (effects.any && node.kind === 'Identifier') names.add(node.text);
      if (node.kind === 'Call' || node.kind === 'New') {
        const callee = node.get('callee');
        const method = callee?.kind === 'Member' ? (callee.get('property')?.text ?? '') : '';
        if (effects.changesObject(method) || this.functions.has(method)) addBase(callee, names);
        for (const argument of node.get('arguments')?.children ?? []) addBase(argument, names);
      }
      for (const child of node.children) stack.push(child);
    }
    return names;
  }
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
