/**
 * Whether a regular expression can take very long in an engine that tries one way after the other, by analysis of the
 * expression itself (after Weber and Seidl, "On the degree of ambiguity of finite automata", 1991): a text that one
 * state reaches itself over in two ways doubles the ways each time it is repeated; one over which two repetitions
 * behind each other both stay where they are has ways that grow with a power of its length. Either does harm only if
 * the expression can still fail behind it.
 */

import { type Automaton, automatonOf, type Position } from './positions.ts';
import { parseRegex, RegexSyntaxError } from './syntax.ts';
import type { Regex } from './tree.ts';

export type Ambiguity = 'exponential' | 'polynomial' | 'none';

export interface HowRun {
  /** Whether all of a text must match, as in `fullmatch`: then everything can fail at its end. */
  readonly whole: boolean;
  /** Whether a match may begin anywhere, so that the search itself is one more repetition. */
  readonly search?: boolean;
}

/** Longer expressions are not looked at, nor are those that cost more steps. */
const LONGEST = 2_000;
const MOST_STEPS = 1_000_000;

/** The worst that the expression can do; `none` as well where it cannot be read or is too large. */
export function ambiguityOf(source: string, { whole, search = false }: HowRun): Ambiguity {
  if (source.length > LONGEST || !/[*+{]/.test(source)) return 'none';
  let regex: Regex;
  try {
    ({ regex } = parseRegex(source));
  } catch (error) {
    if (error instanceof RegexSyntaxError) return 'none';
    throw error;
  }
  // What is looked at from inside of a repetition may rule out what seems possible without.
  if (looksInLoop(regex, false)) return 'none';
  const automaton = automatonOf(regex);
  if (automaton === null) return 'none';
  const analysis = new Analysis(automaton, whole);
  try {
    if (analysis.isExponential()) return 'exponential';
    return analysis.isPolynomial() || (search && trimsEnd(regex)) ? 'polynomial' : 'none';
  } catch (error) {
    if (error instanceof TooManySteps) return 'none';
    throw error;
  }
}

class TooManySteps extends Error {}

function looksInLoop(regex: Regex, inLoop: boolean): boolean {
  if (regex.kind === 'look' || regex.kind === 'reference') return inLoop;
  if (regex.kind === 'repeat') return looksInLoop(regex.of, inLoop || regex.most > 1);
  if (regex.kind === 'sequence' || regex.kind === 'choice')
    return regex.of.some((each) => looksInLoop(each, inLoop));
  return 'of' in regex && looksInLoop(regex.of, inLoop);
}

/**
 * Whether one alternative is white space up to the end, `\s+$`: from each of many blanks a search runs to the last of
 * them and fails. Other sets are the same in theory; of blanks ordinary texts have thousands in a row.
 */
function trimsEnd(regex: Regex): boolean {
  switch (regex.kind) {
    case 'choice':
      return regex.of.some(trimsEnd);
    case 'group':
      return trimsEnd(regex.of);
    case 'sequence': {
      const [loop, end] = regex.of;
      return (
        regex.of.length === 2 &&
        loop?.kind === 'repeat' &&
        loop.most === Number.POSITIVE_INFINITY &&
        loop.of.kind === 'set' &&
        loop.of.set.has(0x20) &&
        ![...'a0.-'].some((each) => loop.of.kind === 'set' && loop.of.set.has(each.charCodeAt(0))) &&
        end?.kind === 'place' &&
        end.place !== 'word' &&
        end.place !== 'no word'
      );
    }
    default:
      return false;
  }
}

/** Characters beyond ASCII that stand for all the others. */
const BEYOND = ['é', 'ß', 'Ω', '中', '\u00a0', '\u2028', '😀'].map((each) => each.codePointAt(0) as number);

class Analysis {
  private readonly positions: readonly Position[];
  /** Characters that stand for all that the expression cannot tell apart, and which positions take each. */
  private readonly takes: readonly (readonly boolean[])[];
  private steps = 0;

  constructor(
    private readonly automaton: Automaton,
    private readonly whole: boolean,
  ) {
    this.positions = automaton.positions;
    const classes = new Map<string, boolean[]>();
    for (const code of [...Array(128).keys(), ...BEYOND]) {
      const taken = this.positions.map(({ set }) => set.has(code));
      classes.set(taken.map(Number).join(''), taken);
    }
    this.takes = [...classes.values()].filter((taken) => taken.includes(true));
  }

  /** A state that reaches itself over one text in two ways. */
  isExponential(): boolean {
    const component = componentsOf(this.positions.length, (p) => [
      ...(this.positions[p] as Position).follow.keys(),
    ]);
    // Two ways from one state to the next, on the way round.
    for (const [p, { follow }] of this.positions.entries())
      for (const [q, ways] of follow)
        if (ways > 1 && component[p] === component[q] && this.canFail(component, p)) return true;
    // Two states at once: from a state and itself over two different ones back.
    const size = this.positions.length;
    const pairs = componentsOf(size * size, (pair) => {
      const [p, q] = [Math.floor(pair / size), pair % size];
      if (component[p] !== component[q]) return [];
      return this.pairsAfter(p, q).filter((next) => {
        const [a, b] = [Math.floor(next / size), next % size];
        return component[a] === component[p] && component[b] === component[p];
      });
    });
    const diagonal = new Map<number, number>();
    for (let p = 0; p < size; p++) diagonal.set(pairs[p * size + p] as number, p);
    for (let pair = 0; pair < size * size; pair++) {
      const [p, q] = [Math.floor(pair / size), pair % size];
      const state = p === q ? undefined : diagonal.get(pairs[pair] as number);
      if (state !== undefined && this.canFail(component, state)) return true;
    }
    return false;
  }

  /** Two repetitions of one character, the second of which the first leads to over that character alone. */
  isPolynomial(): boolean {
    for (const taken of this.takes) {
      const after = (p: number): number[] =>
        [...(this.positions[p] as Position).follow.keys()].filter((q) => taken[q] === true);
      const loops = [...this.positions.keys()].filter((p) => taken[p] === true && after(p).includes(p));
      for (const p of loops) {
        const reached = this.reachable(p, after);
        if (loops.some((q) => q !== p && reached.has(q) && !this.endsFreely([q]))) return true;
      }
    }
    return false;
  }

  private reachable(from: number, after: (p: number) => readonly number[]): Set<number> {
    const found = new Set<number>();
    const open = [from];
    for (let p = open.pop(); p !== undefined; p = open.pop())
      for (const q of after(p)) {
        this.step();
        if (!found.has(q)) {
          found.add(q);
          open.push(q);
        }
      }
    return found;
  }

  private pairsAfter(p: number, q: number): number[] {
    const found = new Set<number>();
    const size = this.positions.length;
    const nextOfP = [...(this.positions[p] as Position).follow.keys()];
    const nextOfQ = [...(this.positions[q] as Position).follow.keys()];
    for (const a of nextOfP)
      for (const b of nextOfQ) {
        this.step();
        if (this.takes.some((taken) => taken[a] && taken[b])) found.add(a * size + b);
      }
    return [...found];
  }

  /** Whether the expression can fail although it went round a state. */
  private canFail(component: readonly number[], state: number): boolean {
    return !this.endsFreely([...component.keys()].filter((p) => component[p] === component[state]));
  }

  private endsFreely(states: readonly number[]): boolean {
    return !this.whole && states.some((p) => this.automaton.freeLast.has(p));
  }

  private step(): void {
    if (++this.steps > MOST_STEPS) throw new TooManySteps();
  }
}

/** The strongly connected component of each node, by a number of its own; one without a way round is alone. */
function componentsOf(size: number, after: (node: number) => readonly number[]): number[] {
  const [index, low] = [new Array<number>(size).fill(-1), new Array<number>(size).fill(0)];
  const component = new Array<number>(size).fill(-1);
  const stack: number[] = [];
  let next = 0;
  let components = 0;
  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue;
    const work: { node: number; next: readonly number[]; at: number }[] = [];
    const enter = (node: number): void => {
      index[node] = next;
      low[node] = next++;
      stack.push(node);
      work.push({ node, next: after(node), at: 0 });
    };
    enter(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node } = frame;
      const other = frame.next[frame.at++];
      if (other !== undefined) {
        if (index[other] === -1) enter(other);
        else if (component[other] === -1) low[node] = Math.min(low[node] as number, index[other] as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        component[member] = components;
        if (member === node) break;
      }
      components++;
    }
  }
  return component;
}
