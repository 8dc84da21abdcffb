/**
 * What data flow keeps of one document from state to state, by rule: where the rule's places are, what functions do,
 * by the question that was asked, and what statements of the module do, each with what it rests on. Rules that are no
 * longer used take theirs with them.
 *
 * What an edit may have changed is dropped with all that rests on it, however far: what is left was found out
 * without anything that changed, so it is what would be found out again.
 */

import type { Segment } from '../program/segment.ts';
import type { Rule, TaintSpecification } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';
import { Answer, joinQuestions, keyOfQuestion, type Question, type Work } from './answer.ts';
import type { SinkMatch } from './matches.ts';
import { Outside } from './outside.ts';
import { RulePlaces } from './places.ts';
import { NO_SHAPES } from './shapes.ts';
import { ParameterOrigin, type Taint } from './taints.ts';
import { sameCaptured, type Value } from './value.ts';

/** How many questions about one function are told apart, before one answer has to do for all. */
const MAXIMUM_QUESTIONS = 4;
/** The key of the answer to all of them. */
const ALL = 'all';

/** What a statement of the module does. */
export interface StatementEffect {
  /** What the variables that it mentions held before. */
  readonly inputs: ReadonlyMap<string, Value>;
  readonly sinks: ReadonlyMap<SinkMatch, readonly Taint[]>;
  /** The variables that it gives values. */
  readonly writes: ReadonlyMap<string, Value>;
  readonly work: Work;
}

export class Answers {
  private readonly functions = new Map<Node, Answer[]>();
  readonly statements = new Map<Segment, StatementEffect>();

  /**
   * The answer to a question, which may be yet to be worked out. Where a function is asked about in too many ways,
   * it is the answer to all of them at once.
   */
  to(question: Question): Answer {
    const { definition } = question.entry;
    let all = this.functions.get(definition);
    if (all === undefined) {
      all = [];
      this.functions.set(definition, all);
    }
    const key = keyOfQuestion(question);
    const known = all.find(
      (each) => each.key === key && sameCaptured(each.question.captured, question.captured, false),
    );
    if (known !== undefined) return widen(known, question);
    if (all.length >= MAXIMUM_QUESTIONS) return this.toAll(question, all);
    const answer = new Answer(question, key);
    all.push(answer);
    return answer;
  }

  /** The answer to all questions about a function, which is worked out again when one asks for more than it says. */
  private toAll(question: Question, answers: Answer[]): Answer {
    const known = answers.find(({ key }) => key === ALL);
    if (known !== undefined) return widen(known, question);
    const answer = new Answer({ ...question, shapes: NO_SHAPES }, ALL);
    answers.push(answer);
    return answer;
  }

  /**
   * Drops what rests on segments that are gone, or in which the rule's places are others than before. Answers the
   * names in the world outside of functions of which something else may be so.
   */
  invalidate(changed: ReadonlySet<Segment>): ReadonlySet<string> {
    const stands = ({ segments }: Work): boolean => {
      for (const segment of segments) if (segment.gone || changed.has(segment)) return false;
      return true;
    };
    const dropped = new Set<Answer>();
    const names = new Set<string>();
    const drop = (work: Work): void => {
      for (const name of work.taught.variables.keys()) names.add(name);
      // What was asked only for its sake may have taught something.
      for (const answer of work.answers.keys()) if (!answer.work.taught.isEmpty) dropAnswer(answer);
    };
    const dropAnswer = (answer: Answer): void => {
      if (dropped.has(answer)) return;
      dropped.add(answer);
      drop(answer.work);
    };
    const dropStatement = (segment: Segment, effect: StatementEffect): void => {
      this.statements.delete(segment);
      for (const name of effect.writes.keys()) names.add(name);
      drop(effect.work);
    };
    for (const answer of this.all()) if (answer.state !== 'known' || !stands(answer.work)) dropAnswer(answer);
    for (const [segment, effect] of this.statements)
      if (segment.gone || !stands(effect.work)) dropStatement(segment, effect);
    const rests = ({ answers, reads }: Work): boolean => {
      for (const answer of answers.keys()) if (dropped.has(answer)) return true;
      for (const name of reads.keys()) if (names.has(name)) return true;
      return false;
    };
    for (let size = -1; size !== dropped.size + names.size; ) {
      size = dropped.size + names.size;
      if (size === 0) break;
      for (const answer of this.all()) if (!dropped.has(answer) && rests(answer.work)) dropAnswer(answer);
      for (const [segment, effect] of this.statements) if (rests(effect.work)) dropStatement(segment, effect);
    }
    if (dropped.size > 0) this.keep((answer) => !dropped.has(answer));
    return names;
  }

  /** Drops what was not used in a state of the document. */
  sweep(state: number): void {
    this.keep(({ used }) => used === state);
  }

  clear(): void {
    this.functions.clear();
    this.statements.clear();
  }

  private *all(): Iterable<Answer> {
    for (const answers of this.functions.values()) yield* answers;
  }

  private keep(stays: (answer: Answer) => boolean): void {
    for (const [definition, answers] of this.functions) {
      const left = answers.filter(stays);
      if (left.length === 0) this.functions.delete(definition);
      else if (left.length < answers.length) this.functions.set(definition, left);
    }
  }
}

/** Makes an answer one to what another question asks, too; it is then to be worked out again. */
function widen(answer: Answer, question: Question): Answer {
  const wider = joinQuestions(answer.question, question);
  if (wider === answer.question) return answer;
  answer.question = wider;
  if (answer.state === 'known') answer.state = 'asked';
  return answer;
}

export class FlowMemory {
  readonly answers = new Answers();
  /** What the last state came to, as far as it rests on nothing that changed since. */
  taught = new Outside();
  outside = new Outside();
  /** Counts the states of the document. */
  state = 0;
  private readonly parameters = new Map<string, ParameterOrigin>();

  /** What is kept of functions that are looked at by themselves, from which nothing else is concluded. */
  private entered: FlowMemory | null = null;

  constructor(readonly places: RulePlaces) {}

  get atEntries(): FlowMemory {
    this.entered ??= new FlowMemory(this.places);
    return this.entered;
  }

  /** Drops what rests on code that is gone, or in which the rule's places are others than before. */
  invalidate(changed: ReadonlySet<Segment>): void {
    this.forget(this.answers.invalidate(changed));
    this.entered?.invalidate(changed);
  }

  /** Drops what was known of some names in the world outside of functions. */
  private forget(names: ReadonlySet<string>): void {
    this.taught = this.taught.without(names);
    this.outside = this.outside.without(names);
  }

  clear(): void {
    this.answers.clear();
    this.taught = new Outside();
    this.outside = new Outside();
    this.entered = null;
  }

  /** What a parameter brings: always the same object, so that origins are compared by identity. */
  parameter(level: number, index: number): ParameterOrigin {
    const key = `${level} ${index}`;
    let origin = this.parameters.get(key);
    if (origin === undefined) {
      origin = new ParameterOrigin(level, index);
      this.parameters.set(key, origin);
    }
    return origin;
  }
}

export class FlowMemories {
  private readonly memories = new WeakMap<Rule, FlowMemory>();

  of(rule: Rule, specification: TaintSpecification): FlowMemory {
    let memory = this.memories.get(rule);
    if (memory === undefined) {
      memory = new FlowMemory(new RulePlaces(specification));
      this.memories.set(rule, memory);
    }
    return memory;
  }

  /** Drops what a rule keeps: it has nothing to find in the document as it is now. */
  forget(rule: Rule): void {
    this.memories.delete(rule);
  }
}
