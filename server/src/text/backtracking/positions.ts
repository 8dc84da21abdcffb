/**
 * A regular expression as an automaton without empty steps (Glushkov's): a state for each place that takes a character,
 * and between states in how many ways an engine that tries one after the other gets from one to the next. Two ways over
 * the same text are what makes such an engine slow.
 */

import type { CharacterSet } from './characterSet.ts';
import type { Regex } from './tree.ts';

/** A place that takes a character. */
export interface Position {
  readonly set: CharacterSet;
  /** The positions that may follow, with the number of ways to them; more than two count as two. */
  readonly follow: Map<number, number>;
}

export interface Automaton {
  readonly positions: readonly Position[];
  /** Where a match may begin. */
  readonly first: ReadonlySet<number>;
  /** Where the expression may end and nothing is asked of what comes next: from there on nothing can fail. */
  readonly freeLast: ReadonlySet<number>;
}

/** An expression with more places than these is not looked at. */
const MOST_POSITIONS = 200;
/** A bounded repetition is written out so often at most; its bound is kept otherwise by not going round. */
const MOST_COPIES = 4;

/** What is known of a part: in how many ways it is empty, where it begins and ends. */
interface Part {
  readonly empty: number;
  /** Whether it can be empty without asking anything of its surroundings. */
  readonly freelyEmpty: boolean;
  readonly first: ReadonlyMap<number, number>;
  readonly last: ReadonlyMap<number, number>;
  readonly freeLast: ReadonlySet<number>;
}

const NOTHING: ReadonlyMap<number, number> = new Map();
const NOWHERE: ReadonlySet<number> = new Set();
const EMPTY: Part = { empty: 1, freelyEmpty: true, first: NOTHING, last: NOTHING, freeLast: NOWHERE };
const ASSERTION: Part = { ...EMPTY, freelyEmpty: false };

/** The automaton of an expression; null where it is too large. */
export function automatonOf(regex: Regex): Automaton | null {
  const builder = new Builder();
  try {
    const part = builder.part(regex);
    return {
      positions: builder.positions,
      first: new Set(part.first.keys()),
      freeLast: part.freeLast,
    };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

class TooLarge extends Error {}

class Builder {
  readonly positions: Position[] = [];

  part(regex: Regex): Part {
    switch (regex.kind) {
      case 'set':
        return this.set(regex.set);
      case 'place':
        // The beginning of a text or line is asked before anything is taken.
        return regex.place === 'text start' || regex.place === 'line start' ? EMPTY : ASSERTION;
      case 'look':
      case 'reference':
        return ASSERTION;
      case 'sequence':
        return regex.of.map((each) => this.part(each)).reduce((a, b) => this.join(a, b), EMPTY);
      case 'choice':
        return either(regex.of.map((each) => this.part(each)));
      case 'group':
        return this.part(regex.of);
      case 'atomic':
        return this.atomic(regex.of);
      case 'repeat':
        return this.repeat(regex);
    }
  }

  private set(set: CharacterSet): Part {
    if (this.positions.length >= MOST_POSITIONS) throw new TooLarge();
    const at = this.positions.push({ set, follow: new Map() }) - 1;
    const here = new Map([[at, 1]]);
    return { empty: 0, freelyEmpty: false, first: here, last: here, freeLast: new Set([at]) };
  }

  private join(a: Part, b: Part): Part {
    this.connect(a.last, b.first);
    return {
      empty: Math.min(2, a.empty * b.empty),
      freelyEmpty: a.freelyEmpty && b.freelyEmpty,
      first: sum([a.first, times(b.first, a.empty)]),
      last: sum([b.last, times(a.last, b.empty)]),
      freeLast: b.freelyEmpty ? new Set([...a.freeLast, ...b.freeLast]) : b.freeLast,
    };
  }

  private connect(from: ReadonlyMap<number, number>, to: ReadonlyMap<number, number>): void {
    for (const [p, ways] of from)
      for (const [q, others] of to) {
        const { follow } = this.positions[p] as Position;
        follow.set(q, Math.min(2, (follow.get(q) ?? 0) + ways * others));
      }
  }

  private repeat({ of, least, most }: Extract<Regex, { kind: 'repeat' }>): Part {
    if (most === 0) return EMPTY;
    const isEndless = most === Number.POSITIVE_INFINITY;
    // So many copies that must be there, the last of which goes round where there is no bound.
    const needed = Math.min(Math.max(least, isEndless ? 1 : 0), MOST_COPIES);
    const further = isEndless ? 0 : Math.min(most - least, MOST_COPIES - needed);
    let all = EMPTY;
    for (let i = 0; i < needed; i++) {
      const copy = this.part(of);
      if (isEndless && i === needed - 1) this.connect(copy.last, copy.first);
      all = this.join(all, copy);
    }
    // What may follow is nested: a copy is there only behind the one before it.
    let rest = EMPTY;
    for (let i = 0; i < further; i++) rest = optional(this.join(this.part(of), rest));
    all = this.join(all, rest);
    return least === 0 ? optional(all) : all;
  }

  /** What is taken is kept: behind it nothing goes on with a character that it could have taken itself. */
  private atomic(of: Regex): Part {
    const before = this.positions.length;
    const part = this.part(of);
    const last = new Map<number, number>();
    for (const [p, ways] of part.last) {
      const { follow, set } = this.positions[p] as Position;
      const inside = [...follow.keys()].filter((q) => q >= before);
      // A repetition of one set is where it matters; going round it is all that it does.
      const goesRound = inside.some((q) => (this.positions[q] as Position).set === set);
      if (!goesRound) last.set(p, ways);
    }
    return { ...part, last };
  }
}

function optional(part: Part): Part {
  return { ...part, empty: 1, freelyEmpty: true };
}

function either(parts: readonly Part[]): Part {
  return {
    empty: Math.min(
      2,
      parts.reduce((total, { empty }) => total + empty, 0),
    ),
    freelyEmpty: parts.some(({ freelyEmpty }) => freelyEmpty),
    first: sum(parts.map(({ first }) => first)),
    last: sum(parts.map(({ last }) => last)),
    freeLast: new Set(parts.flatMap(({ freeLast }) => [...freeLast])),
  };
}

function sum(maps: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const total = new Map<number, number>();
  for (const map of maps)
    for (const [at, ways] of map) total.set(at, Math.min(2, (total.get(at) ?? 0) + ways));
  return total;
}

function times(map: ReadonlyMap<number, number>, ways: number): ReadonlyMap<number, number> {
  if (ways === 0) return NOTHING;
  return ways === 1 ? map : new Map([...map].map(([at, each]) => [at, Math.min(2, each * ways)]));
}
