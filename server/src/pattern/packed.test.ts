import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { Grammars } from '../syntax/grammars.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { dump, type Node, visit } from '../syntax/node.ts';
import { type PackedPatterns, packPattern, unpackPattern } from './packed.ts';
import { type ParsedPattern, parsePattern } from './parse.ts';

const PATTERNS: readonly (readonly [language: string, source: string])[] = [
  ['python', 'subprocess.run($CMD, ..., shell=True, ...)'],
  ['python', 'def $F(..., $X, ...):\n    ...\n    return <... $X ...>'],
  ['javascript', 'class $C { ... $M(...) { ... } ... }'],
  ['javascript', 'res.send("..." + $X)'],
  ['java', '@$A(...) public $T $F($P $X, ...) { ... }'],
  ['java', '(Statement $S).executeQuery("..." + $X)'],
  ['java', 'not ) java'],
];

describe('packed patterns', () => {
  const grammars = new Grammars(readGrammar);
  before(async () => {
    for (const name of ['python', 'javascript', 'java'])
      for (const language of languagesNamed(name)) await grammars.load(language);
  });
  after(() => grammars.dispose());

  const parse = (name: string, source: string): ParsedPattern => {
    const parser = languagesNamed(name).map((language) => grammars.fragmentParser(language))[0];
    assert.ok(parser);
    return parsePattern(source, parser);
  };

  for (const [language, source] of PATTERNS) {
    it(`are what was parsed: ${source}`, () => {
      const parsed = parse(language, source);
      const written = JSON.parse(JSON.stringify(packPattern(parsed)));
      assert.deepEqual(description(unpackPattern(source, written)), description(parsed));
    });
  }

  it('are used for the source that they were made of, and for no other', async () => {
    const rules = new RuleSet(
      loadRules(
        'rules:\n' +
          '  - {id: ready, message: m, severity: INFO, languages: [python], pattern: first()}\n' +
          '  - {id: other, message: m, severity: INFO, languages: [python], pattern: toString()}\n',
        'rules.yaml',
      ).rules,
    );
    // What is ready says something else than its source, which shows that the source was not parsed.
    const ready: PackedPatterns = { 'first()': packPattern(parse('python', 'second()')) };
    const scanner = await Scanner.create({ readGrammar, readPatterns: async () => ready });
    try {
      await scanner.prepareLanguage('python');
      const { findings } = scanner.scan({ path: 'a.py', text: 'first()\nsecond()\ntoString()\n' }, rules);
      assert.deepEqual(
        findings.map(({ ruleId, start }) => [ruleId, start]),
        [
          ['ready', 8],
          ['other', 17],
        ],
      );
    } finally {
      scanner.dispose();
    }
  });
});

/** All that matching can see of a pattern. */
function description(parsed: ParsedPattern): unknown {
  if ('error' in parsed) return parsed;
  const { source, nodes } = parsed.pattern;
  return { source, nodes: nodes.map((node) => [dump(node), placesOf(node)]) };
}

function placesOf(root: Node): [number, number][] {
  const places: [number, number][] = [];
  visit(root, (node) => places.push([node.start, node.end]));
  return places;
}
