/**
 * Calls the functions of a module on something else: `random.choice(x)` becomes `secrets.SystemRandom().choice(x)`
 * (`of: random`, `by: secrets.SystemRandom()`, `import: import secrets`), however the module or its functions were
 * imported. Names are told by what they stand for, so a word in a string stays.
 */

import type { TextEdit } from '../finding/finding.ts';
import { type Node, visit } from '../syntax/node.ts';
import { type FixContext, type Fixer, nodeAround } from './fixer.ts';
import { importing } from './importing.ts';
import { localValue } from './pieces.ts';

export const replaceModule: Fixer = (context) => {
  const { match, root, options, title } = context;
  const { of, by } = options;
  const imported = importing(options.import, context);
  if (of === undefined || by === undefined || imported === undefined) return undefined;
  const found = nodeAround(root, match);
  const value = localValue(root, found);
  for (const node of value === undefined ? [found] : [found, value]) {
    const edits = replacements(node, of, imported.name(by), context);
    if (edits.length > 0) return { title, edits: [...edits, ...imported.edits] };
  }
  return undefined;
};

function replacements(within: Node, of: string, by: string, { facts }: FixContext): TextEdit[] {
  const edits: TextEdit[] = [];
  visit(within, (node) => {
    const callee = node.kind === 'Call' ? node.get('callee') : undefined;
    const object = callee?.kind === 'Member' ? callee.get('object') : undefined;
    if (object !== undefined && (object.text === of || facts.qualifiedNames(object).includes(of)))
      edits.push({ start: object.start, end: object.end, text: by });
    if (callee?.kind !== 'Identifier') return;
    const name = facts.qualifiedNames(callee).find((each) => each.startsWith(`${of}.`));
    if (name !== undefined)
      edits.push({ start: callee.start, end: callee.end, text: `${by}${name.slice(of.length)}` });
  });
  return edits;
}
