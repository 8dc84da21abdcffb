/**
 * The flow of one rule through one document, on demand: it begins where the rule's sources are, follows data into
 * the functions that are called with it, and goes on to the code that mentions what data from a source was put
 * into or is answered by. Nothing else is looked at, so other code in the file costs neither time nor findings.
 *
 * Each answer about a function starts from nothing and is worked out again when something that it rests on has
 * grown, until all answers stand: the least fixed point, whatever the order. A budget belongs to one function.
 */

import type { Segment } from '../program/segment.ts';
import { type Answer, capturesTaint, carries, type Question, Work } from './answer.ts';
import { isWidened, NOTHING_CAPTURED } from './closures.ts';
import { Demand } from './demand.ts';
import { broughtInto, fromOutside } from './entries.ts';
import { Flow, FlowBudgetExceeded, type TaintDocument } from './flow.ts';
import type { FlowMemory } from './flowMemory.ts';
import type { FunctionEntry } from './functionEntry.ts';
import { partialSummary, summaryOf } from './functionFlow.ts';
import type { SinkMatch, SourceMatch } from './matches.ts';
import { type ModuleContext, ModuleFlow } from './moduleFlow.ts';
import { Outside } from './outside.ts';
import { NO_SHAPES, type Shapes } from './shapes.ts';
import {
  type Arguments,
  boundedSummary,
  joinSummaries,
  RECEIVER,
  type Summary,
  saysSame,
} from './summary.ts';
import { joinTaints, type Taint } from './taints.ts';
import { allTaints, type Callable, sameValue, type Value } from './value.ts';

/** How often an answer is worked out again before it is taken as it is. */
const MAXIMUM_RUNS = 12;
/** How often before nothing of an answer is taken back. */
const FREE_RUNS = 3;
/** How deep calls are followed on the stack; deeper ones are answered from the outside, one after the other. */
const DEEPEST_CALL = 40;
/** How many functions are worked out in one go; further ones are answered one after the other as well. */
const MAXIMUM_AT_ONCE = 16;

const NO_PARAMETERS: readonly number[] = [];

export class RuleFlow extends Flow implements ModuleContext {
  readonly demand: Demand;
  taught: Outside;
  private readonly module: ModuleFlow;
  private readonly state: number;
  /** Answers that were used in this state of the document. */
  private readonly used = new Set<Answer>();
  /** By an answer those that used it; some may have been worked out without it since. */
  private readonly users = new Map<Answer, Set<Answer>>();
  /** Answers to be worked out, for the first time or because something that they rest on has grown. */
  private readonly stale = new Set<Answer>();
  /** Answers about live functions, which nobody has to call. */
  private readonly roots = new Set<Answer>();
  private depth = 0;
  /** Whether only functions that are looked at by themselves are followed, and what they call directly. */
  private isFromEntries = false;
  /** Whether what the function that is worked out calls is looked into. */
  private followsCalls = true;
  /** How many functions were worked out since the last pause. */
  private atOnce = 0;
  private order = 0;

  constructor(
    memory: FlowMemory,
    options: Readonly<Record<string, unknown>>,
    changed: ReadonlySet<Segment>,
    document: TaintDocument,
  ) {
    super(memory, options, document);
    this.state = ++memory.state;
    this.demand = new Demand(this.places, this.index, this.functions, changed);
    this.module = new ModuleFlow(this, memory.answers);
    this.taught = memory.taught;
    this.addNamesOf(this.outside);
  }

  /**
   * Follows the data until nothing new is found, a few functions at a time, those in segments that changed first.
   * Given up halfway, what was found out by then is kept like that of an earlier state.
   */
  *run(): Generator<undefined, void> {
    do {
      for (const segment of this.demand.take()) this.lookAt(segment);
      yield* this.settle();
      this.learn(this.module.run());
    } while (!this.isSettled());
    this.memory.taught = this.taught;
    this.memory.outside = this.outside;
    this.memory.answers.sweep(this.state);
  }

  /**
   * Follows what parameters bring that are sources where their functions are looked at by themselves, beginning at the
   * sinks: only functions that hold one are asked about, and what they call is looked into, but not what that calls in
   * turn. In code of which nothing is known it would be much, for findings that are not shown to most. Answers which
   * taints from such parameters reach which sinks.
   */
  *fromEntries(): Generator<undefined, ReadonlyMap<SinkMatch, readonly Taint[]>> {
    this.isFromEntries = true;
    const asked: { readonly answer: Answer; readonly brought: ReadonlyMap<number, SourceMatch> }[] = [];
    for (const segment of this.places.sinkSegments)
      for (const entry of this.functions.functionsIn(segment)) {
        if (!this.places.hasSinkIn(entry.definition)) continue;
        const brought = broughtInto(entry, segment, this.places);
        if (brought.size === 0) continue;
        const captured = entry.enclosing === null ? null : NOTHING_CAPTURED;
        const asking = { entry, asked: [...brought.keys()], shapes: NO_SHAPES, captured };
        const answer = this.ask({ ...asking, atEntry: true });
        asked.push({ answer, brought });
        if (answer.state === 'asked') this.stale.add(answer);
      }
    do yield* this.settle();
    while (!this.standsOnItself());
    this.memory.answers.sweep(this.state);
    const reached = new Map<SinkMatch, readonly Taint[]>();
    for (const { answer, brought } of asked)
      for (const [sink, taints] of answer.summary.sinks) {
        const known = taints.flatMap((taint) => fromOutside(taint, answer, brought));
        if (known.length > 0) reached.set(sink, joinTaints(reached.get(sink) ?? [], known));
      }
    return reached;
  }

  /** Which taints reach sinks in a function and what it calls, nothing being known of what is around it. */
  alone(entry: FunctionEntry): Summary['sinks'] {
    const answer = this.ask({ entry, asked: NO_PARAMETERS, shapes: NO_SHAPES, captured: NOTHING_CAPTURED });
    this.atOnce = 0;
    if (answer.state === 'asked') this.workOut(answer);
    return answer.summary.sinks;
  }

  /** Which taints from sources reach which sinks, as far as it is known. */
  get reached(): ReadonlyMap<SinkMatch, readonly Taint[]> {
    const reached = new Map<SinkMatch, readonly Taint[]>();
    const note = (sinks: ReadonlyMap<SinkMatch, readonly Taint[]>): void => {
      for (const [sink, taints] of sinks) reached.set(sink, joinTaints(reached.get(sink) ?? [], taints));
    };
    for (const { summary } of this.roots) note(summary.sinks);
    note(this.module.sinks);
    return reached;
  }

  /** The functions that took more steps than they may; null for code of the module. */
  get cut(): readonly (FunctionEntry | null)[] {
    const cut: (FunctionEntry | null)[] = [...this.used]
      .filter(({ work }) => work.isCut)
      .map(({ question }) => question.entry);
    return this.module.isCut ? [...cut, null] : cut;
  }

  /** The functions of which not everything is told apart that they do with data. */
  get widened(): readonly FunctionEntry[] {
    return [...this.used].filter(({ work }) => work.isWidened).map(({ question }) => question.entry);
  }

  /** Looks at a live part of the program. */
  private lookAt(segment: Segment): void {
    if (segment.isShell || segment.exports(this.language).runs) this.module.include(segment);
    for (const entry of this.functions.outermostIn(segment)) {
      if (!this.demand.isLiveFunction(entry)) continue;
      const answer = this.ask({ entry, asked: NO_PARAMETERS, shapes: NO_SHAPES, captured: null });
      this.roots.add(answer);
      if (answer.state === 'asked') this.stale.add(answer);
    }
  }

  /** Works out what is not known, or no longer: what others rest on before them. */
  private *settle(): Generator<undefined, void> {
    while (this.stale.size > 0) {
      let first: Answer | null = null;
      for (const answer of this.stale) if (first === null || answer.order < first.order) first = answer;
      this.stale.delete(first as Answer);
      this.atOnce = 0;
      this.workOut(first as Answer);
      yield;
    }
  }

  /** Whether everything rests on what is known by now; what does not is to be worked out again. */
  private isSettled(): boolean {
    if (this.stale.size === 0 && !this.demand.hasFresh && !this.module.isStale) this.holdToWhatIsUsed();
    return this.standsOnItself() && !this.demand.hasFresh && !this.module.isStale;
  }

  /** Whether all answers rest on what is known by now; those that do not are to be worked out again. */
  private standsOnItself(): boolean {
    for (const answer of this.used)
      if (answer.runs <= MAXIMUM_RUNS && !this.stands(answer.work)) this.stale.add(answer);
    return this.stale.size === 0;
  }

  /** Lets go of what an earlier state taught and nothing teaches any more. */
  private holdToWhatIsUsed(): void {
    const taught = new Outside();
    for (const { work } of this.used) taught.learn(work.taught);
    this.module.teach(taught);
    const outside = new Outside();
    outside.learn(taught);
    outside.learn(this.module.left);
    if (taught.replaceIn(this.taught)) this.module.notice();
    outside.replaceIn(this.outside);
  }

  /** The answer to a question, which may be yet to be worked out. */
  private ask(question: Question): Answer {
    const answer = this.memory.answers.to(question);
    this.use(answer);
    return answer;
  }

  /** Takes note that an answer counts in this state of the document, with all that it rests on. */
  private use(root: Answer): void {
    const waiting = [root];
    for (let answer = waiting.pop(); answer !== undefined; answer = waiting.pop()) {
      if (answer.used === this.state) continue;
      answer.used = this.state;
      answer.runs = 0;
      this.used.add(answer);
      if (answer.state === 'asked') continue;
      waiting.push(...answer.work.answers.keys());
      this.noteUses(answer);
      this.publish(answer);
      if (this.isOverdue(answer.work)) this.stale.add(answer);
    }
  }

  /** The same for all that a piece of work rests on that was kept. */
  useAll({ answers, taught }: Work): void {
    for (const answer of answers.keys()) this.use(answer);
    this.learnFrom(taught);
  }

  /** Whether a piece of work left something out that is of interest by now. */
  private isOverdue(work: Work): boolean {
    return this.demand.some((name) => work.waitsFor(name));
  }

  /** Whether a piece of work would come to the same again. */
  stands(work: Work): boolean {
    if (!work.standsOnAnswers || this.isOverdue(work)) return false;
    for (const [name, value] of work.reads) if (!sameAnswer(value, this.outside.get(name))) return false;
    return true;
  }

  /** Makes known what others have to know of an answer that was worked out. */
  private publish({ question, summary, work }: Answer): void {
    const { entry } = question;
    if (summary.handsOver || work.handsOut) this.addName(entry.name);
    if ((summary.handsOver || work.handsOut) && entry.owner !== null) this.addName(entry.owner.name);
    this.learnFrom(work.taught);
  }

  /** Takes over what a piece of work taught of the world outside of functions. */
  learnFrom(taught: Outside): void {
    if (taught.isEmpty) return;
    if (this.taught.learn(taught).length > 0) this.module.notice();
    this.learn(taught);
  }

  private learn(known: Outside): void {
    if (this.outside.learn(known).length > 0) this.addNamesOf(known);
  }

  private addNamesOf(known: Outside): void {
    for (const [name, value] of known.variables)
      if (allTaints(value).length > 0) for (const each of Outside.namesOf(name, value)) this.addName(each);
  }

  /** Data from a source is behind a name: what left it out is to be looked at again. */
  addName(name: string): void {
    if (!this.demand.add(name)) return;
    for (const answer of this.used)
      if (answer.state === 'known' && answer.work.waitsFor(this.functions.key(name))) this.stale.add(answer);
  }

  askedOf(given: Pick<Arguments, 'receiver' | 'values'>): readonly number[] {
    const any = (callable: Callable): boolean =>
      this.demand.matters(callable) || capturesTaint(callable.captured);
    const all = [given.receiver, ...given.values];
    if (!all.some((value) => carries(value, any))) return NO_PARAMETERS;
    // Where data goes in, it may get to every function that goes in with it.
    const isData = all.some((value) => allTaints(value).length > 0);
    return all.flatMap((value, i) => (carries(value, isData ? () => true : any) ? [i + RECEIVER] : []));
  }

  summarize(
    entry: FunctionEntry,
    captured: ReadonlyMap<string, Value> | null,
    asked: readonly number[],
    shapes: Shapes = NO_SHAPES,
  ): Summary | null {
    if (asked.length === 0 && !capturesTaint(captured) && !this.isOfInterest(entry)) return null;
    if (!this.followsCalls) return null;
    const answer = this.ask({ entry, asked, shapes, captured });
    if (answer.state === 'asked') {
      if (this.depth < DEEPEST_CALL && this.atOnce < MAXIMUM_AT_ONCE) this.workOut(answer);
      else this.stale.add(answer);
    }
    this.work.answers.set(answer, answer.summary);
    return answer.summary;
  }

  /** Whether a function is looked into although it is given no data; if not, takes note of what it waits for. */
  private isOfInterest(entry: FunctionEntry): boolean {
    if (this.demand.isLiveFunction(entry) || this.demand.has(entry.name)) return true;
    this.work.waits.add(this.functions.key(entry.name));
    this.work.waitsForAny.add(this.functions.mentions(entry));
    // A function that makes functions may answer one through which data goes later.
    return entry.makesFunctions;
  }

  private workOut(answer: Answer): void {
    const { question } = answer;
    const { definition } = question.entry;
    if (answer.state === 'running') return;
    if (++answer.runs > MAXIMUM_RUNS) {
      answer.work.isCut = true;
      return;
    }
    this.stale.delete(answer);
    answer.state = 'running';
    const work = new Work();
    this.atOnce++;
    this.depth++;
    const followedCalls = this.followsCalls;
    this.followsCalls = !this.isFromEntries || question.atEntry === true || question.entry.enclosing !== null;
    let summary: Summary;
    try {
      summary = this.within(work, definition.end - definition.start, () => {
        this.looksAt(definition);
        return this.summaryWithin(question);
      });
    } finally {
      this.depth--;
      this.followsCalls = followedCalls;
      answer.state = 'known';
      if (answer.runs === 1) answer.order = this.order++;
    }
    answer.work = work;
    this.noteUses(answer);
    // What swings to and fro where things are too many to be told apart comes to rest when nothing is taken back.
    if (answer.runs > FREE_RUNS) summary = joinSummaries(answer.summary, summary);
    const bounded = boundedSummary(summary);
    work.isWidened = bounded !== summary || (question.captured !== null && isWidened(question.captured));
    summary = bounded;
    const grew = !saysSame(answer.summary, summary);
    if (grew) answer.summary = summary;
    // What was used while it was still growing is used again, and what grew is by those who used it.
    if (!work.standsOnAnswers || this.isOverdue(work)) this.stale.add(answer);
    this.publish(answer);
    if (!grew) return;
    for (const other of this.users.get(answer) ?? [])
      if (other.state === 'known' && (other.work.answers.get(answer) ?? summary) !== summary)
        this.stale.add(other);
  }

  /** Notes which answers an answer rests on. */
  private noteUses(user: Answer): void {
    for (const answer of user.work.answers.keys()) {
      const users = this.users.get(answer);
      if (users === undefined) this.users.set(answer, new Set([user]));
      else users.add(user);
    }
  }

  /** The summary, or what there is of it when the function has taken all the steps that it may. */
  private summaryWithin(question: Question): Summary {
    try {
      return summaryOf(this, question);
    } catch (error) {
      if (!(error instanceof FlowBudgetExceeded)) throw error;
      this.work.isCut = true;
      return partialSummary(this, question);
    }
  }
}

function sameAnswer(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameValue(a, b));
}
