import assert from 'node:assert/strict';
import { leaf } from '../syntax/node.ts';
import { Block, type Form, Instruction, mayThrow, type Op } from './il.ts';
import { Budget, countStepsTaken, type Domain, solve } from './solve.ts';
import { VariableStates } from './variableStates.ts';

const VARIABLES = 3;
const NODE = leaf('Identifier', 'x', 0, 1, { offset: 0 });
const IMPOSSIBLE = { node: NODE, about: 'truth', isTrue: false, subject: null } as const;

/** A small generator of pseudo-random numbers. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A form of blocks that lead anywhere, forwards and back, some into landings, some by ways that are never taken. */
function randomForm(seed: number): Form {
  const next = random(seed);
  const landings = [new Block(null), new Block(null)];
  const count = 3 + next(6);
  const blocks = [
    ...Array.from({ length: count }, () => new Block(next(2) === 0 ? null : (landings[next(2)] as Block))),
    ...landings,
  ];
  const instructions: Instruction[] = [];
  for (const block of blocks) {
    for (let i = next(4); i > 0; i--) {
      const isCall = next(3) === 0;
      const place = isCall ? null : { variable: String(next(VARIABLES)), path: [] };
      const op: Op = isCall ? 'call' : 'assign';
      const instruction = new Instruction(instructions.length, op, NODE, [], null, place, null);
      instructions.push(instruction);
      block.instructions.push(instruction);
    }
    for (let i = next(3); i > 0; i--)
      block.edges.push({
        to: blocks[next(blocks.length)] as Block,
        conditions: next(5) === 0 ? [IMPOSSIBLE] : [],
      });
  }
  const shuffled = blocks.slice(1).sort(() => next(3) - 1);
  const ordered = [blocks[0] as Block, ...shuffled];
  ordered.forEach((block, order) => {
    block.order = order;
  });
  return {
    entry: blocks[0] as Block,
    exit: new Block(null),
    raised: new Block(null),
    blocks: ordered,
    instructions,
  };
}

type Definitions = ReadonlySet<number>;
const UNKNOWN: Definitions = new Set([-1]);

/** Which assignments may have given each variable its value; -1 is none. */
class Reaching implements Domain<VariableStates<Definitions>> {
  constructor(private readonly budget: Budget) {}

  transfer({ index, place }: Instruction, state: VariableStates<Definitions>): VariableStates<Definitions> {
    return place === null ? state : state.set(Number(place.variable), this.only(index));
  }

  private readonly singletons = new Map<number, Definitions>();

  private only(index: number): Definitions {
    let set = this.singletons.get(index);
    if (set === undefined) {
      set = new Set([index]);
      this.singletons.set(index, set);
    }
    return set;
  }

  join(
    known: VariableStates<Definitions>,
    more: VariableStates<Definitions>,
    since: VariableStates<Definitions>,
  ): VariableStates<Definitions> {
    return known.join(more, since, union, this.budget);
  }

  refine(
    state: VariableStates<Definitions>,
    { conditions }: { readonly conditions: readonly unknown[] },
  ): VariableStates<Definitions> | null {
    return conditions.length > 0 ? null : state;
  }

  widen(): VariableStates<Definitions> {
    return EVERYTHING;
  }
}

const ANY: Definitions = new Set([-2]);
const EVERYTHING = VariableStates.all(ANY);

function union(known: Definitions, more: Definitions): Definitions {
  if (known === ANY || more === ANY) return ANY;
  if ([...more].every((each) => known.has(each))) return known;
  return new Set([...known, ...more]);
}

/** The same by walking all ways there are: what each variable was last given by, all variables together. */
function walk(form: Form): Map<Block, Set<string>> {
  const seen = new Map<Block, Set<string>>();
  const stack: { block: Block; state: readonly number[] }[] = [];
  const reach = (block: Block, state: readonly number[]): void => {
    const states = seen.get(block) ?? new Set<string>();
    seen.set(block, states);
    if (states.has(state.join())) return;
    states.add(state.join());
    stack.push({ block, state });
  };
  reach(form.entry, new Array<number>(VARIABLES).fill(-1));
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    let { state } = at;
    for (const instruction of at.block.instructions) {
      if (at.block.landing !== null && mayThrow(instruction)) reach(at.block.landing, state);
      const { place, index } = instruction;
      if (place !== null) state = state.with(Number(place.variable), index);
    }
    for (const { to, conditions } of at.block.edges) if (conditions.length === 0) reach(to, state);
  }
  return seen;
}

function describeStart(state: VariableStates<Definitions> | undefined): string[] | undefined {
  if (state === undefined) return undefined;
  return Array.from({ length: VARIABLES }, (_, i) => [...state.get(i)].sort((a, b) => a - b).join());
}

function start(): VariableStates<Definitions> {
  return VariableStates.all(UNKNOWN);
}

describe('the solver', () => {
  it('finds what a walk of all ways finds', () => {
    let compared = 0;
    for (let seed = 1; seed <= 2000; seed++) {
      const form = randomForm(seed);
      const budget = new Budget(1e6);
      const { starts, isWidened } = solve(form, new Reaching(budget), start(), budget);
      assert.equal(isWidened, false);
      const walked = walk(form);
      for (const block of form.blocks) {
        const states = [...(walked.get(block) ?? [])].map((state) => state.split(',').map(Number));
        const expected =
          states.length === 0
            ? undefined
            : Array.from({ length: VARIABLES }, (_, i) =>
                [...new Set(states.map((state) => state[i] as number))].sort((a, b) => a - b).join(),
              );
        assert.deepEqual(describeStart(starts[block.order]), expected, `seed ${seed}, block ${block.order}`);
        if (states.length > 1) compared++;
      }
    }
    assert.ok(compared > 1000, `${compared} blocks that several states reach`);
  });

  it('widens beyond its budget, and says so', () => {
    let widened = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const form = randomForm(seed);
      const free = new Budget(1e6);
      const exact = solve(form, new Reaching(free), start(), free);
      const small = new Budget(3);
      const rough = solve(form, new Reaching(small), start(), small);
      form.blocks.forEach((_, i) => {
        const all = describeStart(exact.starts[i]);
        const some = describeStart(rough.starts[i]);
        // Nothing that may be is left out.
        assert.equal(some === undefined, all === undefined);
        all?.forEach((known, variable) => {
          const ids = new Set(some?.[variable]?.split(','));
          assert.ok(ids.has('-2') || known.split(',').every((id) => ids.has(id)), `seed ${seed}`);
        });
      });
      if (rough.isWidened) widened++;
      else assert.deepEqual(rough.starts.map(describeStart), exact.starts.map(describeStart));
    }
    assert.ok(widened > 30, `${widened} of 300 were widened`);
  });

  it('takes steps that grow with the code', () => {
    const chain = (length: number): number => {
      const blocks = Array.from({ length }, () => new Block(null));
      blocks.forEach((block, order) => {
        block.order = order;
        const to = blocks[order + 1];
        if (to !== undefined) block.edges.push({ to, conditions: [] });
      });
      const form: Form = {
        entry: blocks[0] as Block,
        exit: blocks.at(-1) as Block,
        raised: new Block(null),
        blocks,
        instructions: [],
      };
      const budget = new Budget(1e6);
      const before = countStepsTaken();
      assert.notEqual(solve(form, new Reaching(budget), start(), budget).end, undefined);
      return countStepsTaken() - before;
    };
    assert.equal(chain(200), 2 * chain(100));
  });
});
