/**
 * What the rest of a program may know of one of its statements or definitions: the names it declares and writes.
 * When it changes, facts about uses of those names may be other than they were; facts about others are not.
 */

import type { Language } from '../syntax/languages/language.ts';
import { CONTAINERS, type Node, visit } from '../syntax/node.ts';
import { scopeAlone } from './regionReader.ts';
import type { Binding } from './scopes.ts';

export interface Exports {
  /** Names that get a value or a meaning here, fields among them. */
  readonly writes: ReadonlySet<string>;
  /** Those of them that are names of the program, not of fields. */
  readonly declares: ReadonlySet<string>;
  /** Names that functions in here write outside themselves. */
  readonly foreign: ReadonlySet<string>;
  /** Names of which a part is written, and that are not declared here. */
  readonly changes: ReadonlySet<string>;
  /** For a function: its name and what callers learn from its header. */
  readonly signature: { readonly name: string; readonly text: string } | null;
  /** Names that are literal containers here: their content counts as known while nothing handles them. */
  readonly containers: ReadonlySet<string>;
  /** Modules of which everything is imported. */
  readonly wildcards: readonly string[];
  /** Whether it runs with the module, so that what runs after it depends on it. */
  readonly runs: boolean;
  /** Whether it runs with the module and calls something, which may write what functions write. */
  readonly calls: boolean;
  /** Whether it may leave the code that runs with the module. */
  readonly leaves: boolean;
}

/** What a statement or definition exports. */
export function exportsOf(root: Node, language: Language): Exports {
  const scope = scopeAlone(root, language);
  const isFunction = root.kind === 'FunctionDef';
  const writes = new Set<string>();
  const foreign = new Set<string>();
  const containers = new Set<string>();
  let signature: Exports['signature'] = null;
  for (const binding of scope.bindings.values()) {
    if (isFunction && binding.definitions[0] === root && isOnlyDefined(binding))
      signature = { name: binding.name, text: headerText(root) };
    else writes.add(binding.name);
    if (binding.foreignWrites.length > 0) foreign.add(binding.name);
    if (binding.writes.some(({ value }) => value !== null && CONTAINERS.has(value.kind)))
      containers.add(binding.name);
  }
  const declares = new Set(writes);
  for (const name of scope.memberWrites.keys()) writes.add(name);
  return {
    writes,
    declares,
    foreign,
    changes: new Set([...scope.propertyWrites, ...scope.freeChanges]),
    signature,
    containers,
    wildcards: scope.wildcards,
    runs: !isFunction,
    calls: !isFunction && runs(root, CALLING),
    leaves: scope.jumps || (!isFunction && runs(root, LEAVING)),
  };
}

function isOnlyDefined(binding: Binding): boolean {
  return (
    binding.definitions.length === 1 &&
    binding.imports.length + binding.writes.length + binding.foreignWrites.length === 0
  );
}

/** What a call of the function means to its caller: the type of its result. */
function headerText(definition: Node): string {
  const words: string[] = [definition.text];
  for (const role of ['modifiers', 'returnType']) {
    const part = definition.get(role);
    if (part !== undefined)
      visit(part, ({ children, kind, text }) => words.push(children.length === 0 ? text : kind));
  }
  return words.join(' ');
}

const CALLING = new Set(['Call', 'New', 'Await', 'Yield', 'Import', 'ImportFrom']);
const LEAVING = new Set(['Throw', 'Return', 'Break', 'Continue', 'Labeled']);

/** Whether there is a node of some kinds outside of the functions in a statement. */
function runs(root: Node, kinds: ReadonlySet<string>): boolean {
  let found = false;
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined && !found; node = stack.pop()) {
    found = kinds.has(node.kind);
    if (node.kind === 'Lambda' || node.kind === 'FunctionDef') continue;
    for (const child of node.children) stack.push(child);
  }
  return found;
}
