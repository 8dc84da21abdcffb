import assert from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Grammars } from '../syntax/grammars.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { Language } from '../syntax/languages/language.ts';
import { type Node, visit } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import type { Constant } from './facts.ts';
import { createFacts } from './index.ts';

/*
 * Random programs are run, and every value that a use of a variable had is held against what was said of it.
 * Whatever the analysis overlooks (a path, a closure, an exception) shows as a constant that was not one.
 */

const PROGRAMS = 600;
/** Calls and rounds of loops that a program may use up before it is stopped. */
const FUEL = 120;

/** Writes one random program. Each `use` has a number of its own. */
class ProgramWriter {
  private uses = 0;
  private depth = 0;
  private functions = 0;
  private loops = 0;
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  program(): string {
    return `let g0 = "g", g1 = p(), g2;\nvar g3 = 1;\n${this.functionDefinition(['g0', 'g1', 'g2', 'g3'])}${this.block(
      ['g0', 'g1', 'g2', 'g3'],
      6,
    )}`;
  }

  private below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  private block(names: readonly string[], statements: number): string {
    this.depth++;
    const lines = Array.from({ length: 1 + this.below(statements) }, () => this.statement(names));
    this.depth--;
    return lines.join('\n');
  }

  private expression(names: readonly string[]): string {
    switch (this.below(11)) {
      case 0:
      case 1:
        return `"${this.pick(['a', 'b', 'c'])}"`;
      case 2:
        return String(this.below(3));
      case 3:
        return `${this.pick(names)} + "${this.pick(['x', 'y'])}"`;
      case 4:
        return 'p()';
      case 5:
        return `\`\${${this.pick(names)}}-\``;
      case 6:
        return `(p() ? ${this.pick(names)} : "t")`;
      case 7:
        return `(p() && (${this.pick(names)} = "u"), ${this.pick(names)})`;
      case 8:
        return this.pick(['true', 'false', 'null']);
      default:
        return this.pick(names);
    }
  }

  private statement(names: readonly string[]): string {
    const name = this.pick(names);
    const small = this.depth > 3;
    switch (this.below(small ? 7 : 20)) {
      case 0:
        return `${name} = ${this.expression(names)};`;
      case 1:
        return `${name} = "${this.pick(['k', 'l'])}"; ${this.statement(names)} use(${this.uses++}, ${name});`;
      case 2:
        return `${name} = ${name} + "m"; use(${this.uses++}, ${name});`;
      case 3:
      case 4:
      case 5:
        return `use(${this.uses++}, ${name});`;
      case 6:
        return this.pick([`${name} += "z";`, `${name}++;`, `${name} ||= "o";`, `[${name}] = [p()];`, 'q();']);
      case 7:
      case 8:
        return `if (p()) { ${this.block(names, 3)} } else { ${this.block(names, 3)} }`;
      case 9:
        return `if (p()) { ${this.block(names, 3)} }`;
      case 10: {
        const label = `l${this.loops++}`;
        return `${label}: while (tick() && p()) { ${this.block(names, 4)} ${this.pick(['', 'if (p()) break;', 'continue;', `break ${label};`])} ${this.block(names, 2)} }`;
      }
      case 11:
        return `do { ${this.block(names, 3)} if (p()) continue; ${this.block(names, 2)} } while (tick() && p());`;
      case 12:
        return `for (const v of [p(), "v"]) { ${this.block([...names, 'v2'].slice(0, -1), 3)} use(${this.uses++}, v); }`;
      case 13:
        return `try { ${this.block(names, 3)} ${this.pick(['q();', 'throw 1;', ''])} ${this.block(names, 2)} } catch (e) { ${this.block(names, 3)} }${this.pick(['', ` finally { ${this.block(names, 2)} }`])}`;
      case 14:
        return `try { ${this.block(names, 3)} } finally { ${this.block(names, 2)} }`;
      case 15:
        return `switch (p()) { case 0: ${this.block(names, 2)} ${this.pick(['break;', ''])} case 1: ${this.block(names, 2)} break; default: ${this.block(names, 2)} }`;
      case 16:
        return this.functionDefinition(names);
      case 17: {
        const local = `n${this.below(3)}`;
        return `{ let ${local} = ${this.expression(names)}; ${this.block([...names, local], 4)} }`;
      }
      case 18:
        return `call(() => { ${this.block(names, 3)} });`;
      default: {
        const label = `l${this.loops++}`;
        return `${label}: { ${this.block(names, 2)} if (p()) break ${label}; ${this.block(names, 2)} }`;
      }
    }
  }

  private functionDefinition(names: readonly string[]): string {
    const name = `f${this.functions++}`;
    const locals = [...names, 'x', 'y', 'a'];
    const end = this.pick(['', 'return;', `if (p()) return; ${this.depth > 3 ? '' : this.block(locals, 2)}`]);
    return `const ${name} = function (a) { let x = ${this.expression(names)}, y; ${this.block(locals, 6)} ${end} };\nregister(${name});\n`;
  }
}

/** The values that each use had, by its number. */
function run(source: string, seed: number): Map<number, Set<unknown>> {
  const seen = new Map<number, Set<unknown>>();
  let state = seed;
  let fuel = FUEL;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 16;
  };
  const tick = (): boolean => --fuel > 0;
  const registered: ((a: unknown) => void)[] = [];
  const callAny = (): void => {
    const chosen = registered[random() % Math.max(1, registered.length)];
    if (chosen !== undefined && tick()) chosen(random() % 3);
  };
  const context = {
    use: (id: number, value: unknown) => {
      seen.set(id, (seen.get(id) ?? new Set()).add(value));
    },
    tick,
    p: () => {
      if (random() % 9 === 0 && tick()) throw new Error('p');
      return random() % 3;
    },
    q: callAny,
    register: (f: (a: unknown) => void) => {
      registered.push(f);
    },
    call: (f: () => void) => {
      if (tick()) f();
      if (random() % 2 === 0) registered.push(f);
    },
  };
  const names = Object.keys(context).join(', ');
  const program = runInThisContext(`(function (${names}) {\n${source}\nq(); q(); q();\n})`) as (
    ...args: unknown[]
  ) => void;
  for (let round = 0; round < 4; round++) {
    fuel = FUEL;
    registered.length = 0;
    try {
      program(...Object.values(context));
    } catch (error) {
      // Programs throw as they please; what was seen until then still counts.
      const message = String((error as Error | null)?.message ?? error);
      assert.match(message, /^(?:p|1)$|before initialization|constant variable|call stack/, source);
    }
  }
  return seen;
}

function isPossible(constant: Constant, value: unknown): boolean {
  // A variable that is only ever given one value may be looked at by a function before it has it.
  if (value === undefined) return true;
  switch (constant.type) {
    case 'string':
    case 'number':
    case 'bool':
      return constant.value === value;
    case 'some-string':
      return typeof value === 'string';
    case 'some-number':
      return typeof value === 'number';
    case 'some-bool':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    default:
      return false;
  }
}

describe('constants of programs that are run', () => {
  it('are what the uses had', async function () {
    this.timeout(120_000);
    const language = languageOf({ path: 'a.js' }) as Language;
    const grammars = new Grammars(readGrammar);
    await grammars.load(language);
    let claims = 0;
    for (let seed = 1; seed <= PROGRAMS; seed++) {
      const source = `function program() {\n${new ProgramWriter(seed).program()}\n}`;
      const seen = run(source.slice(source.indexOf('\n'), source.lastIndexOf('}')), seed);
      const tree = grammars.parse(source, language) as SyntaxTree;
      const facts = createFacts(tree.root, language, source);
      visit(tree.root, (node: Node) => {
        if (node.kind !== 'Call' || node.get('callee')?.text !== 'use') return;
        const [id, argument] = node.get('arguments')?.children ?? [];
        const constant = argument && facts.constant(argument);
        const values = seen.get(Number(id?.text));
        if (constant === undefined || values === undefined) return;
        claims++;
        for (const value of values) {
          assert.ok(
            isPossible(constant, value),
            `seed ${seed}, use ${id?.text} had ${JSON.stringify(value)}, said to be ${JSON.stringify(constant)}:\n${source}`,
          );
        }
      });
      tree.dispose();
    }
    assert.ok(claims > PROGRAMS, `${claims} constants were checked`);
  });
});
