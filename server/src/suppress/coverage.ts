/**
 * Which findings a suppression comment covers.
 *
 * A comment speaks for its own line, and when it stands alone for the line of code below it. Of the findings
 * of a rule that it names it covers
 * 1. those that begin there; and where none does,
 * 2. those that the smallest piece of code around is about: a finding that ends on the line or has the comment
 *    in it, or a call, an argument, an element or a statement that begins or ends there and has findings.
 * So a comment above a statement, at its first or its last line is about the whole statement, one on a
 * finding's own line about that finding, and none about more than one statement. What stands in the body of a
 * function, a class, an `if` or a loop is in statements of its own.
 */

import type { Finding, Span } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Statements } from './statements.ts';

/** Where a comment stands; lines count from 0. */
export interface CommentPlace {
  readonly comment: Span;
  readonly firstLine: number;
  readonly lastLine: number;
  /** The line of code below that it is about, when it stands alone. */
  readonly targetLine?: number;
  /** Whether nothing but comments stands on its lines. */
  readonly alone: boolean;
}

/** A run of text with its lines. */
interface Piece extends Span {
  readonly firstLine: number;
  readonly lastLine: number;
}

export class Coverage {
  private readonly pieces = new Map<Finding, readonly Piece[]>();

  constructor(
    private readonly lines: LineIndex,
    /** Null where no grammar reads the text: a finding is all that is known of its surroundings. */
    private readonly statements: Statements | null,
  ) {}

  /** Those of the findings, which all are of rules that the comment names alike, that it covers. */
  coveredBy(place: CommentPlace, findings: readonly Finding[]): readonly Finding[] {
    const begun = findings.filter(({ start }) => beginsAt(place, this.lines.lineAt(start)));
    if (begun.length > 0) return begun;
    let smallest = Number.POSITIVE_INFINITY;
    let covered: Finding[] = [];
    for (const finding of findings) {
      const piece = this.pieceAt(place, finding);
      if (piece === undefined) continue;
      const size = piece.end - piece.start;
      if (size < smallest) covered = [];
      if (size <= smallest) covered.push(finding);
      smallest = Math.min(smallest, size);
    }
    return covered;
  }

  /** The smallest piece of code around a finding, itself included, that a comment is about. */
  private pieceAt(place: CommentPlace, finding: Finding): Piece | undefined {
    const [own, ...around] = this.piecesOf(finding) as [Piece, ...Piece[]];
    const widest = around.at(-1) ?? own;
    // Most comments are nowhere near.
    if ((place.targetLine ?? place.lastLine) < Math.min(own.firstLine, widest.firstLine)) return undefined;
    if (place.firstLine > Math.max(own.lastLine, widest.lastLine)) return undefined;
    if (this.endsAt(place, own) && this.statements?.endsWithStatement(own) !== true) return own;
    if (this.isInside(place, own)) return own;
    return around.find((piece) => beginsAt(place, piece.firstLine) || this.endsAt(place, piece));
  }

  private endsAt({ alone, firstLine, lastLine }: CommentPlace, piece: Piece): boolean {
    return !alone && (piece.lastLine === firstLine || piece.lastLine === lastLine);
  }

  private isInside({ comment }: CommentPlace, own: Piece): boolean {
    if (this.statements === null || comment.start < own.start || comment.end > own.end) return false;
    return !this.statements.isInBody(comment.start, own);
  }

  private piecesOf(finding: Finding): readonly Piece[] {
    let pieces = this.pieces.get(finding);
    if (pieces === undefined) {
      pieces = [finding, ...(this.statements?.around(finding) ?? [])].map(({ start, end }) => ({
        start,
        end,
        firstLine: this.lines.lineAt(start),
        lastLine: this.lines.lineAt(Math.max(start, end - 1)),
      }));
      this.pieces.set(finding, pieces);
    }
    return pieces;
  }
}

function beginsAt({ firstLine, lastLine, targetLine }: CommentPlace, line: number): boolean {
  return (firstLine <= line && line <= lastLine) || line === targetLine;
}
