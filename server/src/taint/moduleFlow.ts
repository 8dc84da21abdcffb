/**
 * The code that runs with the module, in its order: statements that are live are executed, or what is known of
 * them is repeated; all others are stepped over.
 */

import type { Segment } from '../program/segment.ts';
import type { Node } from '../syntax/node.ts';
import { Work } from './answer.ts';
import { defineClass } from './closures.ts';
import { Environment } from './environment.ts';
import { type Flow, FlowBudgetExceeded, newFrame, reach } from './flow.ts';
import type { Answers, StatementEffect } from './flowMemory.ts';
import { execute } from './interpret.ts';
import type { SinkMatch } from './matches.ts';
import { Outside } from './outside.ts';
import type { Taint } from './taints.ts';
import { allTaints, sameValue, type Value } from './value.ts';

/** How often the module is executed before what was found is taken as it is. */
const MAXIMUM_RUNS = 16;

/** What executing the module needs beside the flow that it is a part of. */
export interface ModuleContext extends Flow {
  /** What functions taught of the world outside of them. */
  readonly taught: Outside;
  /** Whether a piece of work would come to the same again. */
  stands(work: Work): boolean;
  /** Takes note that all counts that a piece of work rests on, and what it taught. */
  useAll(work: Work): void;
  learnFrom(taught: Outside): void;
  /** Takes note that data from a source is behind a name. */
  addName(name: string): void;
}

export class ModuleFlow {
  /** The sinks that taints from sources reach, as of the last run. */
  sinks: ReadonlyMap<SinkMatch, readonly Taint[]> = new Map();
  private isOverBudget = false;
  private readonly live = new Set<Segment>();
  /** What the variables of the module hold at its end. */
  left = new Outside();
  private work = new Work();
  private hasNews = false;
  private runs = 0;
  private readonly visited = new Set<Segment>();

  constructor(
    private readonly flow: ModuleContext,
    private readonly answers: Answers,
  ) {}

  /** Makes a part of the module live, unless it is minified, with the statements that give functions to variables that it mentions. */
  include(segment: Segment): void {
    const { functionGivers } = this.flow.index;
    const { minified } = this.flow.functions;
    const waiting = [segment];
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      if (this.live.has(each) || minified.has(each)) continue;
      this.live.add(each);
      this.hasNews = true;
      for (const [name, givers] of functionGivers) if (each.index.words.has(name)) waiting.push(...givers);
    }
  }

  /** Takes note that functions give variables other values than they did. */
  notice(): void {
    this.hasNews = true;
  }

  /** Adds what the code of the module taught, apart from its own variables. */
  teach(taught: Outside): void {
    taught.learn(this.work.taught);
    for (const segment of this.live) {
      const effect = this.answers.statements.get(segment);
      if (effect !== undefined) taught.learn(effect.work.taught);
    }
  }

  /** Whether a run would find something else than the last one. */
  get isStale(): boolean {
    return this.runs < MAXIMUM_RUNS && this.findsMore;
  }

  /** Whether the code of the module took more steps, or was executed more often, than it may. */
  get isCut(): boolean {
    return this.isOverBudget || (this.runs >= MAXIMUM_RUNS && this.findsMore);
  }

  private get findsMore(): boolean {
    if (this.live.size === 0) return false;
    if (this.hasNews || !this.flow.stands(this.work)) return true;
    for (const segment of this.live) {
      const known = this.answers.statements.get(segment);
      if (known !== undefined && !this.flow.stands(known.work)) return true;
    }
    return false;
  }

  /** Executes what is live; answers what the variables of the module hold then. */
  run(): Outside {
    if (!this.isStale) return this.left;
    const { flow } = this;
    const { root } = flow;
    this.runs++;
    this.visited.clear();
    this.hasNews = false;
    this.isOverBudget = false;
    this.work = new Work();
    const frame = newFrame(null);
    const env = Environment.of(flow.taught.variables);
    flow.within(this.work, root.end - root.start, () => {
      flow.frame = frame;
      try {
        this.execute(root, env);
      } catch (error) {
        if (!(error instanceof FlowBudgetExceeded)) throw error;
        this.isOverBudget = true;
      }
    });
    this.sinks = frame.sinks;
    // What is not reached does nothing.
    for (const segment of this.live) if (!this.visited.has(segment)) this.answers.statements.delete(segment);
    this.left = new Outside();
    for (const [name, value] of env.snapshot()) this.left.add(name, value);
    flow.learnFrom(this.work.taught);
    return this.left;
  }

  /**
   * Runs a part of the module: a segment, or what holds segments together. Answers whether what follows is ever
   * reached.
   */
  private execute(node: Node, env: Environment): boolean {
    const { index, places } = this.flow;
    const segment = index.rootedAt(node);
    if (segment === undefined) {
      if (node.kind !== 'ClassDef') return node.children.every((child) => this.execute(child, env));
      defineClass(this.flow, node, env, (member) => this.execute(member, env));
      return true;
    }
    if (!this.live.has(segment)) return true;
    this.visited.add(segment);
    return places.spanStatements ? execute(this.flow, node, env) : this.executeSegment(segment, env);
  }

  private executeSegment(segment: Segment, env: Environment): boolean {
    const known = this.answers.statements.get(segment);
    if (known !== undefined && this.isAsBefore(segment, known, env)) {
      this.isOverBudget ||= known.work.isCut;
      this.flow.useAll(known.work);
      this.addNames(known.writes);
      for (const [sink, taints] of known.sinks) reach(this.flow, sink, taints);
      for (const [name, value] of known.writes) env.set(name, value);
      return true;
    }
    this.answers.statements.delete(segment);
    const { flow } = this;
    const inputs = this.inputsOf(segment, env);
    const before = env.known;
    const outer = flow.frame;
    const sinks = new Map<SinkMatch, readonly Taint[]>();
    const work = new Work();
    let ends = true;
    flow.within(work, segment.root.end - segment.root.start, () => {
      flow.frame = { ...outer, sinks };
      work.segments.add(segment);
      try {
        ends = execute(flow, segment.root, env);
      } catch (error) {
        if (!(error instanceof FlowBudgetExceeded)) throw error;
        work.isCut = true;
        env.known = before;
      }
    });
    this.isOverBudget ||= work.isCut;
    flow.learnFrom(work.taught);
    for (const [sink, taints] of sinks) reach(flow, sink, taints);
    const { writes, removes } = env.changesSince(before);
    this.addNames(writes);
    // What does not go on, or forgets variables, is too rare to be repeated.
    if (ends && !removes) this.answers.statements.set(segment, { inputs, sinks, writes, work });
    else this.absorb(work);
    return ends;
  }

  /** What is not kept by itself is a part of the run. */
  private absorb(work: Work): void {
    for (const [answer, summary] of work.answers) this.work.answers.set(answer, summary);
    for (const name of work.waits) this.work.waits.add(name);
    for (const names of work.waitsForAny) this.work.waitsForAny.add(names);
    for (const [name, value] of work.reads) this.work.reads.set(name, value);
    this.work.taught.learn(work.taught);
  }

  private addNames(writes: ReadonlyMap<string, Value>): void {
    for (const [name, value] of writes) if (allTaints(value).length > 0) this.flow.addName(name);
  }

  private isAsBefore(segment: Segment, { work, inputs }: StatementEffect, env: Environment): boolean {
    if (!this.flow.stands(work)) return false;
    const now = this.inputsOf(segment, env);
    if (now.size !== inputs.size) return false;
    for (const [name, value] of now) {
      const before = inputs.get(name);
      if (before === undefined || !sameValue(before, value)) return false;
    }
    return true;
  }

  private inputsOf(segment: Segment, env: Environment): ReadonlyMap<string, Value> {
    const { functions } = this.flow;
    const { words } = segment.index;
    const inputs = new Map<string, Value>();
    for (const [name, value] of env.snapshot()) if (words.has(functions.key(name))) inputs.set(name, value);
    return inputs;
  }
}
