/**
 * Facts: what is known of a program beyond its tree, for matching and for data flow.
 *
 * A pattern `subprocess.run(...)` means the function however it was imported, and `eval("...")` a constant
 * string even when it reaches the call through a variable. The matcher asks here; it computes nothing of the
 * kind itself. All answers are lazy: a file in which no rule asks costs nothing.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';

/** A value known at analysis time. */
export type Constant =
  | { readonly type: 'string'; readonly value: string; readonly isBytes?: boolean }
  /** A string whose content is not known, but that no outside value reached. */
  | { readonly type: 'some-string' }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'some-number' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'some-bool' }
  | { readonly type: 'null' }
  /** A regular-expression literal, as written. */
  | { readonly type: 'regex'; readonly text: string };

/** What the matcher asks. One instance serves one state of one document. */
export interface Facts {
  /**
   * The qualified names that an Identifier, Member or New/Call callee may stand for through imports, as
   * dotted text (`subprocess.run`), not counting the text as written. Empty when nothing is known, and for
   * names that a local definition hides.
   */
  qualifiedNames(node: Node): readonly string[];
  /** Modules from which everything was imported where a node stands (`from m import *`, `import m.*`), dotted. */
  wildcardModules(at: Node): readonly string[];
  /**
   * The constant that a *use* of a variable, or an expression of constants, always has at this point of the
   * program; undefined when it may differ or is not known.
   */
  constant(node: Node): Constant | undefined;
  /**
   * The single definition that a use of a variable certainly has, when its value is an expression that can
   * stand in its place (symbolic propagation); undefined otherwise.
   */
  definition(node: Node): Node | undefined;
  /** The declared or constructed type of an expression, as dotted text as written, resolved through imports
   * where they are known: `String`, `java.sql.Statement`, `int`. Empty when not known. */
  typeNames(node: Node): readonly string[];
  /** Whether nothing says what an expression is: it has no type, or one of another file that no model speaks of. */
  hasUnknownType(node: Node): boolean;
  /**
   * Whether a name or member alone calls the function or method that it names: it stands where its value is used,
   * is not itself what a call calls, and no variable has its name. Always false where the language has no such
   * calls.
   */
  isBareCall(node: Node): boolean;
  /** Whether two identifiers of one text certainly stand for different variables, of which one may hide the other. */
  areDistinct(a: Node, b: Node): boolean;
  /** The module that a call imports, as `require("m")` does, as its literal; undefined for other expressions. */
  importedModule(node: Node): Node | undefined;
  /**
   * What a name would mean where a node stands: the qualified names that it stands for through imports, none where
   * it is something of the program's own, undefined where nothing in the file declares it.
   */
  meaningOf(name: string, at: Node): readonly string[] | undefined;
  /**
   * Whether the file says what a name does where a node stands. It does not by declaring a function without a body, as
   * C declares those of libraries.
   */
  defines(name: string, at: Node): boolean;
  /** Tells of nodes of a function whether a preprocessor may leave them out for something else that it has there. */
  alternatives(definition: Node): (node: Node) => boolean;
  /** The names by which a node can speak of something that is imported, given its qualified name. */
  namesFor(qualified: string, at: Node): readonly string[];
  /** What is to be known of the language. */
  readonly semantics: Semantics;
  /** What a name is compared by where the language ignores the case of names; null where it does not. */
  readonly nameKey: ((name: string) => string) | null;
}

/** Whether two names are one, in a language whose names are compared by `nameKey`. */
export function sameName(a: string, b: string, { nameKey }: Pick<Facts, 'nameKey'>): boolean {
  return a === b || (nameKey !== null && a.length === b.length && nameKey(a) === nameKey(b));
}

/** Facts of a program of which nothing is asked: patterns, rule tests. */
export const NO_FACTS: Facts = {
  qualifiedNames: () => [],
  wildcardModules: () => [],
  constant: () => undefined,
  definition: () => undefined,
  typeNames: () => [],
  hasUnknownType: () => true,
  isBareCall: () => false,
  areDistinct: () => false,
  importedModule: () => undefined,
  meaningOf: () => undefined,
  defines: () => false,
  alternatives: () => () => false,
  namesFor: () => [],
  semantics: {
    importCalls: [],
    concatenation: [],
    assignmentDeclares: false,
    blockScope: false,
    selfNames: [],
  },
  nameKey: null,
};
