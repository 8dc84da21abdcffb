import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SyntaxNode } from './mirror.ts';
import { allFinder, finder } from './places.ts';

/** A node of children written as `type`, `field:type`, or `'token'`, with their own in brackets behind them; each starts at the number of its word. */
function nodeOf(text: string): SyntaxNode {
  const words = text.match(/'[^']*'|[\w:]+|[[\]]/g) ?? [];
  let at = 0;
  const children = (): SyntaxNode[] => {
    const list: SyntaxNode[] = [];
    for (let word = words[at++]; word !== undefined && word !== ']'; word = words[at++]) {
      if (word === '[') (list.at(-1) as SyntaxNode).children = children();
      else {
        const [type, field] = word.startsWith("'") ? [word.slice(1, -1)] : word.split(':').reverse();
        list.push(new SyntaxNode(type as string, field ?? null, !word.startsWith("'"), at, at + 1));
      }
    }
    return list;
  };
  const root = new SyntaxNode('root', null, true, 0, 0);
  root.children = children();
  return root;
}

const NODE = nodeOf("'let' mod name:id '=' value:call [ fn:id args:list [ a b ] ] ',' mod end:id");

const PLACES: readonly (readonly [place: string, found: string])[] = [
  ['name', 'id@3'],
  ['#0', 'mod@2'],
  ['#1', 'id@3'],
  ['#-1', 'id@16'],
  ['#9', ''],
  ['<mod>', 'mod@2'],
  ['<=>', '=@4'],
  ['<,|=>', '=@4'],
  ['~', 'let@1'],
  ['missing', ''],
  ['missing or end', 'id@16'],
  ['missing or none or name', 'id@3'],
  ['value/args/#1', 'b@11'],
  ['name/args/#1', ''],
  ['#0 after <=>', 'call@5'],
  ['#0 after <?>', ''],
  ['#-1 before <=>', 'id@3'],
  ['#0 before <?>', ''],
  ['#0 but name but <mod>*', 'call@5'],
  ['#0 but <mod>', 'id@3'],
  ['#0 after <=> but value', 'mod@15'],
];

const ALL: readonly (readonly [place: string, found: string])[] = [
  ['#*', 'mod@2 id@3 call@5 mod@15 id@16'],
  ['~*', 'let@1 =@4 ,@14'],
  ['<mod>*', 'mod@2 mod@15'],
  ['<mod>', 'mod@2'],
  ['missing*', ''],
  ['value/args/#*', 'a@10 b@11'],
  ['#* but <mod>*', 'id@3 call@5 id@16'],
  ['#* but <mod>', 'id@3 call@5 mod@15 id@16'],
  ['#* but #-1', 'mod@2 id@3 call@5 mod@15'],
  ['#* after name before <,>', 'call@5'],
  ['#* before <=>', 'mod@2 id@3'],
  ['<=> and <mod>*', '=@4 mod@2 mod@15'],
  ['<x>* or <,>*', ',@14'],
];

const written = (found: readonly (SyntaxNode | undefined)[]): string =>
  found.map((node) => (node === undefined ? '' : `${node.type}@${node.start}`)).join(' ');

describe('places in nodes', () => {
  for (const [place, found] of PLACES)
    it(`one: ${place}`, () => assert.equal(written([finder(place)(NODE)]), found));
  for (const [place, found] of ALL)
    it(`all: ${place}`, () => assert.equal(written(allFinder(place)(NODE)), found));

  it('keeps to named children in a field that separators are in too', () => {
    const list = nodeOf('x:a x:b');
    list.children = [...list.children, new SyntaxNode(',', 'x', false, 9, 10)];
    assert.equal(written(allFinder('x*')(list)), 'a@1 b@2');
  });

  it('says what is no place', () => {
    assert.throws(() => finder('#x'), /`#x` is no place/);
    assert.throws(() => allFinder('a b'), /no place/);
    assert.throws(() => finder('#*'), /means all/);
  });
});
