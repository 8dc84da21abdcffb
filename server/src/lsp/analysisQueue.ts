/**
 * In which order documents are analysed, and what gives way to what. An analysis runs in steps, in slices short
 * enough that a message never waits for long. The document that was changed last comes first; one that changes
 * while it is being analysed is begun again, once all messages that came together have been read. So whatever
 * the number of changes, only their last state is analysed to its end. One that takes longer than two slices makes
 * known what it has found by then.
 */

import { type Clock, SLICE } from './slices.ts';

/**
 * The analysis of one document: each step is short, and what they come to makes the result known. A step may come
 * with what makes known how far it is.
 */
export type Steps = Iterator<(() => void) | undefined, () => void>;

/** How many slices an analysis takes before it makes known how far it is: a short one is published once. */
const SLICES_IN_SILENCE = 2;

/** An analysis that has begun. */
interface Begun {
  readonly steps: Steps;
  /** How many slices it has taken. */
  slices: number;
  /** Makes known how far it is, as it has not been yet. */
  offer: (() => void) | undefined;
}

export interface AnalysisQueueOptions extends Clock {
  /** Begins the analysis of a document (a key) in its present state. */
  begin(key: string): Steps;
  /** Is told of an analysis that throws; the document then counts as done. */
  failed(key: string, error: unknown): void;
}

export class AnalysisQueue {
  /** Keys of documents to analyse, the one that was changed last at the end. */
  private readonly waiting = new Set<string>();
  /** The analyses that have begun. */
  private readonly begun = new Map<string, Begun>();
  private readonly settling = new Map<string, (() => void)[]>();
  private readonly idling: (() => void)[] = [];
  private withdraw: (() => void) | undefined;

  constructor(private readonly options: AnalysisQueueOptions) {}

  /** Asks for the analysis of a document as it is now. One of an earlier state is given up. */
  add(key: string): void {
    this.giveUp(key);
    this.waiting.delete(key);
    this.waiting.add(key);
    this.resume();
  }

  /** Nothing is asked of a document any more. */
  remove(key: string): void {
    this.giveUp(key);
    if (this.waiting.delete(key)) this.settle(key);
  }

  isWaiting(key: string): boolean {
    return this.waiting.has(key);
  }

  /** Resolves when a document does not wait for its analysis. */
  settled(key: string): Promise<void> {
    if (!this.waiting.has(key)) return Promise.resolve();
    return new Promise((resolve) => this.settling.set(key, [...(this.settling.get(key) ?? []), resolve]));
  }

  /** Resolves when no document waits. */
  idle(): Promise<void> {
    return this.waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => this.idling.push(resolve));
  }

  /** Ends all work. */
  stop(): void {
    this.withdraw?.();
    for (const key of [...this.waiting]) this.remove(key);
  }

  private resume(): void {
    this.withdraw?.();
    this.withdraw = this.options.defer(() => {
      this.withdraw = undefined;
      this.work();
    });
  }

  private work(): void {
    const end = this.options.now() + SLICE;
    const worked = new Set<string>();
    do {
      const key = [...this.waiting].pop();
      if (key === undefined) return;
      worked.add(key);
      this.attempt(key, () => this.step(key));
    } while (this.options.now() < end);
    for (const key of worked) this.attempt(key, () => this.endSlice(key));
    if (this.waiting.size > 0 && this.withdraw === undefined) this.resume();
  }

  private step(key: string): void {
    let begun = this.begun.get(key);
    if (begun === undefined) {
      begun = { steps: this.options.begin(key), slices: 0, offer: undefined };
      this.begun.set(key, begun);
    }
    const step = begun.steps.next();
    if (step.done) this.finish(key, step.value);
    else begun.offer = step.value ?? begun.offer;
  }

  /** Makes known what an analysis that goes on has found by now. */
  private endSlice(key: string): void {
    const begun = this.begun.get(key);
    if (begun === undefined || ++begun.slices < SLICES_IN_SILENCE) return;
    const { offer } = begun;
    begun.offer = undefined;
    offer?.();
  }

  private attempt(key: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.finish(key, () => this.options.failed(key, error));
    }
  }

  /** A document no longer waits, which is so already when its result is made known. */
  private finish(key: string, makeKnown: () => void): void {
    this.begun.delete(key);
    this.waiting.delete(key);
    makeKnown();
    this.settle(key);
  }

  private giveUp(key: string): void {
    this.begun.get(key)?.steps.return?.();
    this.begun.delete(key);
  }

  private settle(key: string): void {
    if (this.waiting.has(key)) return;
    const listeners = this.settling.get(key) ?? [];
    this.settling.delete(key);
    for (const listener of listeners) listener();
    if (this.waiting.size === 0) for (const listener of this.idling.splice(0)) listener();
  }
}
