/** The blocks of a form in the order in which an analysis looks at them, without those in which nothing is done. */

import { type Block, mayThrow } from './il.ts';

/** The blocks that a block leads to, itself first. Sets their `order`. */
export function inReversePostorder(entry: Block): Block[] {
  const finished: Block[] = [];
  entry.order = SEEN;
  const stack = [{ block: entry, ways: waysOut(entry) }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.ways.pop();
    if (next === undefined) {
      finished.push(top.block);
      stack.pop();
    } else if (next.order === -1) {
      next.order = SEEN;
      stack.push({ block: next, ways: waysOut(next) });
    }
  }
  finished.reverse();
  finished.forEach((block, order) => {
    block.order = order;
  });
  return finished;
}

const SEEN = -2;

/** The first block from one on that does anything, or where ways meet that go round without doing anything. */
function pastEmpty(start: Block): Block {
  const passed = new Set<Block>();
  let block = start;
  for (;;) {
    const { instructions, edges } = block;
    const [only, another] = edges;
    const leadsOn = instructions.length === 0 && only?.conditions.length === 0 && another === undefined;
    if (!leadsOn || passed.has(block)) return block;
    passed.add(block);
    block = only.to;
  }
}

/**
 * First ways last, as the ways are popped: what is popped first comes last in reverse postorder. Ways into blocks
 * that only lead on end where these lead.
 */
function waysOut({ edges, landing, instructions }: Block): Block[] {
  for (const edge of edges) edge.to = pastEmpty(edge.to);
  const ways = edges.map(({ to }) => to);
  if (landing !== null && instructions.some(mayThrow)) ways.push(landing);
  return ways;
}
