/**
 * Segments: the parts into which a program is cut so that an edit costs what it touched. A segment is a function
 * or method that stands at the top level or in a class, or another statement there; what holds them together
 * (the program, class headers, namespaces) is the shell, a segment of its own that is read anew each time.
 *
 * Nodes that an edit left alone stay the same objects, so a segment is known again by its root.
 */

import { type Exports, exportsOf } from '../facts/exports.ts';
import type { Facts } from '../facts/facts.ts';
import { handledIn } from '../facts/variables.ts';
import type { Language } from '../syntax/languages/index.ts';
import { type Node, visit } from '../syntax/node.ts';
import type { LineIndex } from '../text/lines.ts';
import { namedNodes } from './nameIndex.ts';
import type { NodeIndex } from './nodeIndex.ts';

export class Segment {
  private readonly byName = new Map<string, ReadonlyMap<string, readonly Node[]>>();
  private knownExports: Exports | null = null;
  private knownHandles: ReadonlySet<string> | null = null;
  private knownMinified: boolean | null = null;
  /** The document's generation that made it. */
  born = 0;
  /** Whether the document no longer has it. */
  gone = false;

  constructor(
    readonly index: NodeIndex,
    /** The classes around it with what they extend, as text: another owner makes another segment. */
    readonly owner: string,
    /** The names of these classes. */
    readonly classes: readonly string[],
    /** The class that it is a member of, if it is one; '' where that has no name. */
    readonly memberOf: string | null,
    readonly isShell: boolean,
  ) {}

  get root(): Node {
    return this.index.root;
  }

  /** How many nodes it has. */
  get size(): number {
    return this.index.size;
  }

  /** The same part of the program for another state of the rest of it: nothing that rests on facts is kept. */
  renewed(): Segment {
    const renewed = new Segment(this.index, this.owner, this.classes, this.memberOf, this.isShell);
    // What it says to others is in its own code. Reading that again would link its scopes anew, by themselves.
    renewed.knownExports = this.knownExports;
    renewed.knownHandles = this.knownHandles;
    renewed.knownMinified = this.knownMinified;
    return renewed;
  }

  /** Calls, constructions, members or names by the name that they end in; see `nameIndex.ts`. */
  named(kind: string, facts: Facts): ReadonlyMap<string, readonly Node[]> {
    let names = this.byName.get(kind);
    if (names === undefined) {
      names = namedNodes(kind, this.index, facts);
      this.byName.set(kind, names);
    }
    return names;
  }

  /** The names that it does more with than a container's literal content survives. */
  handles(language: Language): ReadonlySet<string> {
    this.knownHandles ??= handledIn(this.root, language.semantics);
    return this.knownHandles;
  }

  /**
   * Whether a program wrote it to be short: nobody writes so many functions and calls in one line. Names of a letter
   * connect everything with everything, and what is found there is to be mended elsewhere. `lines` are the document's.
   */
  isMinified(lines: LineIndex): boolean {
    this.knownMinified ??= isMinified(this.index, lines);
    return this.knownMinified;
  }

  /** What other segments may know of it. */
  exports(language: Language): Exports {
    this.knownExports ??= exportsOf(this.root, language);
    return this.knownExports;
  }
}

/** How many functions and calls that begin in one line are no person's. */
const FUNCTIONS_OF_MINIFIED = 20;
const CALLS_OF_MINIFIED = 40;

function isMinified(index: NodeIndex, lines: LineIndex): boolean {
  const functions = countedByLine([...index.ofKind('FunctionDef'), ...index.ofKind('Lambda')], lines);
  const calls = countedByLine(index.ofKind('Call'), lines);
  for (const [line, count] of functions)
    if (count >= FUNCTIONS_OF_MINIFIED && (calls.get(line) ?? 0) >= CALLS_OF_MINIFIED) return true;
  return false;
}

/** How many of some nodes begin in a line, by the line. */
function countedByLine(nodes: readonly Node[], lines: LineIndex): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { start } of nodes) {
    const line = lines.lineAt(start);
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

/** A segment's root and the classes around it, before it is indexed. */
export interface Cut {
  readonly root: Node;
  readonly owner: string;
  readonly classes: readonly string[];
  readonly memberOf: string | null;
}

/** A program cut into segments, in the order of the text. */
export interface Cuts {
  readonly inner: readonly Cut[];
  /** The nodes of the shell, parents first. */
  readonly shell: readonly Node[];
}

/** Cuts a program. */
export function cut(program: Node): Cuts {
  const inner: Cut[] = [];
  const shell: Node[] = [];
  const open = (node: Node, around: Around): void => {
    shell.push(node);
    for (const child of node.children) {
      if (isOpen(child)) open(child, aroundIn(child, around));
      else if (child.children.length > 0 && isCut(node)) inner.push({ root: child, ...around });
      else visit(child, (below) => shell.push(below));
    }
  };
  open(program, { owner: '', classes: [], memberOf: null });
  return { inner, shell };
}

type Around = Omit<Cut, 'root'>;

/** What is around the children of a node of the shell. */
function aroundIn(node: Node, { owner, classes, memberOf }: Around): Around {
  const { kind } = node;
  if (kind !== 'ClassDef')
    return { owner, classes, memberOf: kind === 'ClassBody' || kind === 'Block' ? memberOf : null };
  const name = node.get('name')?.text;
  return {
    owner: headerOf(node, owner),
    classes: name === undefined ? classes : [...classes, name],
    memberOf: name ?? '',
  };
}

/** Whether the children of a node are segments, rather than parts of a header. */
function isCut({ kind }: Node): boolean {
  return kind === 'Program' || kind === 'ClassBody' || kind === 'Block';
}

/** Whether a node belongs to the shell: a class, or a namespace of whatever kind the grammar calls it. */
function isOpen(node: Node): boolean {
  if (node.kind === 'ClassDef' || node.kind === 'ClassBody') return true;
  const isGrammars = isGrammarsOwn(node.kind);
  if (!isGrammars && node.kind !== 'Block') return false;
  return node.children.some(
    (child) => DEFINITIONS.has(child.kind) || (isGrammars && holdsDefinitions(child)),
  );
}

/** Kinds that a grammar names begin with a small letter. */
function isGrammarsOwn(kind: string): boolean {
  const first = kind.charCodeAt(0);
  return first >= 97 && first <= 122;
}

function holdsDefinitions({ kind, children }: Node): boolean {
  return (kind === 'Block' || kind === 'ClassBody') && children.some((child) => DEFINITIONS.has(child.kind));
}

const DEFINITIONS = new Set(['FunctionDef', 'ClassDef']);

function headerOf(definition: Node, outer: string): string {
  const parts = [definition.get('name'), definition.get('supers'), definition.get('parameters')];
  return `${outer}/${definition.text} ${parts.map((part) => (part === undefined ? '' : wordsOf(part))).join(' ')}`;
}

function wordsOf(node: Node): string {
  const words: string[] = [];
  visit(node, ({ kind, children, text }) => {
    if (children.length === 0 || kind === 'String') words.push(text);
  });
  return words.join(' ');
}
