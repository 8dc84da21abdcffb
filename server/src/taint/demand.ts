/**
 * Where the data of a rule's sources can be, as far as it is known yet: code that holds a source is *live*, and so
 * is code that mentions a name behind which data from a source was found. Data flow looks at live code and at what
 * that calls with such data, and at nothing else.
 */

import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Group } from '../program/links.ts';
import type { Segment } from '../program/segment.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { FunctionTable } from './functions.ts';
import type { RulePlaces } from './places.ts';
import type { Callable } from './value.ts';

export class Demand {
  private readonly names = new Set<string>();
  private readonly sinks: ReadonlySet<Segment>;
  /** What is connected with a sink, once somebody asks. */
  private groupsOfSinks: ReadonlySet<Group | undefined> | null = null;
  /** Segments that became live, or more so, since they were last taken. */
  private readonly fresh = new Set<Segment>();

  constructor(
    private readonly places: RulePlaces,
    private readonly index: DocumentIndex,
    private readonly functions: FunctionTable,
    changed: ReadonlySet<Segment>,
  ) {
    this.sinks = places.sinkSegments;
    for (const segment of places.sourceSegments) if (changed.has(segment)) this.fresh.add(segment);
    if (places.spanStatements) for (const segment of index.segments) this.fresh.add(segment);
    for (const segment of places.sourceSegments) this.fresh.add(segment);
  }

  /** The live segments that have not been taken yet, those left out from which data cannot get to a sink. */
  *take(): Iterable<Segment> {
    for (const segment of this.fresh) {
      this.fresh.delete(segment);
      if (this.leadsToSink(segment)) yield segment;
    }
  }

  private leadsToSink(segment: Segment): boolean {
    const { sinks } = this;
    const [shell] = this.index.segments;
    // What lies between the segments may reach into all of them.
    if (segment.isShell || sinks.has(segment) || this.places.spanStatements) return true;
    if (shell !== undefined && sinks.has(shell)) return true;
    const { links } = this.index;
    this.groupsOfSinks ??= new Set([...sinks].map((sink) => links.groupOf(sink)));
    return this.groupsOfSinks.has(links.groupOf(segment));
  }

  /** Notes that data from a source is behind a name; answers whether that is new. */
  add(name: string): boolean {
    const key = this.functions.key(name);
    if (name === '' || this.names.has(key)) return false;
    this.names.add(key);
    for (const segment of this.index.mentioning(name)) this.fresh.add(segment);
    return true;
  }

  get hasFresh(): boolean {
    return this.fresh.size > 0;
  }

  /** Whether a condition holds for one of the names, as they are compared. */
  some(condition: (name: string) => boolean): boolean {
    for (const name of this.names) if (condition(name)) return true;
    return false;
  }

  has(name: string): boolean {
    return this.names.has(this.functions.key(name));
  }

  private mentions(names: ReadonlySet<string>): boolean {
    return this.some((name) => names.has(name));
  }

  /** Whether a function can do anything with data from a source although it is given none. */
  isLiveFunction(entry: FunctionEntry): boolean {
    return this.places.hasSourceIn(entry.definition) || this.mentions(this.functions.mentions(entry));
  }

  /** Whether it makes a difference that a function is passed on, by what it does itself. */
  matters({ definition }: Callable): boolean {
    const entry = this.functions.entry(definition);
    return this.places.hasSinkIn(definition) || (entry !== undefined && this.isLiveFunction(entry));
  }
}
