/**
 * What data flow of one rule keeps from one state of a document to the next: what functions do, and what
 * statements of the module do. Both are known again as long as nothing that they were learnt from changed: the
 * segments that were looked at are still there, the rule's places in them are the same, and what they asked of
 * the module's variables and of objects' fields has the same answer.
 *
 * What is kept costs nothing of the rule's budget.
 */

import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { TaintSpecification } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';
import { Outside } from './outside.ts';
import { RulePlaces, type SinkMatch } from './places.ts';
import type { Summary } from './summary.ts';
import { ParameterOrigin, type Taint, type Value } from './value.ts';

/** What a piece of analysis looked at, and what it taught of the world outside of functions. */
export class Work {
  readonly segments = new Set<Segment>();
  /** The classes of whose objects it asked what their fields hold, as `Outside` names them. */
  readonly classes = new Set<string>();
  readonly taught = new Outside();
  /** Whether something was left out for want of depth, so that another caller might learn more. */
  isCut = false;

  /** Takes over what a part of it looked at. */
  add(part: Work): void {
    for (const segment of part.segments) this.segments.add(segment);
    for (const name of part.classes) this.classes.add(name);
    this.taught.learn(part.taught);
    this.isCut ||= part.isCut;
  }
}

export interface KeptFunction {
  readonly summary: Summary;
  readonly work: Work;
}

/** What a statement of the module does. */
export interface KeptStatement {
  readonly sinks: ReadonlyMap<SinkMatch, readonly Taint[]>;
  /** The variables that it gives values. */
  readonly writes: ReadonlyMap<string, Value>;
  readonly work: Work;
}

/** What is kept of one round: of what is so if the world outside of functions is what the round assumed. */
export class RoundMemory {
  private readonly functions = new Map<Node, KeptFunction>();
  private readonly statements = new Map<Segment, KeptStatement>();
  private assumed = new Outside();
  /** Parts of the world outside that are assumed to be other than they were when something was kept. */
  private changed: ReadonlySet<string> = new Set();
  /** Variables that, where a statement begins, may hold other values than when something was kept. */
  private readonly diverged = new Set<string>();

  /** `keyOf` gives what names are compared by. */
  constructor(private readonly keyOf: (name: string) => string) {}

  /** Forgets what rests on segments that are gone, or in which the rule's places are others. */
  forget(changed: ReadonlySet<Segment>): void {
    this.diverged.clear();
    const stands = ({ segments }: Work): boolean => {
      for (const segment of segments) if (segment.gone || changed.has(segment)) return false;
      return true;
    };
    for (const [definition, { work }] of this.functions) if (!stands(work)) this.functions.delete(definition);
    for (const [segment, kept] of this.statements) if (!stands(kept.work)) this.drop(segment, kept);
  }

  private drop(segment: Segment, { writes }: KeptStatement): void {
    this.statements.delete(segment);
    for (const name of writes.keys()) this.diverged.add(name);
  }

  /** Begins the round under an assumption. Of the module, only the segments in `runs` are executed. */
  begin(outside: Outside, runs: ReadonlySet<Segment>): void {
    this.changed = outside.differsFrom(this.assumed);
    this.assumed = outside;
    for (const name of this.changed) this.diverged.add(name);
    for (const [segment, kept] of this.statements) if (!runs.has(segment)) this.drop(segment, kept);
  }

  /** Whether a piece of work has to do with none of some variables and classes. */
  private ignores({ segments, classes }: Work, names: ReadonlySet<string>): boolean {
    for (const name of names) {
      if (classes.has(name)) return false;
      for (const { index } of segments) if (index.words.has(this.keyOf(name))) return false;
    }
    return true;
  }

  /** What a function does, if that is still known. */
  function(definition: Node): KeptFunction | undefined {
    const kept = this.functions.get(definition);
    return kept !== undefined && this.ignores(kept.work, this.changed) ? kept : undefined;
  }

  /** What a statement does, if that is still known. */
  statement(segment: Segment): KeptStatement | undefined {
    const kept = this.statements.get(segment);
    return kept !== undefined && this.ignores(kept.work, this.diverged) ? kept : undefined;
  }

  keepFunction(definition: Node, kept: KeptFunction, index: DocumentIndex): void {
    if (isKeepable(kept.work, index)) this.functions.set(definition, kept);
    else this.functions.delete(definition);
  }

  /** Keeps what a statement did, and takes note that its variables hold something new. */
  keepStatement(segment: Segment, kept: KeptStatement, index: DocumentIndex): void {
    const before = this.statements.get(segment);
    if (before !== undefined) this.drop(segment, before);
    for (const name of kept.writes.keys()) this.diverged.add(name);
    if (isKeepable(kept.work, index)) this.statements.set(segment, kept);
  }
}

/** What lies between the segments is looked at anew in every state. */
function isKeepable({ isCut, segments }: Work, { segments: [shell] }: DocumentIndex): boolean {
  return !isCut && (shell === undefined || !segments.has(shell));
}

export class FlowMemory {
  readonly places: RulePlaces;
  private readonly parameters = new Map<string, ParameterOrigin>();
  private rounds: RoundMemory[] = [];

  constructor(specification: TaintSpecification) {
    this.places = new RulePlaces(specification);
  }

  /** What a parameter brings: always the same object, so that origins are compared by identity. */
  parameter(level: number, index: number): ParameterOrigin {
    let origin = this.parameters.get(`${level} ${index}`);
    if (origin === undefined) {
      origin = new ParameterOrigin(level, index);
      this.parameters.set(`${level} ${index}`, origin);
    }
    return origin;
  }

  /** Forgets what rests on segments that are gone, or in which the rule's places are others. */
  forget(changed: ReadonlySet<Segment>): void {
    for (const round of this.rounds) round.forget(changed);
  }

  round(number: number, keyOf: (name: string) => string): RoundMemory {
    let round = this.rounds[number];
    if (round === undefined) {
      round = new RoundMemory(keyOf);
      this.rounds[number] = round;
    }
    return round;
  }

  /** Forgets the rounds that this state had no need of. */
  endState(rounds: number): void {
    this.rounds.length = Math.min(this.rounds.length, rounds);
  }
}
