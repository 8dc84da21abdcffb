/**
 * Expectations about facts, written into the source that they are about: a comment at the end of a line says
 * what is known of the first argument of the call of `use` on that line.
 *
 * `#= "abc"`, `#= 3`, `#= some-string`, `#= none`: its constant. `#= name a.b|c`: its qualified names.
 * `#= def f(x)`: its definition. `#= type A|B`: its types. `//=` does the same where `//` begins a comment.
 */

import assert from 'node:assert/strict';
import type { Constant, Facts } from '../../server/src/facts/facts.ts';
import { createFacts } from '../../server/src/facts/index.ts';
import { type KnownLibraries, NO_LIBRARIES } from '../../server/src/facts/libraryTypes.ts';
import { Grammars } from '../../server/src/syntax/grammars.ts';
import { languageOf } from '../../server/src/syntax/languages/index.ts';
import { type Node, visit } from '../../server/src/syntax/node.ts';
import type { SyntaxTree } from '../../server/src/syntax/syntaxTree.ts';
import { readGrammar } from './grammars.ts';

const grammars = new Grammars(readGrammar);

/** Parses a source by the name of its file. The caller disposes of the tree. */
export async function parseSource(
  path: string,
  source: string,
  libraries: KnownLibraries = NO_LIBRARIES,
): Promise<{ tree: SyntaxTree; facts: Facts }> {
  const language = languageOf({ path });
  assert.ok(language, `no language for ${path}`);
  await grammars.load(language);
  const tree = grammars.parse(source, language);
  assert.ok(tree);
  return { tree, facts: createFacts(tree.root, language, source, libraries) };
}

/** Checks every expectation in a source; there must be at least one. */
export async function checkFacts(path: string, source: string, libraries?: KnownLibraries): Promise<void> {
  const { tree, facts } = await parseSource(path, source, libraries);
  try {
    const arguments_ = argumentsOfUse(tree);
    const actual: string[] = [];
    const expected: string[] = [];
    source.split('\n').forEach((line, number) => {
      const marker = /(?:#|\/\/)= (.*?)\s*$/.exec(line);
      if (marker === null) return;
      const wanted = marker[1] as string;
      const node = arguments_.get(number);
      assert.ok(node, `line ${number + 1} has an expectation but no call of use: ${line}`);
      expected.push(`${number + 1}: ${wanted}`);
      actual.push(`${number + 1}: ${describeFact(wanted, node, facts, source)}`);
    });
    assert.ok(expected.length > 0, 'the source has no expectation');
    assert.deepEqual(actual, expected, source);
  } finally {
    tree.dispose();
  }
}

/** The first argument of each call of `use`, by its line from 0. */
function argumentsOfUse(tree: SyntaxTree): Map<number, Node> {
  const found = new Map<number, Node>();
  visit(tree.root, (node) => {
    const callee = node.kind === 'Call' ? node.get('callee') : undefined;
    const name = callee?.kind === 'Member' ? callee.get('property')?.text : callee?.text;
    const [argument] = node.get('arguments')?.children ?? [];
    if (name !== 'use' || argument === undefined) return;
    const value = argument.kind === 'Argument' ? argument.get('value') : argument;
    if (value !== undefined) found.set(tree.lines.lineAt(node.start), value);
  });
  return found;
}

function describeFact(wanted: string, node: Node, facts: Facts, source: string): string {
  const [kind] = wanted.split(' ');
  switch (kind) {
    case 'name':
      return `name ${facts.qualifiedNames(node).join('|') || 'none'}`;
    case 'type':
      return `type ${facts.typeNames(node).join('|') || 'none'}`;
    case 'def': {
      const definition = facts.definition(node);
      return `def ${definition === undefined ? 'none' : source.slice(definition.start, definition.end)}`;
    }
    default:
      return describeConstant(facts.constant(node));
  }
}

function describeConstant(constant: Constant | undefined): string {
  if (constant === undefined) return 'none';
  if ('value' in constant) return JSON.stringify(constant.value);
  return constant.type === 'regex' ? constant.text : constant.type;
}

/** One test for each source of a table: title to source. */
export function checkAll(
  path: string,
  cases: Readonly<Record<string, string>>,
  libraries?: KnownLibraries,
): void {
  for (const [title, source] of Object.entries(cases)) {
    it(`${path}: ${title}`, () => checkFacts(path, source, libraries));
  }
}
