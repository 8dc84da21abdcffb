/**
 * What data flow keeps of one document from state to state, by rule: where the rule's places are, and what was
 * found out about functions and statements. Rules that are no longer used take theirs with them.
 */

import type { Rule, TaintSpecification } from '../rule/rule.ts';
import { Answers } from './answers.ts';
import { Outside } from './outside.ts';
import { RulePlaces } from './places.ts';
import { ParameterOrigin } from './taints.ts';

export class FlowMemory {
  readonly answers = new Answers();
  /** What the last state came to, as far as it rests on nothing that changed since. */
  taught = new Outside();
  outside = new Outside();
  /** Counts the states of the document. */
  state = 0;
  private readonly parameters = new Map<string, ParameterOrigin>();

  constructor(readonly places: RulePlaces) {}

  /** Drops what was known of some names in the world outside of functions. */
  forget(names: ReadonlySet<string>): void {
    this.taught = this.taught.without(names);
    this.outside = this.outside.without(names);
  }

  clear(): void {
    this.answers.clear();
    this.taught = new Outside();
    this.outside = new Outside();
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
