/**
 * The matcher against two others: the host's engine, for look-around and back-references, and RE2JS, for what
 * groups hold after loops. Where the dialects differ on purpose they are not asked. The host forgets groups at each
 * turn of a loop, and takes a reference to a group that took no part for empty; all three differ in loops whose
 * turns may be empty, and the host's words hold the Kelvin sign where case does not count.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { RE2JS } from 're2js';
import { ProgramMatcher } from './matcher.ts';
import { compileProgram } from './program.ts';
import { parseRegex } from './syntax.ts';

const PLENTY = 50_000_000;

function matcher(source: string, rememberAfter?: number): ProgramMatcher {
  const program = compileProgram(parseRegex(source));
  assert.ok('code' in program, source);
  return new ProgramMatcher(program, rememberAfter);
}

/** The spans of the first match that begins at a place or later, and of its groups. */
function spansOf(source: string, text: string, from = 0): (readonly [number, number] | null)[] | null {
  const found = matcher(source).search(text, from, false, PLENTY);
  assert.ok(found !== 'stopped', source);
  // What is remembered of failures changes nothing.
  assert.deepEqual(matcher(source, 0).search(text, from, false, PLENTY), found, `/${source}/ on ${text}`);
  if (found === null) return null;
  const groups = parseRegex(source).groups;
  return Array.from({ length: groups + 1 }, (_, i) => {
    const [start = -1, end = -1] = [found[2 * i], found[2 * i + 1]];
    return start < 0 || end < 0 ? null : [start, end];
  });
}

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

interface Piece {
  readonly text: string;
  readonly canBeEmpty: boolean;
}

/** Writes small expressions in the syntax that all engines share. */
class Writer {
  groups = 0;

  constructor(
    private readonly next: (below: number) => number,
    /** Whether for the host, and with what only it has. */
    private readonly forHost: boolean,
    private readonly emptyTurns = false,
  ) {}

  expression(depth: number, inLoop = false, inBehind = false): Piece {
    const parts = Array.from({ length: 1 + this.next(4) === 4 ? 2 : 1 }, () =>
      this.sequence(depth, inLoop, inBehind),
    );
    if (this.next(4) === 0) parts.push(this.sequence(depth, true, inBehind));
    // What is in one of several branches may take no part.
    return {
      text: parts.map(({ text }) => text).join('|'),
      canBeEmpty: parts.some(({ canBeEmpty }) => canBeEmpty),
    };
  }

  private sequence(depth: number, inLoop: boolean, inBehind: boolean): Piece {
    const parts = Array.from({ length: 1 + this.next(4) }, () => this.repeated(depth, inLoop, inBehind));
    const canBeEmpty = parts.every((part) => part.canBeEmpty);
    // A reference only to a group that certainly took part: one beside it, closed.
    const closed = /^\(([abc.]|\[\^?ab\])[*+]?\)/.exec(parts[0]?.text ?? '');
    if (this.forHost && closed !== null && !inLoop && !inBehind && this.next(2) === 0)
      parts.push({ text: `\\${this.numberOfLast}`, canBeEmpty: true });
    return { text: parts.map(({ text }) => text).join(''), canBeEmpty };
  }

  private numberOfLast = 0;

  private repeated(depth: number, inLoop: boolean, inBehind: boolean): Piece {
    const quantifier = ['', '', '', '*', '+', '?', '{2}', '{1,2}', '{2,}', '*?', '+?', '??', '{0,2}?'][
      this.next(13)
    ] as string;
    const part = this.atom(depth, inLoop || (quantifier !== '' && this.forHost), inBehind);
    const isPlace = /^(?:\^|\$|\\b|\\B|\(\?<?[=!])/.test(part.text);
    if (quantifier === '' || isPlace || (part.canBeEmpty && !this.emptyTurns)) return part;
    return { text: part.text + quantifier, canBeEmpty: part.canBeEmpty || /^[*?]|^\{0/.test(quantifier) };
  }

  private atom(depth: number, inLoop: boolean, inBehind: boolean): Piece {
    const kind = this.next(depth > 0 ? 14 : 8);
    const inside = (loop = inLoop, behind = inBehind): Piece => this.expression(depth - 1, loop, behind);
    if (kind < 3) return { text: 'abc'[kind] as string, canBeEmpty: false };
    if (kind === 3) return { text: '.', canBeEmpty: false };
    if (kind === 4)
      return {
        text: ['[ab]', '[^ab]', '\\w', '\\d', '\u{1f600}', 'K'][this.next(6)] as string,
        canBeEmpty: false,
      };
    if (kind === 5) return { text: ['^', '$', '\\b', '\\B'][this.next(4)] as string, canBeEmpty: true };
    if (kind === 6 && !inLoop && !inBehind) {
      this.numberOfLast = ++this.groups;
      return { text: `(${['a', 'b', '.', '[ab]'][this.next(4)]})`, canBeEmpty: false };
    }
    if (kind <= 7) return { text: '[a-c]', canBeEmpty: false };
    if (kind <= 9) {
      const part = inside();
      return { text: `(?:${part.text})`, canBeEmpty: part.canBeEmpty };
    }
    if (kind === 10 && !inLoop && !inBehind) {
      this.groups++;
      // Its own groups may take no part when it is one of several branches.
      const part = inside(true);
      return { text: `(${part.text})`, canBeEmpty: part.canBeEmpty };
    }
    if (!this.forHost || kind === 10) return { text: 'b', canBeEmpty: false };
    const behind = this.next(3) === 0;
    const part = inside(true, behind || inBehind);
    return { text: `(?${behind ? '<' : ''}${this.next(2) === 0 ? '=' : '!'}${part.text})`, canBeEmpty: true };
  }
}

const LETTERS = ['a', 'b', 'c', 'a', 'b', ' ', '\n', '1', '\u{1f600}', 'K', 'k', '\u212a', '\ud83d', 'A'];

function textOf(next: (below: number) => number): string {
  return Array.from({ length: next(14) }, () => LETTERS[next(LETTERS.length)]).join('');
}

describe('the matcher of expressions that look around', () => {
  it('finds what the host finds', () => {
    const next = random(Number(process.env.REGEX_SEED ?? 5));
    let found = 0;
    for (let round = 0; round < 4_000; round++) {
      const flags = ['', 'i', 'm', 's', 'im'][next(5)] as string;
      const source = new Writer(next, true).expression(2).text;
      const host = new RegExp(source, `${flags}dgu`);
      const text = flags.includes('i') ? textOf(next).replaceAll('\u212a', 'k') : textOf(next);
      host.lastIndex = 0;
      const wanted = host.exec(text)?.indices?.map((span) => span ?? null) ?? null;
      // The host finds nothing, literally, between the halves of a pair.
      const at = wanted?.[0]?.[0] ?? 0;
      if (at > 0 && (text.codePointAt(at - 1) as number) > 0xffff) continue;
      const ours = spansOf(flags === '' ? source : `(?${flags})${source}`, text);
      assert.deepEqual(
        ours,
        wanted && [...wanted],
        `/${source}/${flags} on ${JSON.stringify(text)}, round ${round}`,
      );
      if (wanted !== null && (wanted[0]?.[1] ?? 0) > 0) found++;
    }
    assert.ok(found > 1_000, `only ${found} matches were compared`);
  });

  it('finds what RE2JS finds, in groups and loops too', () => {
    const next = random(Number(process.env.REGEX_SEED ?? 5));
    let found = 0;
    for (let round = 0; round < 4_000; round++) {
      const flags = ['', 'i', 'm', 's'][next(4)] as string;
      const source = `${flags === '' ? '' : `(?${flags})`}${new Writer(next, false).expression(2).text}`;
      const text = textOf(next);
      const re2 = RE2JS.compile(source).matcher(text);
      const wanted = re2.find()
        ? Array.from({ length: re2.groupCount() + 1 }, (_, i) =>
            re2.start(i) < 0 ? null : [re2.start(i), re2.end(i)],
          )
        : null;
      assert.deepEqual(
        spansOf(source, text),
        wanted,
        `/${source}/ on ${JSON.stringify(text)}, round ${round}`,
      );
      if (wanted !== null) found++;
    }
    assert.ok(found > 1_500, `only ${found} matches were compared`);
  });

  it('finds the same whether it remembers or not, in loops with empty turns too', () => {
    const next = random(Number(process.env.REGEX_SEED ?? 5));
    let found = 0;
    for (let round = 0; round < 4_000; round++) {
      const source = new Writer(next, next(2) === 0, true).expression(3).text;
      const text = textOf(next);
      const [without, remembering] = [Number.POSITIVE_INFINITY, 0].map((after) =>
        matcher(source, after).search(text, 0, false, 1_000_000),
      );
      if (without === 'stopped') continue;
      assert.deepEqual(remembering, without, `/${source}/ on ${JSON.stringify(text)}, round ${round}`);
      if (without !== null) found++;
    }
    assert.ok(found > 1_500, `only ${found} matches were compared`);
  });

  it('remembers where it failed, so that repetitions in repetitions are linear', () => {
    const cases: [source: string, piece: string][] = [
      ['(a|a)*(?!z)b', 'a'],
      ['(a+a+)+\\b(?=x)', 'a'],
      ['(?=a)(a+)+b', 'a'],
      ['(?:(?:a|a)*c?)*(?!x)d', 'a'],
      ['\\s*\\s*\\s*\\s*(?=x)', ' '],
      ['.*.*.*=(?!x)', 'a'],
      ['(?:.*,)*.*(?=P)', 'a,'],
      ['(?:a?b?)*(?!a|b)c', 'ab'],
      ['(?:a*?)*?(?!a)b', 'a'],
      ['(?:\\w+\\s?)+(?<!x)!', 'ab '],
      ['(?=(?:a|a)*b)c|(?!(?:a+)+$)d', 'a'],
    ];
    for (const [source, piece] of cases) {
      const steps = [1_000, 4_000].map((length) => {
        const each = matcher(source);
        const outcome = each.search(piece.repeat(length), 0, false, PLENTY);
        assert.equal(outcome, null, source);
        return each.steps;
      });
      assert.ok((steps[1] as number) < 4.2 * (steps[0] as number), `${source}: ${steps}`);
    }
  });

  it('takes no more steps than it may, whatever it is given', () => {
    const hostile = [
      '(.*)*\\1c',
      '(?:(.+)\\1?)+$x',
      '(?=(a+)+\\1b)c',
      '(?>(?:a|aa)+)+b',
      '(?:a{1,60}){1,60}(?=b)',
      '(?:(?:a{0,99999}b?){0,99999}){0,99999}(?=c)',
      '(?:(?:(?:a?){99}){99}){99}(?=b)',
      '(?:(?=(a*))\\1?)*b',
      '((((((((a*)*)*)*)*)*)*)*)*\\1(?!a)b',
      '(?<!(?:a|a)*b)(?<=(a+)+)\\1c',
      '(?:|a|(?:|a)*)*(?=\\b)b',
    ];
    const most = 200_000;
    for (const source of hostile)
      for (const text of ['a'.repeat(3_000), 'ab'.repeat(1_500), '\u{1f600}'.repeat(1_000)]) {
        const each = matcher(source);
        each.search(text, 0, false, most);
        // The last instruction may read on for as long as the text.
        assert.ok(each.steps <= most + 4 * text.length, `${source}: ${each.steps}`);
      }
  });

  it('keeps no more to go back to than it has room for', () => {
    const each = matcher('(?:(a)|b)*(?=c)');
    assert.equal(each.search('a'.repeat(2_000_000), 0, false, 1_000_000_000), 'stopped');
  });
});
