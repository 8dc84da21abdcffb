/**
 * What models know of a type, in words that plain Semgrep has. It knows no models, so `($C: dbapi.Cursor)` becomes all
 * that a program may write to get one: a declared type, an expression that gives one, a variable that was assigned one.
 */

import type { LibraryTypes } from '../../facts/libraryTypes.ts';
import { addAll } from '../../text/lists.ts';

/** Ways in which a value of a type comes about. */
export interface WaysToType {
  /** Names of the type and of its subtypes, as they are declared. */
  readonly declared: readonly string[];
  /** Expressions that give one: `sqlite3.connect(...).cursor(...)`. */
  readonly expressions: readonly string[];
  /** Steps from an expression to a variable: `$GIVEN1 = sqlite3.connect(...)`, then `$C = $GIVEN1.cursor(...)`. */
  readonly steps: readonly (readonly string[])[];
  /** What cannot be written as a name in code, such as what `mysql2/promise` gives. */
  readonly unsaid: readonly string[];
}

/** Calls that give a value are followed through this many others. */
const LONGEST_CHAIN = 3;

/** `name` is the metavariable that the value is in. */
export function waysToType(type: string, name: string, libraries: readonly LibraryTypes[]): WaysToType {
  const types = subtypesOf(type, libraries);
  const chains = [...types].flatMap((each) => chainsTo(each, libraries, LONGEST_CHAIN, new Set([each])));
  const sayable = chains.filter(([first]) => isName(first as string)).flatMap(asWritten);
  return {
    declared: [...types].filter(isType),
    expressions: unique(sayable.map((chain) => chain.join('.'))),
    steps: uniqueSteps(sayable.map((chain) => stepsOf(chain, name))),
    unsaid: unique([
      ...[...types].filter((each) => !isType(each)),
      ...chains.filter(([first]) => !isName(first as string)).map(([first]) => first as string),
    ]),
  };
}

/** What every program of Java imports is written without its package. */
const IMPORTED = /^java\.lang\.(?=[A-Z])/;

function asWritten(chain: readonly string[]): string[][] {
  const [first = '', ...rest] = chain;
  return IMPORTED.test(first) ? [[...chain], [first.replace(IMPORTED, ''), ...rest]] : [[...chain]];
}

/** A dotted name that a program can write. */
function isName(text: string): boolean {
  return /^[\w$.]+(?:\(\.\.\.\))?$/.test(text);
}

/** A type as a program can write it: a name, with what stands in front of it and with the sign of a pointer. */
function isType(text: string): boolean {
  return isName(text) || /^[\w$.:]+(?: [\w$.:]+)*(?: ?\*+)?$/.test(text);
}

/** A type, and all types whose values are of it as well. */
function subtypesOf(type: string, libraries: readonly LibraryTypes[]): Set<string> {
  const found = new Set([type]);
  for (const each of found)
    for (const { supertypes } of libraries)
      for (const [sub, others] of Object.entries(supertypes)) if (others.includes(each)) found.add(sub);
  return found;
}

/** Chains of calls and members that end in a value of a type: `['sqlite3.connect(...)', 'cursor(...)']`. */
function chainsTo(
  type: string,
  libraries: readonly LibraryTypes[],
  length: number,
  met: ReadonlySet<string>,
): string[][] {
  if (length === 0) return [];
  const known = new Set(
    libraries.flatMap(({ given, supertypes }) => [...Object.values(given), ...Object.keys(supertypes)]),
  );
  const chains: string[][] = [];
  for (const { given } of libraries) {
    for (const [name, result] of Object.entries(given)) {
      if (result !== type) continue;
      const dot = name.lastIndexOf('.');
      const owner = name.slice(0, dot);
      const written = name.replace(/\(\)$/, '(...)');
      if (!known.has(owner)) {
        chains.push([written]);
        continue;
      }
      // What gives its own type is called on the class: `Runtime.getRuntime()`.
      if (owner === type) chains.push([written]);
      if (met.has(owner)) continue;
      for (const sub of subtypesOf(owner, libraries)) {
        const before = chainsTo(sub, libraries, length - 1, new Set([...met, owner, sub]));
        addAll(
          chains,
          before.map((chain) => [...chain, written.slice(dot + 1)]),
        );
      }
    }
  }
  return chains;
}

/** A chain as assignments to variables, the last to `name`. */
function stepsOf(chain: readonly string[], name: string): string[] {
  return chain.map((link, i) => {
    const target = i === chain.length - 1 ? name : `$GIVEN${i + 1}`;
    return `${target} = ${i === 0 ? link : `$GIVEN${i}.${link}`}`;
  });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function uniqueSteps(all: readonly string[][]): string[][] {
  return [...new Map(all.map((steps) => [steps.join('\n'), steps])).values()];
}
