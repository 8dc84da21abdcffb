/**
 * The import that a fix needs. What is imported is said by the statement itself, so that nothing here knows a
 * language. A name that the file already has for it is used, whatever it is called there; otherwise the statement
 * goes behind the last import at the top, or in front of the first code behind the file's docstring or directive.
 * Where its name means something else at the place of the fix, there is none.
 */

import type { TextEdit } from '../finding/finding.ts';
import type { Node } from '../syntax/node.ts';
import { type FixContext, nodeAround } from './fixer.ts';

const STATEMENT = /^(?:from\s+([\w.]+)\s+)?import\s+([\w.]+);?$/;

/** What a fix has to do so that the name that it writes is bound. */
export interface Importing {
  /** The edit that adds the statement, none where the file has it. */
  readonly edits: readonly TextEdit[];
  /** New code as it is written here: with the name by which the file knows the imported thing. */
  name(code: string): string;
}

const NOTHING: Importing = { edits: [], name: (code) => code };

/** What it takes to use the name of an import statement at the place of a match; undefined where that cannot be. */
export function importing(statement: string | undefined, context: FixContext): Importing | undefined {
  if (statement === undefined) return NOTHING;
  const { root, source, facts, match } = context;
  const wanted = STATEMENT.exec(statement);
  if (wanted === null)
    return hasStatement(root, source, statement)
      ? NOTHING
      : { ...NOTHING, edits: added(root, source, statement) };
  const local = wanted[2] as string;
  const qualified = wanted[1] === undefined ? local : `${wanted[1]}.${local}`;
  const place = nodeAround(root, match);
  const names = facts.namesFor(qualified, place);
  const known = names.includes(local) ? local : names[0];
  if (known !== undefined) return { edits: [], name: (code) => renamed(code, local, known) };
  // A member that was not imported by itself is reached through its module.
  const [module] = wanted[1] === undefined ? [] : facts.namesFor(wanted[1], place);
  if (module !== undefined) return { edits: [], name: (code) => renamed(code, local, `${module}.${local}`) };
  if (facts.meaningOf(local, place) !== undefined) return undefined;
  // Declared at the top after all (by a statement that is no import): the import would be overwritten.
  if (facts.meaningOf(local, root) !== undefined) return undefined;
  return { ...NOTHING, edits: added(root, source, statement) };
}

/** Code, or a replacement with places for groups (`\\1`), with another name for one. */
function renamed(code: string, from: string, to: string): string {
  if (from === to) return code;
  return code.replace(new RegExp(`(?<=^|[^\\w.$]|\\\\\\d)${from}(?!\\w)`, 'g'), () => to);
}

function hasStatement(root: Node, source: string, statement: string): boolean {
  return root.children.some((node) => source.slice(node.start, node.end) === statement);
}

function added(root: Node, source: string, statement: string): readonly TextEdit[] {
  const head = headOf(root);
  if (head === undefined) {
    const at = root.children[0]?.start ?? 0;
    return [{ start: at, end: at, text: `${statement}\n` }];
  }
  const lineEnd = source.indexOf('\n', head.end);
  if (lineEnd < 0) return [{ start: source.length, end: source.length, text: `\n${statement}\n` }];
  return [{ start: lineEnd + 1, end: lineEnd + 1, text: `${statement}\n` }];
}

/** The last of the imports at the top, or else the docstring or directive in front of all code. */
function headOf(root: Node): Node | undefined {
  let head: Node | undefined;
  for (const node of root.children) {
    const first = head === undefined && node.kind === 'ExprStmt' && node.get('expression')?.kind === 'String';
    if (!first && node.kind !== 'Import' && node.kind !== 'ImportFrom' && !node.kind.startsWith('package'))
      break;
    head = node;
  }
  return head;
}
