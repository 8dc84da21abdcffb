/**
 * From a pattern's text to generic nodes, by the target language's own grammar: placeholders for what the
 * grammar does not know, and a wrapper context when the pattern is no program by itself (a method, a case).
 * See the language's `pattern` field for both.
 */

import type { FragmentParser } from '../syntax/fragment.ts';
import type { Language, PatternContext } from '../syntax/languages/language.ts';
import { Lowerer } from '../syntax/lower.ts';
import { LANDING_DISTANCE, type SyntaxNode } from '../syntax/mirror.ts';
import { Node } from '../syntax/node.ts';
import { Placeholders, type Slot } from './placeholders.ts';
import { simplify } from './simplify.ts';

/** A pattern ready to match: one node, or a run of statements or members. */
export interface Pattern {
  readonly source: string;
  readonly nodes: readonly Node[];
}

export type ParsedPattern = { readonly pattern: Pattern } | { readonly error: string };

/** Patterns longer than this are refused: parsing tries several spellings. */
const MAXIMUM_LENGTH = 20_000;
/** How many parses a pattern may cost before it is called invalid. */
const MAXIMUM_PARSES = 400;

/** Parses a pattern with a language's parser. Never throws. */
export function parsePattern(source: string, parser: FragmentParser): ParsedPattern {
  const text = source.trim();
  if (text === '') return { error: 'The pattern is empty.' };
  if (text.length > MAXIMUM_LENGTH)
    return { error: `The pattern is longer than ${MAXIMUM_LENGTH} characters.` };
  const attempt = new Attempt(text, parser);
  // Other spellings of a metavariable (`"…"`, `{…}`) can change what the code around it is, so they come last.
  for (const respell of [false, true]) {
    for (const context of parser.language.pattern.contexts) {
      if (context.when?.test(text) === false) continue;
      const nodes = attempt.inContext(context, respell);
      // A pattern is matched by recursion, so it is never as long or as deep as code may be.
      if (attempt.isTooDeep)
        return { error: `The pattern is nested more than ${LANDING_DISTANCE} levels deep.` };
      if (nodes !== null && nodes.length > 0)
        return { pattern: { source, nodes: finishAll(nodes, context, attempt) } };
      if (attempt.parses > MAXIMUM_PARSES) break;
    }
  }
  if (parser.wider !== undefined) return parsePattern(source, parser.wider);
  return { error: `The pattern is not valid ${parser.language.id} code: ${firstLine(text)}` };
}

function finishAll(nodes: readonly Node[], context: PatternContext, attempt: Attempt): Node[] {
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined) {
    const root = finish(only, context, attempt);
    return [attempt.language.pattern.root?.(root) ?? root];
  }
  return nodes.map((node) => simplify(node, attempt.placeholders.deep));
}

/** Simplifies a root of a pattern and takes out what its context filled in. */
function finish(
  root: Node,
  { fills }: Pick<PatternContext, 'fills'>,
  { placeholders }: Pick<Attempt, 'placeholders'>,
): Node {
  const node = simplify(root, placeholders.deep);
  const roles = node.roles ?? [];
  if (fills !== undefined && roles.includes(fills)) {
    const kept = roles.map((role) => role !== fills);
    return new Node(
      node.kind,
      node.text,
      node.from,
      node.to,
      node.children.filter((_, i) => kept[i]),
      roles.filter((_, i) => kept[i]),
      node.unit,
    );
  }
  // A single expression is sought wherever it stands, with or without a semicolon.
  if (node.kind === 'ExprStmt' && node.children[0] !== undefined)
    return finish(node.children[0], {}, { placeholders });
  // In an expression's place a named function is an expression; as a pattern it means the definition too.
  if (node.kind === 'Lambda' && node.get('name') !== undefined) {
    return new Node('FunctionDef', node.text, node.from, node.to, node.children, node.roles, node.unit);
  }
  return node;
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] as string;
  return `\`${line.length > 80 ? `${line.slice(0, 80)}…` : line}\`${text.includes('\n') ? ' …' : ''}`;
}

class Attempt {
  readonly placeholders: Placeholders;
  parses = 0;
  isTooDeep = false;

  constructor(
    text: string,
    private readonly parser: FragmentParser,
  ) {
    this.placeholders = new Placeholders(text, parser.language.pattern);
  }

  get language(): Language {
    return this.parser.language;
  }

  /** The nodes of the pattern inside a context, or null when it does not parse there. */
  inContext({ text, fills, completes }: PatternContext, respell: boolean): readonly Node[] | null {
    const [before = '', after = ''] = text.split('…');
    const { pieces, slots } = this.placeholders;
    const chosen = slots.map((slot) => slot.first);
    const entries = slots.map((slot) =>
      slot.amongEntries ? Math.max(0, slot.spellings.indexOf('…: …')) : slot.first,
    );
    const write = (): string =>
      indentLike(
        before,
        pieces
          .map((piece, i) => (i === 0 ? piece : spell(slots[i - 1] as Slot, chosen[i - 1] as number) + piece))
          .join(''),
      );
    let best = this.errors(before, write(), after);
    if (best > 0 && entries.some((spelling, i) => spelling !== chosen[i])) {
      // Several ellipses among entries of one map only parse when all are spelled as entries.
      const usual = [...chosen];
      entries.forEach((spelling, i) => {
        chosen[i] = spelling;
      });
      const errors = this.errors(before, write(), after);
      if (errors < best) best = errors;
      else
        usual.forEach((spelling, i) => {
          chosen[i] = spelling;
        });
    }
    // One slot at a time takes the spelling with which the grammar is happiest, until nothing improves.
    for (let improved = true; best > 0 && improved; ) {
      improved = false;
      for (let i = 0; i < slots.length && best > 0; i++) {
        const { spellings, isMetavariable } = slots[i] as Slot;
        if (isMetavariable && !respell) continue;
        const current = chosen[i] as number;
        let favourite = current;
        for (let spelling = 0; spelling < spellings.length; spelling++) {
          if (spelling === current || this.parses > MAXIMUM_PARSES) continue;
          chosen[i] = spelling;
          const errors = this.errors(before, write(), after);
          if (errors < best) {
            best = errors;
            favourite = spelling;
            improved = true;
          }
        }
        chosen[i] = favourite;
      }
    }
    if (best > 0) return null;
    return this.extract(before, write(), after, completes ?? (fills === undefined ? '' : after.trimEnd()));
  }

  private errors(before: string, pattern: string, after: string): number {
    this.parses++;
    return this.parser.errorWeight(before + pattern + after);
  }

  /** `completion` is how much of `after` belongs to the pattern's node. */
  private extract(
    before: string,
    pattern: string,
    after: string,
    completion: string,
  ): readonly Node[] | null {
    const source = before + pattern + after;
    const mirror = this.parser.mirror(source);
    const start = before.length + (pattern.length - pattern.trimStart().length);
    const end =
      before.length + (completion === '' ? pattern.trimEnd().length : pattern.length + completion.length);
    const found = within(mirror.root, start, end);
    if (found === null) return null;
    if (mirror.isLong) {
      this.isTooDeep = true;
      return null;
    }
    const lowerer = new Lowerer(source, this.parser.language.lowerings, mirror.unit, this.placeholders);
    const lowered = lowerer.all(found);
    return this.parser.language.assemble?.(lowerer, lowered) ?? lowered;
  }
}

function spell({ name, spellings }: Slot, spelling: number): string {
  return (spellings[spelling] as string).replaceAll('…', name);
}

/** Keeps the lines of a pattern at the indentation of the context's hole; Python needs it. */
function indentLike(before: string, pattern: string): string {
  const indentation = /(?:^|\n)([ \t]+)$/.exec(before)?.[1];
  return indentation === undefined ? pattern : pattern.replace(/\n/g, `\n${indentation}`);
}

/** The outermost grammar nodes that make up a span exactly, or null when it cuts through one. */
function within(root: SyntaxNode, start: number, end: number): SyntaxNode[] | null {
  let node = root;
  for (;;) {
    const next = node.children.find(
      (child) =>
        child.start <= start &&
        child.end >= end &&
        !(child.start === start && child.end === end && child.named),
    );
    if (next === undefined) break;
    node = next;
  }
  const inside = node.children.filter((child) => child.start >= start && child.end <= end);
  const cut = node.children.some(
    (child) => (child.start < start && child.end > start) || (child.start < end && child.end > end),
  );
  const named = inside.filter((child) => child.named);
  if (cut || named.length === 0) return null;
  // Tokens that belong to the parent mean that the pattern is a part of it which is no node of its own.
  const loose = inside.some((child) => !child.named && !SEPARATORS.has(child.type));
  return loose ? null : named;
}

/** Tokens behind or between statements that belong to no node. */
const SEPARATORS = new Set([';', ',', '\n', '&']);
