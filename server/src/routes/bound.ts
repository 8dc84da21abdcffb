/** What the metavariables of a framework's match say, as texts, paths and methods. */

import type { Facts } from '../facts/facts.ts';
import { type Bound, lookup } from '../pattern/bindings.ts';
import { METHODS } from '../rule/frameworks.ts';
import type { Match } from '../search/matches.ts';
import { LISTS, type Node } from '../syntax/node.ts';
import { regexLiteral } from '../text/regexLiteral.ts';
import type { PathPiece } from './declarations.ts';

/** A match of an entry, read in its program. */
export class BoundMatch {
  constructor(
    readonly match: Match,
    private readonly facts: Facts,
  ) {}

  /** The node that a metavariable stands for; undefined where it stands for none, or for several. */
  node(metavariable: string): Node | undefined {
    const bound = lookup(this.match.bindings, metavariable);
    return bound?.type === 'nodes' && bound.nodes.length === 1 ? bound.nodes[0] : undefined;
  }

  /** How many metavariables are bound. */
  get size(): number {
    let size = 0;
    for (let at = this.match.bindings; at !== null; at = at.next) size++;
    return size;
  }

  /** Where one of some metavariables begins, the first that is bound. */
  anchor(metavariables: readonly string[]): number | undefined {
    for (const name of metavariables) {
      const bound = lookup(this.match.bindings, name);
      const start = bound?.type === 'text' ? bound.start : bound?.nodes[0]?.start;
      if (start !== undefined) return start;
    }
    return undefined;
  }

  /** The text of a metavariable: that of a constant or a name; null where it is not known. */
  text(metavariable: string): string | null {
    const bound = lookup(this.match.bindings, metavariable);
    if (bound === undefined) return null;
    return bound.type === 'text'
      ? bound.text
      : bound.nodes.length === 1
        ? this.textOf(bound.nodes[0] as Node)
        : null;
  }

  /** The paths that `$PATH` stands for; none where it is not bound. */
  paths(): PathPiece[] {
    const bound = lookup(this.match.bindings, '$PATH');
    if (bound === undefined) return [];
    if (bound.type === 'text') return [{ text: bound.text, isRegex: false }];
    return bound.nodes.flatMap(elementsOf).map((node) => {
      const constant = this.facts.constant(node);
      if (constant?.type === 'string') return { text: constant.value, isRegex: false };
      if (constant?.type === 'regex')
        return { text: regexLiteral(constant.text)?.source ?? null, isRegex: true };
      return { text: node.kind === 'symbol' ? this.textOf(node) : null, isRegex: false };
    });
  }

  /** The words of a list: methods, actions. Null where one of them is not known, undefined where nothing is bound. */
  words(metavariable: string): string[] | null | undefined {
    const bound = lookup(this.match.bindings, metavariable);
    if (bound === undefined) return undefined;
    const words = bound.type === 'text' ? [bound.text] : wordsOf(bound, (node) => this.textOf(node));
    return words.includes(null) ? null : (words as string[]);
  }

  /** The methods that `$METHOD` or `$METHODS` stand for, as in `DeclaredRoute`. */
  methods(): string[] | null {
    const words = this.words('$METHODS') ?? this.words('$METHOD');
    if (words === undefined) return [];
    const methods = words?.map(methodNamed);
    if (methods === undefined || methods.includes(undefined)) return null;
    return methods.includes('ANY') ? [] : [...new Set(methods as string[])];
  }

  private textOf(node: Node): string | null {
    const constant = this.facts.constant(node);
    if (constant?.type === 'string') return constant.value;
    if (node.kind === 'Identifier') return node.text;
    if (node.kind === 'Member') return node.get('property')?.text ?? null;
    // A symbol of Ruby.
    const [only, another] = node.children;
    return only?.kind === 'Identifier' && another === undefined && node.kind === 'symbol' ? only.text : null;
  }
}

/** `GET` of `get`, `Get`, `RequestMethod.GET` or `http.MethodGet`; `ANY` for words that mean any. */
function methodNamed(word: string): string | undefined {
  const upper = word.toUpperCase().replace(/^METHOD_?(?=.)/, '');
  if (/^(?:ANY|ALL|HANDLE|\*)$/.test(upper)) return 'ANY';
  return METHODS.find((method) => method === upper);
}

function wordsOf(bound: Bound & { type: 'nodes' }, textOf: (node: Node) => string | null): (string | null)[] {
  return bound.nodes.flatMap(elementsOf).map(textOf);
}

/** The elements of a literal list, be it made with or without a type; anything else by itself. */
function elementsOf(node: Node): readonly Node[] {
  const value = node.get('value') ?? node.get('initializer') ?? node;
  const isList = LISTS.has(value.kind) || node.kind === 'New';
  return isList && value.children.length > 0 ? value.children : [value];
}
