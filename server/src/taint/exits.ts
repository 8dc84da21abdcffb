/** Where a function, or the program, is left: what sinks that are `at-exit` are held to. */

import type { Block, Form, Instruction } from '../flow/il.ts';
import { formOf, formOfStatement } from '../flow/lower.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';

const known = new WeakMap<Form, readonly Node[]>();

/** Whether a node lies in the last thing that is done on one of the ways through a function, or the program. */
export function isAtExit(node: Node, within: Node, semantics: Semantics): boolean {
  const last = within.kind === 'Program' ? within.children.at(-1) : within;
  if (last === undefined) return false;
  const form = last === within ? formOf(within, semantics) : formOfStatement(last, semantics);
  let exits = known.get(form);
  if (exits === undefined) {
    exits = exitsOf(form);
    known.set(form, exits);
  }
  return exits.some(({ start, end }) => start <= node.start && node.end <= end);
}

/** What is done last before each way leads to the exit, the closing of what was opened left out. */
function exitsOf({ blocks, exit }: Form): readonly Node[] {
  const exits: Node[] = [];
  const seen = new Set<Block>([exit]);
  for (const block of seen) {
    const last = block.instructions.findLast(isDone);
    if (last !== undefined) exits.push(last.node);
    else for (const other of blocks) if (other.edges.some(({ to }) => to === block)) seen.add(other);
  }
  return exits;
}

function isDone({ op }: Instruction): boolean {
  return op !== 'close' && op !== 'restore' && op !== 'join';
}
