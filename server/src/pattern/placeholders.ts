/**
 * Patterns are parsed by the target language's own grammar, so what the grammar does not know (`$X`, `...`,
 * `<... e ...>`, typed metavariables) is replaced by names that it does know, and put back while lowering.
 */

import type { PlaceholderReader } from '../syntax/lower.ts';
import { type Kind, leaf, Node } from '../syntax/node.ts';

/** A typed metavariable as written: `(String $X)` or `($X: String)`. */
interface TypedMetavariable {
  readonly metavariable: string;
  readonly type: string;
}

/** A pattern with its placeholders replaced, and what they stand for. */
export class Placeholders implements PlaceholderReader {
  /** The pieces between ellipses; an ellipsis goes between each two. */
  readonly pieces: readonly string[];
  private readonly typed: TypedMetavariable[] = [];
  private readonly anyPlaceholder: RegExp;

  constructor(
    pattern: string,
    private readonly prefix: string,
  ) {
    const named = this.replaceNamed(this.replaceTyped(pattern))
      .replace(/<\.\.\.(?=\s|\S)/g, ` ${prefix}D(`)
      .replace(/\.\.\.>/g, ')');
    this.pieces = named.split('...');
    this.anyPlaceholder = new RegExp(`${prefix}(?:M(\\w+)|E(\\w+)|T(\\d+)|L)`, 'g');
  }

  /** The name that an ellipsis goes by. */
  get ellipsis(): string {
    return `${this.prefix}L`;
  }

  /** The name of the call that a deep expression goes by. */
  get deep(): string {
    return `${this.prefix}D`;
  }

  private replaceNamed(pattern: string): string {
    return pattern
      .replace(/\$\.\.\.([A-Z_][A-Z0-9_]*)/g, `${this.prefix}E$1`)
      .replace(/\$([A-Z_][A-Z0-9_]*|\d+)(?![a-z])/g, `${this.prefix}M$1`);
  }

  private replaceTyped(pattern: string): string {
    const keep = (metavariable: string, type: string): string =>
      `${this.prefix}T${this.typed.push({ metavariable, type: type.trim() }) - 1}`;
    const notAfter =
      '(?<![\\w$)\\]])(?<!\\b(?:catch|for|if|while|foreach|switch|using|with|fn|function|async)\\s*)';
    const type = '[A-Za-z_*&\\[$][\\w.*&:\\[\\]<>,?$ ]*';
    return pattern
      .replace(
        new RegExp(`${notAfter}\\(\\s*(\\$[A-Z_][A-Z0-9_]*)\\s*:\\s*(${type})\\)(?!\\s*(?:=>|\\{|:))`, 'g'),
        (_, name: string, written: string) => keep(name, written),
      )
      .replace(
        new RegExp(
          `${notAfter}\\(\\s*(${type}?(?:\\s|[*&]))\\s*(\\$[A-Z_][A-Z0-9_]*)\\s*\\)(?!\\s*(?:=>|->|\\{))`,
          'g',
        ),
        (_, written: string, name: string) => keep(name, written),
      );
  }

  leaf(text: string, make: (kind: Kind, text: string) => Node): Node | null {
    if (!text.includes(this.prefix)) return null;
    const match = new RegExp(`^${this.prefix}(?:M(\\w+)|E(\\w+)|T(\\d+)|(L))$`).exec(text);
    if (match === null) return null;
    const [, metavariable, sequence, typed] = match;
    if (metavariable !== undefined) return make('Metavariable', `$${metavariable}`);
    if (sequence !== undefined) return make('EllipsisMetavariable', `$...${sequence}`);
    const entry = typed === undefined ? undefined : this.typed[Number(typed)];
    if (entry === undefined) return make('Ellipsis', '...');
    const node = make('TypedMetavariable', entry.metavariable);
    const type = leaf('Type', entry.type, node.from, node.to, node.unit);
    return new Node('TypedMetavariable', entry.metavariable, node.from, node.to, [type], ['type'], node.unit);
  }

  restore(text: string): string {
    if (!text.includes(this.prefix)) return text;
    return text.replace(
      this.anyPlaceholder,
      (whole, metavariable?: string, sequence?: string, typed?: string) => {
        if (metavariable !== undefined) return `$${metavariable}`;
        if (sequence !== undefined) return `$...${sequence}`;
        if (typed === undefined) return whole === this.ellipsis ? '...' : whole;
        return this.typed[Number(typed)]?.metavariable ?? whole;
      },
    );
  }
}
