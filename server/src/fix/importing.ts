/**
 * The import that a fix needs, added where the file's imports are and only where it is missing. What is
 * imported is said by the statement itself, so that nothing here knows a language: names that a statement of
 * the file already brings are found in the tree, and the statement goes behind the last import at the top, or
 * in front of the first code behind the file's docstring or directive.
 */

import type { TextEdit } from '../engine/finding.ts';
import type { Node } from '../syntax/node.ts';

const STATEMENT = /^(?:from\s+([\w.]+)\s+)?import\s+([\w.]+);?$/;

/** The edits (none or one) after which the program has an import statement such as `import secrets`. */
export function importEdits(root: Node, source: string, statement: string): readonly TextEdit[] {
  const wanted = STATEMENT.exec(statement);
  const present = root.children.some((node) =>
    wanted === null
      ? source.slice(node.start, node.end) === statement
      : brings(node, source, wanted[1], wanted[2] as string),
  );
  if (present) return [];
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const head = headOf(root);
  if (head === undefined) {
    const at = root.children[0]?.start ?? 0;
    return [{ start: at, end: at, text: statement + newline }];
  }
  const lineEnd = source.indexOf('\n', head.end);
  if (lineEnd < 0) return [{ start: source.length, end: source.length, text: newline + statement + newline }];
  return [{ start: lineEnd + 1, end: lineEnd + 1, text: statement + newline }];
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

function brings(node: Node, source: string, module: string | undefined, name: string): boolean {
  const from = node.get('module');
  if (from === undefined) return false;
  const text = source.slice(from.start, from.end);
  if (module === undefined) return node.kind === 'Import' && text === name && node.get('alias') === undefined;
  if (node.kind !== 'ImportFrom' || text !== module) return false;
  const names = node.get('names');
  return (
    names?.text === '*' ||
    (names?.children ?? []).some((each) => each.get('name')?.text === name && each.get('alias') === undefined)
  );
}
