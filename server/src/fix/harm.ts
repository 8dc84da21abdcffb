/** What a fix must not do to a program, whatever it mends: seen by comparing the program before and after. */

import type { Span } from '../finding/finding.ts';
import { type Node, visit } from '../syntax/node.ts';

/** A program as it is read. Offsets are UTF-16. */
export interface ReadProgram {
  readonly text: string;
  readonly root: Node;
  readonly comments: readonly Span[];
  readonly hasErrors: boolean;
}

/** What is worse after a fix than before, in words; undefined where nothing is. */
export function harmOf(before: ReadProgram, after: ReadProgram): string | undefined {
  if (after.hasErrors && !before.hasErrors) return 'it does not parse';
  const [old, now] = [countsOf(before.root), countsOf(after.root)];
  if (now.doubled > old.doubled) return 'a call has an argument twice';
  if (now.misplaced > old.misplaced) return 'an argument without a name stands behind one with a name';
  if (now.decorators < old.decorators) return 'a decorator is gone';
  return hasAll(commentsOf(after), commentsOf(before)) ? undefined : 'a comment is gone';
}

interface Counts {
  /** Calls that give a named argument twice. */
  doubled: number;
  /** Calls with an argument without a name behind one with a name. */
  misplaced: number;
  decorators: number;
}

function countsOf(root: Node): Counts {
  const counts = { doubled: 0, misplaced: 0, decorators: 0 };
  visit(root, (node) => {
    if (node.kind === 'Decorator') counts.decorators++;
    if (node.kind !== 'Arguments') return;
    const names = node.children.flatMap((child) =>
      child.kind === 'Argument' ? [child.get('name')?.text ?? ''] : [],
    );
    if (new Set(names).size < names.length) counts.doubled++;
    const firstNamed = node.children.findIndex(({ kind }) => kind === 'Argument');
    const isPlain = ({ kind }: Node): boolean => kind !== 'Argument' && kind !== 'Spread';
    if (firstNamed >= 0 && node.children.slice(firstNamed).some(isPlain)) counts.misplaced++;
  });
  return counts;
}

/** Comments by their text: their indentation may change with the code that they stand in. */
function commentsOf({ text, comments }: ReadProgram): string[] {
  return comments.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim());
}

function hasAll(there: readonly string[], wanted: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const each of there) left.set(each, (left.get(each) ?? 0) + 1);
  return wanted.every((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count > 0;
  });
}
