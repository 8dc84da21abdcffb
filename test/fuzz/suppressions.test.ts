/** One suppression comment anywhere in random programs: what it covers is in one statement, or on its own line. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from '../support/grammars.ts';
import { Random } from '../support/random.ts';

const PROGRAMS = 250;

const { rules } = loadRules(
  'rules:\n  - { id: r, message: M., severity: LOW, languages: [javascript], pattern: bad(...) }\n',
  'rules.yaml',
);

/** Statements in statements, with line breaks wherever they may be; knows in which statement each finding is. */
class Program {
  text = '';
  /** Of each finding, by its number, the statement that it is in. */
  readonly statements: number[] = [];
  private next = 0;

  constructor(private readonly random: Random) {
    this.block(0);
  }

  private block(depth: number): void {
    for (let i = this.random.below(4) + (depth === 0 ? 1 : 0); i > 0; i--) this.statement(depth);
  }

  private statement(depth: number): void {
    const id = this.next++;
    switch (this.random.below(depth > 2 ? 2 : 4)) {
      case 0:
        this.text += 'take(';
        this.list(() => this.expression(id, depth));
        this.text += ');\n';
        return;
      case 1:
        this.text += 'x = {';
        this.list(() => {
          this.text += `p${this.random.below(9)}: `;
          this.expression(id, depth);
        });
        this.text += '};\n';
        return;
      case 2:
        this.text += 'if (';
        this.list(() => this.expression(id, depth), ' +');
        this.text += '0) {\n';
        this.block(depth + 1);
        this.text += '}\n';
        return;
      default:
        this.text += 'a\n';
        for (let i = this.random.below(3) + 1; i > 0; i--) {
          this.text += '  .b(';
          this.expression(id, depth);
          this.text += `)${i === 1 ? ';' : ''}\n`;
        }
    }
  }

  private list(item: () => void, comma = ','): void {
    const isOpen = this.random.below(2) === 0;
    if (isOpen) this.text += '\n';
    for (let i = this.random.below(3); i >= 0; i--) {
      item();
      this.text += `${comma}${isOpen || this.random.below(3) === 0 ? '\n' : ' '}`;
    }
  }

  private expression(id: number, depth: number): void {
    switch (this.random.below(depth > 2 ? 3 : 5)) {
      case 0:
      case 1:
        this.text += `bad(${this.statements.length})`;
        this.statements.push(id);
        return;
      case 2:
        this.text += '4';
        return;
      case 3:
        this.text += 'take(';
        this.list(() => this.expression(id, depth + 1));
        this.text += ')';
        return;
      default:
        this.text += '() => {\n';
        this.block(depth + 1);
        this.text += '}';
    }
  }
}

describe('a suppression comment in a random program', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('javascript');
  });
  after(() => scanner.dispose());

  it('covers findings of one statement, or that begin on its line', () => {
    let covering = 0;
    let bySeveralLines = 0;
    for (let seed = 1; seed <= PROGRAMS; seed++) {
      const random = new Random(seed);
      const program = new Program(random);
      const lines = program.text.split('\n');
      const at = random.below(lines.length - 1);
      const alone = random.below(2) === 0;
      const comment = '// ai-security-ignore: r -- because';
      if (alone) lines.splice(at, 0, comment);
      else lines[at] += ` ${comment}`;
      const text = lines.join('\n');
      const { findings } = scanner.scan({ path: 'a.js', text }, new RuleSet(rules));
      assert.equal(findings.length, program.statements.length, text);
      const covered = findings.filter(({ suppression }) => suppression !== undefined);
      const line = alone ? at + 1 : at;
      const places = covered.map(({ start }) => ({
        line: text.slice(0, start).split('\n').length - 1,
        statement: program.statements[Number(/\d+/.exec(text.slice(start))?.[0])],
      }));
      const begin = places.filter((place) => place.line === line);
      if (begin.length > 0) assert.equal(begin.length, places.length, `more than the line:\n${text}`);
      else assert.ok(new Set(places.map(({ statement }) => statement)).size <= 1, `two statements:\n${text}`);
      covering += covered.length > 0 ? 1 : 0;
      bySeveralLines += covered.length > 0 && begin.length === 0 ? 1 : 0;
    }
    assert.ok(covering > PROGRAMS / 4, `only ${covering} comments cover something`);
    assert.ok(bySeveralLines > PROGRAMS / 40, `only ${bySeveralLines} cover something on other lines`);
  });
});
