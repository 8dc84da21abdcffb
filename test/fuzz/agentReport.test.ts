/**
 * Random reports of agents about random files: no line is said to be an agent's that it did not write.
 *
 * `FUZZ_SEED` and `FUZZ_RUNS` repeat or lengthen a run; a failure names its seed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type AgentWrite, reportedLines } from '../../server/src/provenance/agentReport.ts';
import { Random } from '../support/random.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 400);
const LINES = ['', '}', 'return;', 'a();', '  a();', 'const x = 1;', 'x += 1;', 'é😀 = 2'];

function someLines(random: Random, most: number): string[] {
  return Array.from({ length: random.below(most + 1) }, () =>
    random.below(2) === 0 ? random.pick(LINES) : `call${random.below(30)}(${random.below(3)});`,
  );
}

describe('random reports of agents', () => {
  it('give an agent no line that it did not write', () => {
    let given = 0;
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const random = new Random(seed);
      const old = someLines(random, 5);
      const written = [...old];
      for (let edits = random.below(4); edits > 0; edits--)
        written.splice(random.below(written.length + 1), random.below(2), ...someLines(random, 2));
      const above = someLines(random, 6);
      const below = someLines(random, 6);
      // Sometimes somebody has gone over it since.
      const now = random.below(4) === 0 ? someLines(random, 6) : written;
      const text = [...above, ...now, ...below].join(random.pick(['\n', '\r\n']));
      const write: AgentWrite = {
        path: 'a',
        text: written.join('\n'),
        old: old.join('\n'),
        everywhere: random.below(3) === 0,
        isNew: false,
      };
      const lines = reportedLines(text, [write], '', { time: 1, who: undefined });
      const inText = text.split(/\r?\n/);
      assert.ok(lines.length <= inText.length, `seed ${seed}`);
      for (const [number, each] of lines.entries()) {
        if (each === undefined) continue;
        given++;
        const line = inText[number] as string;
        const where = `seed ${seed}, line ${number}: ${JSON.stringify(line)}`;
        assert.ok(
          written.some((own) => own !== '' && line.includes(own.trim())),
          where,
        );
        assert.ok(!old.includes(line) || written.filter((own) => own === line).length > 1, where);
      }
    }
    assert.ok(given > RUNS / 10, `only ${given} lines were given to an agent`);
  });
});
