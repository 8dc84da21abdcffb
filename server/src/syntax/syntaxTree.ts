/**
 * The tree of one document through its edits: owns the tree-sitter tree, keeps the generic tree current.
 *
 * After an edit only the units are read and lowered again that the edit or the parser's changed ranges
 * touch. Both are needed: changed ranges alone miss a renamed identifier, since only structure counts there.
 */

import type { Edit, Parser, Point, Tree } from 'web-tree-sitter';
import { LineIndex } from '../text/lines.ts';
import { errorWeightOf } from './fragment.ts';
import type { Language } from './languages/language.ts';
import { Lowerer } from './lower.ts';
import { readMirror, type SyntaxUnit } from './mirror.ts';
import { Node } from './node.ts';

/** Replaces a run of text: UTF-16 offsets into the text before the change. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text after the change, where whoever asks for it keeps that: so it stands in memory once. */
  readonly after?: LineIndex;
}

/** How much an update did, for tests and benchmarks. */
export interface Work {
  /** Grammar nodes read from the tree. */
  readonly nodesRead: number;
  /** Generic nodes made. */
  readonly nodesMade: number;
}

/** The generic tree of a text and the means to keep it current. Must be disposed. */
export class SyntaxTree {
  private tree: Tree;
  private units: SyntaxUnit | null = null;
  private lowered: Node | null = null;
  private current: LineIndex;
  /** The current text as the parser is given it. */
  private parsedText: string;
  private edited = false;
  /** The parser that made the tree. */
  private parser: Parser;
  /** The start of the first node that lies too deep to be read (a UTF-16 offset), or -1. */
  truncatedAt = -1;
  work: Work = { nodesRead: 0, nodesMade: 0 };

  constructor(
    text: string | LineIndex,
    private readonly language: Language,
    private readonly usual: Parser,
    /** For texts that the usual parser finds errors in; see `Language.widerGrammar`. */
    private readonly wider?: Parser,
  ) {
    this.current = typeof text === 'string' ? new LineIndex(text) : text;
    this.parsedText = forParser(this.text);
    this.parser = usual;
    this.tree = this.parseAfresh();
    liveTrees++;
  }

  /** Of two trees the one that leaves out less of the text, the usual parser's first. */
  private parseAfresh(): Tree {
    this.parser = this.usual;
    const tree = parse(this.usual, this.parsedText, null);
    if (this.wider === undefined || !tree.rootNode.hasError) return tree;
    const other = parse(this.wider, this.parsedText, null);
    const isBetter = errorWeightOf(other) < errorWeightOf(tree);
    if (isBetter) this.parser = this.wider;
    (isBetter ? tree : other).delete();
    return isBetter ? other : tree;
  }

  get text(): string {
    return this.current.text;
  }

  get lines(): LineIndex {
    return this.current;
  }

  /** Whether the text has syntax errors. */
  get hasErrors(): boolean {
    this.bringUpToDate();
    return this.tree.rootNode.hasError;
  }

  /** Whether a fresh parse might read the text in another way: it has errors, or the wider grammar was needed. */
  get isProvisional(): boolean {
    return this.hasErrors || this.parser !== this.usual;
  }

  /** The generic tree of the current text. */
  get root(): Node {
    this.bringUpToDate();
    this.lowered ??= this.read();
    return this.lowered;
  }

  /** Spans of all comments in the current text, UTF-16 offsets, in pairs of start and end, ascending. */
  comments(): { start: number; end: number }[] {
    return this.spans((unit) =>
      unit.commentsBehind.length === 0 ? unit.comments : [...unit.comments, ...unit.commentsBehind],
    );
  }

  /**
   * Spans that the parser could make nothing of, as above; they may nest. What it only had to add (a missing
   * semicolon) is none, as no code is lost with that.
   */
  errors(): { start: number; end: number }[] {
    const { macros } = this.language;
    return this.spans((unit) => unit.errors).filter(
      ({ start, end }) => macros?.test(this.text.slice(start, end)) !== true,
    );
  }

  private spans(pairsOf: (unit: SyntaxUnit) => readonly number[]): { start: number; end: number }[] {
    void this.root;
    const spans: { start: number; end: number }[] = [];
    const collect = (unit: SyntaxUnit): void => {
      const pairs = pairsOf(unit);
      for (let i = 0; i < pairs.length; i += 2) {
        spans.push({
          start: unit.offset + (pairs[i] as number),
          end: unit.offset + (pairs[i + 1] as number),
        });
      }
      for (const inner of unit.inner) collect(inner);
    };
    if (this.units !== null) collect(this.units);
    return spans.sort((a, b) => a.start - b.start);
  }

  /** Applies a change. Cheap: the tree is parsed when it is next asked for. */
  edit(asked: TextChange): void {
    const change = withReturnBefore(asked, this.text);
    const newEnd = change.start + change.text.length;
    const startPosition = this.pointAt(change.start);
    const oldEndPosition = this.pointAt(change.end);
    const before = this.current;
    this.current = asked.after ?? before.replaced(change.start, change.end, change.text);
    // A text that stands as it is for the parser goes on doing so, unless the change brings in what does not.
    const isPlain = this.parsedText === before.text && !/[\r\0]/.test(change.text);
    this.parsedText = isPlain ? this.text : forParser(this.text);
    const edit: Edit = {
      startIndex: change.start,
      oldEndIndex: change.end,
      newEndIndex: newEnd,
      startPosition,
      oldEndPosition,
      newEndPosition: pointAfter(startPosition, this.parsedText.slice(change.start, newEnd)),
    } as Edit;
    this.tree.edit(edit);
    if (this.units !== null) shift(this.units, change.start, change.end, newEnd - change.end);
    this.edited = true;
    this.lowered = null;
  }

  /** Parses from scratch, nothing used again: what a tree with syntax errors needs once typing pauses. */
  reparse(): void {
    this.replaceTree(this.parseAfresh());
    this.edited = false;
    this.units = null;
    this.lowered = null;
  }

  dispose(): void {
    this.tree.delete();
    liveTrees--;
  }

  private bringUpToDate(): void {
    if (!this.edited) return;
    const before = this.tree;
    const after = parse(this.parser, this.parsedText, before);
    if (this.units !== null) {
      for (const range of before.getChangedRanges(after)) {
        markStale(this.units, range.startIndex, range.endIndex);
      }
    }
    this.replaceTree(after);
    this.edited = false;
  }

  private replaceTree(tree: Tree): void {
    this.tree.delete();
    this.tree = tree;
  }

  private read(): Node {
    const reusable = this.units === null ? () => undefined : findReusable(this.units);
    const lowerer = new Lowerer(this.text, this.language.lowerings);
    const mirror = readMirror(this.tree, this.language, reusable, lowerer.leave);
    const lowered = lowerer.lowerTree(mirror);
    const statements = this.language.assemble?.(lowerer, lowered) ?? lowered;
    this.units = mirror.unit;
    this.truncatedAt = mirror.truncatedAt;
    this.work = { nodesRead: mirror.nodesRead, nodesMade: lowerer.nodesMade };
    return new Node('Program', '', 0, this.text.length, statements, null, mirror.unit);
  }

  /** A place as tree-sitter counts: its rows end where ours do, once the text is as the parser is given it. */
  private pointAt(offset: number): Point {
    const { line, column } = this.current.positionAt(offset);
    return { row: line, column };
  }
}

let liveTrees = 0;

/** How many tree-sitter trees are alive; tests hold it at zero once everything is closed. */
export function countLiveTrees(): number {
  return liveTrees;
}

/**
 * A text as grammars read it, character for character as long: they know no lone CR as the end of a line,
 * which it is for editors and most interpreters, and take NUL for the end of the file.
 */
function forParser(text: string): string {
  const lines = /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
  return lines.includes('\0') ? lines.replaceAll('\0', ' ') : lines;
}

/** A change with the CR in front of it, which may be a line's end of its own before it and not after, or the other way. */
function withReturnBefore(change: TextChange, text: string): TextChange {
  if (text[change.start - 1] !== '\r') return change;
  return { start: change.start - 1, end: change.end, text: `\r${change.text}` };
}

function parse(parser: Parser, text: string, before: Tree | null): Tree {
  const tree = parser.parse(text, before);
  // Only a cancelled parse, or a parser without a grammar, answers null; neither happens here.
  if (tree === null) throw new Error('The parser was stopped before it finished.');
  return tree;
}

function pointAfter(start: Point, inserted: string): Point {
  const lastBreak = inserted.lastIndexOf('\n');
  if (lastBreak < 0) return { row: start.row, column: start.column + inserted.length };
  let rows = 0;
  for (let at = inserted.indexOf('\n'); at >= 0; at = inserted.indexOf('\n', at + 1)) rows++;
  return { row: start.row + rows, column: inserted.length - lastBreak - 1 };
}

/** Moves the units behind a change and marks those that it touches; an end that is touched counts. */
function shift(unit: SyntaxUnit, start: number, oldEnd: number, delta: number): void {
  const end = unit.offset + unit.length;
  if (unit.offset > oldEnd) {
    move(unit, delta);
  } else if (end >= start) {
    unit.stale = true;
    // From now on what is left of it and what took the place of the rest: the next change may lie anywhere in it.
    unit.offset = Math.min(unit.offset, start);
    unit.length = Math.max(end, oldEnd) + delta - unit.offset;
    for (const inner of unit.inner) {
      if (isBehind(inner, start, oldEnd)) inner.next = null;
      shift(inner, start, oldEnd, delta);
    }
  }
}

function move(unit: SyntaxUnit, delta: number): void {
  if (delta === 0) return;
  unit.offset += delta;
  for (const inner of unit.inner) move(inner, delta);
}

function markStale(unit: SyntaxUnit, start: number, end: number): void {
  if (unit.offset > end || (!unit.stale && unit.offset + unit.length < start)) return;
  unit.stale = true;
  for (const inner of unit.inner) {
    if (isBehind(inner, start, end)) inner.next = null;
    markStale(inner, start, end);
  }
}

/** Whether what is between a unit and the next is touched. */
function isBehind({ offset, length, next }: SyntaxUnit, start: number, end: number): boolean {
  return next !== null && offset + length <= end && next.offset >= start;
}

/** Looks units up by place; stale ones are not found, those inside stale ones are, of a run the first. */
function findReusable(
  root: SyntaxUnit,
): (offset: number, length: number, type: string) => SyntaxUnit | undefined {
  const byOffset = new Map<number, SyntaxUnit[]>();
  const add = (unit: SyntaxUnit): void => {
    const there = byOffset.get(unit.offset);
    if (there === undefined) byOffset.set(unit.offset, [unit]);
    else there.push(unit);
  };
  const addIn = (stale: SyntaxUnit): void => {
    let before: SyntaxUnit | null = null;
    for (const inner of stale.inner) {
      if (inner.stale) addIn(inner);
      // What follows one that is found is found by it.
      else if (before === null || before.stale || before.next !== inner || inner.truncatedAt >= 0) add(inner);
      before = inner;
    }
  };
  // The root always holds the change, and is read anew.
  addIn(root);
  return (offset, length, type) =>
    byOffset.get(offset)?.find((unit) => unit.length === length && unit.type === type);
}
