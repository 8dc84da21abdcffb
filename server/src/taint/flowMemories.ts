/** What data flow of each rule keeps of one document. Rules that are no longer used take theirs with them. */

import type { Rule, TaintSpecification } from '../rule/rule.ts';
import { FlowMemory } from './flowMemory.ts';

export class FlowMemories {
  private readonly memories = new WeakMap<Rule, FlowMemory>();

  of(rule: Rule, specification: TaintSpecification): FlowMemory {
    let memory = this.memories.get(rule);
    if (memory === undefined) {
      memory = new FlowMemory(specification);
      this.memories.set(rule, memory);
    }
    return memory;
  }

  /** Drops what a rule keeps: it has nothing to find in the document as it is now. */
  forget(rule: Rule): void {
    this.memories.delete(rule);
  }
}
