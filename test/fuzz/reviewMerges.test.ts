/**
 * What version control and editors do to reviewed files besides editing them: two branches that edit and
 * mark are merged, files are written in another encoding or with other line endings, bytes get damaged.
 *
 * `FUZZ_SEED` and `FUZZ_RUNS` repeat or lengthen a run; a failure names its seed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Reviewer } from '../../server/src/review/mark.ts';
import { ADA, BOB, Desk } from '../../server/src/review/testing.ts';
import type { FileSystem } from '../../server/src/storage/fileSystem.ts';
import { readText } from '../../server/src/storage/files.ts';
import { Random } from '../support/random.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 100);

/** Lines that real files are full of and that say nothing of their place. */
const COMMON = ['', '', '}', '    }', '    return result;', '    pass'];

function each(name: string, check: (random: Random) => void | Promise<void>): void {
  it(name, async function () {
    this.timeout(60_000 + 100 * RUNS);
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      try {
        await check(new Random(seed));
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  });
}

function some(random: Random, count: number, name: string): string[] {
  return Array.from({ length: count }, () =>
    random.below(100) < 25 ? random.pick(COMMON) : `${name}${random.below(1e9)}(é, "\u{1F600}");`,
  );
}

/** By line: the ids of the marks that review it. */
function marksIn(desk: Desk, text: string): string[][] {
  return desk
    .review('a.js', text)
    .lines.map(({ state, marks }) => (state === 'reviewed' ? marks.map(({ id }) => id) : []));
}

/** A branch that edits one half of a file, and marks in it. */
class Branch {
  readonly desk = new Desk();

  constructor(
    private readonly random: Random,
    base: Desk,
    readonly reviewer: Reviewer,
    readonly mine: string[],
    private readonly whole: () => string,
    /** The line of the whole text at which its half starts. */
    private readonly start: () => number,
  ) {
    for (const batch of base.batches) this.desk.batches.push(batch);
    this.desk.index.setMarks(this.desk.marks());
  }

  work(): void {
    const { random, mine } = this;
    for (let i = 0; i < 6; i++) {
      const at = random.below(mine.length);
      switch (random.below(6)) {
        case 0:
          mine[at] = `${mine[at]} // changed ${random.below(1e9)}`;
          break;
        case 1:
          mine.splice(at, 0, ...some(random, 1 + random.below(4), 'added'));
          break;
        case 2:
          if (mine.length > 8) mine.splice(at, 1 + random.below(3));
          break;
        case 3: {
          const moved = mine.splice(at, 1 + random.below(6));
          mine.splice(random.below(mine.length + 1), 0, ...moved);
          break;
        }
        default: {
          const text = this.whole();
          const from = random.below(mine.length);
          const to = Math.min(mine.length - 1, from + random.below(15));
          const start = this.start();
          if (mine.slice(from, to + 1).some((line) => line.trim() !== ''))
            this.desk.mark('a.js', text, start + from, start + to, this.reviewer);
        }
      }
    }
  }
}

describe('random merges of branches that edit and mark', () => {
  each('keep each review where the other branch changed nothing, and add none', (random) => {
    const top = some(random, 15 + random.below(15), 'top');
    const bottom = some(random, 15 + random.below(15), 'bottom');
    const between = Array.from({ length: 8 }, (_, i) => `between${i}_${random.below(1e9)}();`);
    const base = new Desk();
    base.markFile('a.js', [...top, ...between, ...bottom].join('\n'));
    const one: Branch = new Branch(
      random,
      base,
      ADA,
      [...top],
      () => [...one.mine, ...between, ...bottom].join('\n'),
      () => 0,
    );
    const other: Branch = new Branch(
      random,
      base,
      BOB,
      [...bottom],
      () => [...top, ...between, ...other.mine].join('\n'),
      () => top.length + between.length,
    );
    one.work();
    other.work();

    const merged = [...one.mine, ...between, ...other.mine];
    const union = new Desk();
    const batches = [...new Set([...one.desk.batches, ...other.desk.batches])];
    union.batches.push(...batches);
    union.index.setMarks(union.marks());
    const found = marksIn(union, merged.join('\n'));
    const ones = marksIn(one.desk, [...one.mine, ...between, ...bottom].join('\n'));
    const others = marksIn(other.desk, [...top, ...between, ...other.mine].join('\n'));
    const wanted = [
      ...ones.slice(0, one.mine.length),
      ...found.slice(one.mine.length, one.mine.length + between.length),
      ...others.slice(top.length + between.length),
    ];
    merged.forEach((line, i) => {
      assert.deepEqual(found[i], wanted[i], `line ${i + 1} "${line}"`);
    });
    for (const line of between) {
      const marks = found[merged.indexOf(line)] ?? [];
      assert.ok(marks.length <= 1, 'nobody has marked it but the base');
    }

    const turned = new Desk();
    turned.batches.push(...[...batches].reverse());
    turned.index.setMarks(turned.marks());
    assert.deepEqual(marksIn(turned, merged.join('\n')), found, 'in whichever order the files are read');
  });
});

describe('random encodings and line endings of reviewed files', () => {
  const utf16 = (text: string, isBig: boolean): Buffer => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return isBig ? bytes.swap16() : bytes;
  };
  const ENCODINGS: ((text: string) => Buffer)[] = [
    (text) => Buffer.from(text),
    (text) => Buffer.from(`\uFEFF${text}`),
    (text) => utf16(text, false),
    (text) => utf16(text, true),
  ];
  const decoded = async (bytes: Buffer): Promise<string | undefined> => {
    const fileSystem: Pick<FileSystem, 'stat' | 'read'> = {
      stat: async () => ({ kind: 'file', size: bytes.length }) as Awaited<ReturnType<FileSystem['stat']>>,
      read: async () => bytes,
    };
    const read = await readText('a.js', fileSystem as FileSystem);
    return read !== null && 'text' in read ? read.text : undefined;
  };
  const endings = (random: Random, lines: readonly string[]): string => {
    const kinds = random.pick([['\n'], ['\r\n'], ['\n', '\r\n']]);
    return lines.map((line, i) => (i === lines.length - 1 ? line : line + random.pick(kinds))).join('');
  };

  each('keep all reviews when a file is only written another way', async (random) => {
    const lines = some(random, 5 + random.below(40), 'call');
    lines.push('last();');
    const desk = new Desk();
    desk.markFile('a.js', (await decoded(random.pick(ENCODINGS)(endings(random, lines)))) ?? '');
    const text = await decoded(random.pick(ENCODINGS)(endings(random, lines)));
    assert.match(desk.states('a.js', text ?? ''), /^[r.]+$/);
  });

  each('review no line with a damaged byte or another end inside it', async (random) => {
    const lines = some(random, 10 + random.below(30), 'call');
    lines.push('last();');
    const desk = new Desk();
    desk.markFile('a.js', lines.join('\n'));
    const content = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i]));
    const at = random.pick(content);
    const bytes = lines.map((line) => Buffer.from(line));
    const damaged = Buffer.from(bytes[at] as Buffer);
    const place = random.below(damaged.length);
    const before = damaged[place] as number;
    // A byte that is no letter of a text, one that is, or a lone carriage return.
    const now = random.pick([0xff, 0x80, 0x0d, 0x7e].filter((byte) => byte !== before));
    damaged[place] = now;
    bytes[at] = damaged;
    const whole = Buffer.concat(bytes.flatMap((line, i) => (i === 0 ? [line] : [Buffer.from('\n'), line])));
    const text = await decoded(whole);
    assert.ok(text !== undefined);
    const states = desk.states('a.js', text);
    // A carriage return before the line's own end is part of that end.
    const parts = now === 0x0d && place < damaged.length - 1 ? 2 : 1;
    for (let line = at; line < at + parts; line++)
      assert.notEqual(states[line], 'r', `line ${line + 1} of ${JSON.stringify(text)}`);
    const intact = [...states].filter((state) => state === 'r').length;
    assert.ok(content.length < 12 || intact > content.length / 2, `most lines stay reviewed: ${states}`);
  });
});
