/**
 * Patterns are parsed by the target language's own grammar, so what the grammar does not know (`$X`, `...`,
 * `<... e ...>`, typed metavariables) is replaced by names that it does know, and put back while lowering.
 *
 * A replaced pattern is text with slots. What stands in a slot can be spelled in several ways, since a bare
 * name is not legal everywhere; the parser of patterns tries them.
 */

import type { PatternSyntax } from '../syntax/languages/language.ts';
import type { PlaceholderReader } from '../syntax/lower.ts';
import { type Kind, leaf, Node } from '../syntax/node.ts';
import { nearestBracket, replaceTyped } from './typedText.ts';

/** A typed metavariable as written: `(String $X)` or `($X: String)`. */
interface TypedMetavariable {
  readonly metavariable: string;
  readonly type: string;
}

/** A place in a pattern for a placeholder. */
export interface Slot {
  /** The legal name that stands there. */
  readonly name: string;
  /** The spellings to try, `…` being the name. */
  readonly spellings: readonly string[];
  /** The spelling to begin with. */
  readonly first: number;
  /** Whether it stands directly in braces, as an entry of a map does. */
  readonly amongEntries: boolean;
  /** Whether one node stands here, rather than any number. */
  readonly isMetavariable: boolean;
}

const METAVARIABLE = '[A-Z_][A-Z0-9_]*|\\d+';

/** A pattern with its placeholders replaced, and what they stand for. */
export class Placeholders implements PlaceholderReader {
  /** The pieces of text around the slots, one more than there are slots. */
  readonly pieces: string[] = [];
  readonly slots: Slot[] = [];
  private readonly typed: TypedMetavariable[] = [];
  private readonly prefix: string;
  private readonly anywhere: RegExp;
  private readonly whole: RegExp;

  constructor(
    pattern: string,
    private readonly syntax: PatternSyntax,
  ) {
    this.prefix = syntax.prefix;
    const names = `${this.prefix}(?:M(\\w+)|E(\\w+)|T(\\d+)|L)`;
    this.anywhere = new RegExp(names, 'g');
    this.whole = new RegExp(`^${names}$`);
    const [opening, closing] = syntax.deep ?? ['…(', ')'];
    this.cut(
      this.replaceTyped(pattern)
        .replace(/<\.\.\.(?!\s*[>,])/g, ` ${opening.replace('…', this.deep)}`)
        .replace(/(?<![<,]\s*)\.\.\.>/g, closing),
    );
  }

  /** The name of the call that a deep expression goes by. */
  get deep(): string {
    return `${this.prefix}D`;
  }

  /** Cuts the pattern into pieces and slots. */
  private cut(pattern: string): void {
    const placeholder = new RegExp(
      `\\$\\.\\.\\.([A-Z_][A-Z0-9_]*)|\\$(${METAVARIABLE})(?![A-Za-z0-9_])|(\\.\\.\\.)`,
      'g',
    );
    let at = 0;
    for (let match = placeholder.exec(pattern); match !== null; match = placeholder.exec(pattern)) {
      const [written, sequence, metavariable] = match;
      const end = match.index + written.length;
      if (this.syntax.ownNames?.test(written) === true) continue;
      const isEllipsis = metavariable === undefined;
      if (
        isEllipsis &&
        sequence === undefined &&
        this.syntax.spread === true &&
        /^(?:\$[A-Za-z_.]|[A-Za-z_])/.test(pattern.slice(end))
      )
        continue;
      // `T... x`: a parameter for any number of values.
      if (
        isEllipsis &&
        /[\w\]>]$/.test(pattern.slice(0, match.index)) &&
        /^\s+[\w$]/.test(pattern.slice(end))
      )
        continue;
      this.pieces.push(pattern.slice(at, match.index));
      const name =
        sequence !== undefined
          ? `${this.prefix}E${sequence}`
          : isEllipsis
            ? `${this.prefix}L`
            : `${this.prefix}M${metavariable}`;
      const before = pattern.slice(0, match.index);
      const spellings = isEllipsis
        ? this.syntax.ellipses
        : this.metavariableSpellings(before, pattern.slice(end));
      // As a statement: on a line of its own, or between statements on one line.
      const alone =
        isEllipsis &&
        /(?:^|\n|[{;}]|\bcase\b[^:\n]*:|\bdefault\s*:)[ \t]*$/.test(before) &&
        /^(?:[ \t]*(?:\n|\}|$)|[ \t]+[\w$"'(])/.test(pattern.slice(end));
      const likely = isEllipsis ? this.likelySpelling(before) : undefined;
      const bracket = nearestBracket(before);
      this.slots.push({
        name,
        spellings,
        first: isEllipsis
          ? Math.max(0, spellings.indexOf(likely ?? (alone ? (this.syntax.statement ?? '…;') : '…')))
          : 0,
        isMetavariable: !isEllipsis,
        amongEntries: isEllipsis && /[{,]\s*$/.test(before) && bracket >= 0 && before[bracket] === '{',
      });
      at = end;
    }
    this.pieces.push(pattern.slice(at));
  }

  /** The spellings of a metavariable between two texts, the likely one first. */
  private metavariableSpellings(before: string, after: string): string[] {
    const { metavariable = '…', metavariables = [], likelyMetavariables } = this.syntax;
    const likely =
      likelyMetavariables?.find(
        ({ behind, ahead }) => behind.test(before) && (ahead === undefined || ahead.test(after)),
      )?.spelling ?? metavariable;
    return [...new Set([likely, metavariable, '…', ...metavariables])];
  }

  /** The spelling that the language expects of an ellipsis behind this text, if it expects one. */
  private likelySpelling(before: string): string | undefined {
    const bracket = nearestBracket(before);
    if (bracket < 0) return undefined;
    const header = before.slice(0, bracket);
    return this.syntax.likely?.find((each) => each.open === before[bracket] && each.header.test(header))
      ?.spelling;
  }

  private replaceTyped(pattern: string): string {
    return replaceTyped(pattern, this.syntax, (metavariable, type) =>
      (this.syntax.metavariable ?? '…').replace(
        '…',
        `${this.prefix}T${this.typed.push({ metavariable, type }) - 1}`,
      ),
    );
  }

  leaf(text: string, make: (kind: Kind, text: string) => Node): Node | null {
    if (!text.includes(this.prefix)) return null;
    const match = this.whole.exec(text);
    if (match === null) return null;
    const [, metavariable, sequence, typed] = match;
    if (metavariable !== undefined) return make('Metavariable', `$${metavariable}`);
    if (sequence !== undefined) return make('EllipsisMetavariable', `$...${sequence}`);
    const entry = typed === undefined ? undefined : this.typed[Number(typed)];
    if (entry === undefined) return make('Ellipsis', '...');
    const { from, to, unit } = make('TypedMetavariable', entry.metavariable);
    const type = leaf('Type', entry.type, from, to, unit);
    return new Node('TypedMetavariable', entry.metavariable, from, to, [type], ['type'], unit);
  }

  restore(text: string): string {
    if (!text.includes(this.prefix)) return text;
    return text.replace(this.anywhere, (_, metavariable?: string, sequence?: string, typed?: string) => {
      if (metavariable !== undefined) return `$${metavariable}`;
      if (sequence !== undefined) return `$...${sequence}`;
      return typed === undefined ? '...' : (this.typed[Number(typed)]?.metavariable ?? '...');
    });
  }
}
