/**
 * What one file says of routes, as plain data: the routes, routers and mounts that it declares, and what it defines
 * and imports that routes of other files may lead to. It knows no tree and no other file, so it can be kept or sent;
 * `link.ts` puts the declarations of all files together. All offsets are UTF-16, from 0, in the file's text.
 */

import type { Span } from '../finding/finding.ts';
import type { Framework } from '../rule/frameworks.ts';

/** What an expression stands for, as far as its own file tells. */
export type Reference =
  /** The function or class that begins at an offset. */
  | { readonly type: 'place'; readonly at: number }
  /** The router that is made by the expression that ends at an offset; those of a chain begin at one. */
  | { readonly type: 'router'; readonly end: number }
  /** A parameter, counted from 0, of the function that begins at an offset. */
  | { readonly type: 'parameter'; readonly of: number; readonly index: number }
  /** What another file calls so; without names, that file itself. */
  | { readonly type: 'import'; readonly module: string; readonly names: readonly string[] }
  /** What is called so, by a name that no import brings: a class with its method, a function of the package. */
  | { readonly type: 'name'; readonly names: readonly string[] }
  /** What a call of a function gives. */
  | { readonly type: 'result'; readonly of: Reference }
  /** The file itself: what `urlpatterns` and the like are. */
  | { readonly type: 'file' }
  /** The application. */
  | { readonly type: 'root' };

/** A piece of a path; null is one that is worked out when the program runs. */
export interface PathPiece {
  readonly text: string | null;
  /** Whether it is a regular expression. */
  readonly isRegex: boolean;
}

export interface DeclaredRoute extends Span {
  /** The framework's id. */
  readonly framework: string;
  readonly router: Reference;
  /** In capitals; empty where any is answered, null where they are worked out when the program runs. */
  readonly methods: readonly string[] | null;
  /** What the scopes around it put before its path, the outermost first, and its own path. */
  readonly path: readonly PathPiece[];
  /** Null where what answers is no function that could be named. */
  readonly handler: Reference | null;
}

/** A router that is made, known by the end of the expression that makes it. */
export interface DeclaredRouter extends Span {
  readonly framework: string;
  /** What it is made from; null where it is by itself until it is mounted. */
  readonly parent: Reference | null;
  readonly path: readonly PathPiece[];
}

export interface DeclaredMount extends Span {
  readonly framework: string;
  readonly parent: Reference;
  readonly child: Reference;
  readonly path: readonly PathPiece[];
  readonly replaces: boolean;
}

/** A call that hands something on, which may be a router, to a function of the program. */
export interface Handing extends Span {
  readonly callee: Reference;
  /** What stands before the dot of the call; null where nothing does. */
  readonly receiver: Reference | null;
  readonly arguments: readonly (Reference | null)[];
}

/** A function, method or class; its span has its decorators in it. */
export interface Definition extends Span {
  readonly kind: 'function' | 'class';
  /** Its name behind those of the classes around it; empty where it has none. */
  readonly names: readonly string[];
  /** Its parameters' names, in order; '' for one that is taken apart. */
  readonly parameters: readonly string[];
  /** Whether it is called on its first parameter: C#'s extension methods. */
  readonly extendsFirst: boolean;
  /** What it gives back, where that is one thing. */
  readonly result: Reference | null;
}

/** A name of the file that others may use, and what it stands for. */
export interface NamedValue {
  readonly name: string;
  readonly value: Reference;
}

/** The prefix of all routes of a framework. */
export interface DeclaredPrefix extends Span {
  readonly framework: string;
  readonly path: readonly PathPiece[];
}

export interface RouteDeclarations {
  /** The file's path, with `/`. */
  readonly file: string;
  /** How far names are known in the file's language that no import brings. */
  readonly names: Framework['names'];
  readonly routes: readonly DeclaredRoute[];
  readonly routers: readonly DeclaredRouter[];
  readonly mounts: readonly DeclaredMount[];
  readonly prefixes: readonly DeclaredPrefix[];
  readonly definitions: readonly Definition[];
  readonly values: readonly NamedValue[];
  readonly handings: readonly Handing[];
  /** What could not be looked at, in words for the user. */
  readonly limits: readonly string[];
}
