/**
 * The places in which fixes are tried beside the one in a rule's own program: the same code indented, inside another
 * call, with an argument that is already there, with imports under other names, over several lines. Built by machine
 * from the tree of the program, with what a language needs for it as data.
 */

import type { Span, TextEdit } from '../../server/src/finding/finding.ts';
import { nodeAround } from '../../server/src/fix/fixer.ts';
import { type Node, visit } from '../../server/src/syntax/node.ts';

/** How a language writes what the contexts are made of. */
interface Writing {
  /** A statement around others, and how deep they stand in it. */
  readonly block: { readonly open: string; readonly close: string; readonly depth: string };
  readonly comment: string;
  /** A further argument by its name; null where arguments have no names. */
  readonly named: ((name: string, value: string) => string) | null;
  /** Values that switch something off, for an argument that is there already. */
  readonly values: readonly string[];
  /** Whether a comma may follow the last argument. */
  readonly trailingComma: boolean;
  /** An import under another name, by what is behind the imported name; null where there is no such import. */
  readonly alias: string | null;
}

const BRACES = { open: 'if (true) {', close: '}', depth: '  ' };
const ECMASCRIPT: Writing = {
  block: BRACES,
  comment: '// kept',
  named: (name, value) => `{ ${name}: ${value} }`,
  values: ['false', 'undefined'],
  trailingComma: true,
  alias: ' as ',
};

/** By the ending of the rule's program. */
export const WRITINGS: Readonly<Record<string, Writing>> = {
  '.py': {
    block: { open: 'if True:', close: '', depth: '    ' },
    comment: '# kept',
    named: (name, value) => `${name}=${value}`,
    values: ['False', 'None', '0'],
    trailingComma: true,
    alias: ' as ',
  },
  '.js': ECMASCRIPT,
  '.jsx': ECMASCRIPT,
  '.ts': ECMASCRIPT,
  '.tsx': ECMASCRIPT,
  '.java': { ...ECMASCRIPT, named: null, trailingComma: false, alias: null },
};

/** A program with what was found in it. */
export interface Place {
  readonly text: string;
  readonly root: Node;
  readonly finding: Span;
  readonly writing: Writing;
  /** The argument that the rule's fix sets, if it sets one. */
  readonly argument: string | undefined;
}

/** Edits that put a finding into a context, the likeliest first: the first counts after which it still is one. */
type Context = (place: Place) => readonly (readonly TextEdit[])[];

export const CONTEXTS: Readonly<Record<string, Context>> = {
  indented: ({ text, root, finding, writing: { block } }) =>
    ancestors(root, finding)
      .filter((node, i, all) => isStatementOf(all[i + 1]) && startsLine(text, node.start))
      .map((node) => {
        const start = lineStart(text, node.start);
        const end = lineEnd(text, node.end);
        const own = text.slice(start, node.start);
        const edits = [...text.slice(start, end).matchAll(/^(?=.*\S)/gm)].map(({ index }): TextEdit => {
          const open = index === 0 ? `${own}${block.open}\n` : '';
          return { start: start + index, end: start + index, text: open + block.depth };
        });
        const close = block.close === '' ? '' : `\n${own}${block.close}`;
        return [...edits, { start: end, end, text: close }];
      }),

  'inside another call': ({ root, finding }) =>
    ancestors(root, finding)
      .filter(({ kind }) => kind === 'Call' || kind === 'New' || kind === 'Binary')
      .map(({ start, end }) => [
        { start, end: start, text: 'keep(' },
        { start: end, end, text: ', 1)' },
      ]),

  'existing argument': ({ text, root, finding, writing, argument }) =>
    argumentsAround(root, finding).flatMap((list) =>
      (argument === undefined ? ['1'] : writing.values).flatMap((value) => {
        const added = writing.named?.(argument ?? 'further', value);
        if (list.children.some((child) => child.get('name')?.text === argument)) return [];
        const last = list.children[list.children.length - 1];
        if (added === undefined || text[list.end - 1] !== ')') return [];
        const at = last?.end ?? list.start + 1;
        return [[{ start: at, end: at, text: last === undefined ? added : `, ${added}` }]];
      }),
    ),

  'aliased import': ({ root, writing: { alias } }) => {
    if (alias === null) return [];
    const edits: TextEdit[] = [];
    const names = new Map<string, string>();
    visit(root, (node) => {
      const name = node.kind === 'ImportName' ? node.get('name') : undefined;
      const module = node.kind === 'Import' ? node.get('module') : undefined;
      const bound = name ?? (module?.kind === 'Identifier' ? module : undefined);
      if (bound === undefined || node.get('alias') !== undefined || bound.text === '*') return;
      names.set(bound.text, `${bound.text}_alias`);
      const isAlone = node.text === 'namespace' || node.text === 'default';
      const text = isAlone ? `${bound.text}_alias` : `${bound.text}${alias}${bound.text}_alias`;
      edits.push({ start: bound.start, end: bound.end, text });
    });
    const required = edits.length;
    visit(root, (node) => {
      const target = node.kind === 'VarDef' ? node.get('target') : undefined;
      const value = node.kind === 'VarDef' ? node.get('value') : undefined;
      if (target?.kind === 'Identifier' && value?.get('callee')?.text === 'require')
        names.set(target.text, `${target.text}_alias`);
    });
    renameUses(root, names, edits, required);
    return edits.length === 0 ? [] : [edits];
  },

  'several lines': ({ text, root, finding, writing: { comment, trailingComma } }) =>
    argumentsAround(root, finding)
      .filter((list) => list.children.length > 0 && text[list.start] === '(' && text[list.end - 1] === ')')
      .map((list) => {
        const own = /^[ \t]*/.exec(text.slice(lineStart(text, list.start)))?.[0] ?? '';
        const edits = list.children.map((child, i): TextEdit => {
          const before = list.children[i - 1];
          const start = before?.end ?? list.start + 1;
          const lead = before === undefined ? '' : `,${i === 1 ? `  ${comment}` : ''}`;
          return { start, end: child.start, text: `${lead}\n${own}    ` };
        });
        const last = list.children[list.children.length - 1] as Node;
        return [
          ...edits,
          { start: last.end, end: list.end - 1, text: `${trailingComma ? ',' : ''}\n${own}` },
        ];
      }),

  'CRLF line ends': ({ text }) => [
    [...text.matchAll(/\n/g)].map(({ index }) => ({ start: index, end: index, text: '\r' })),
  ],
};

/** The nodes around a span, innermost first, the program last. */
function ancestors(root: Node, span: Span): Node[] {
  const found: Node[] = [];
  for (let node: Node | undefined = root; node !== undefined; ) {
    found.unshift(node);
    node = node.children.find((child) => child.start <= span.start && child.end >= span.end);
  }
  return found;
}

function isStatementOf(parent: Node | undefined): boolean {
  return parent?.kind === 'Block' || parent?.kind === 'Program';
}

/** The arguments of the call that a finding is, of those around it, and of those directly in it. */
function argumentsAround(root: Node, finding: Span): Node[] {
  const around = ancestors(root, finding);
  const inside: Node[] = [];
  visit(nodeAround(root, finding), (node) => {
    if (node.kind === 'Arguments') inside.push(node);
  });
  const calls = around.flatMap((node) => node.get('arguments') ?? []);
  return [...new Set([...calls, ...inside])].slice(0, 3);
}

function renameUses(root: Node, names: ReadonlyMap<string, string>, edits: TextEdit[], known: number): void {
  const done = new Set(edits.slice(0, known).map(({ start }) => start));
  const rename = (node: Node, parent: Node | undefined): void => {
    const role = parent?.roles?.[parent.children.indexOf(node)];
    const isName = role === 'property' || (parent?.kind === 'Argument' && role === 'name') || role === 'key';
    const to = node.kind === 'Identifier' && !isName ? names.get(node.text) : undefined;
    if (/^Import/.test(node.kind)) return;
    if (to !== undefined && !done.has(node.start)) edits.push({ start: node.start, end: node.end, text: to });
    for (const child of node.children) rename(child, node);
  };
  rename(root, undefined);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}
