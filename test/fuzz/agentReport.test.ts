/**
 * Random reports of agents about random files: no line is said to be an agent's that it did not write, and
 * nothing that a report can hold breaks the reading of it.
 *
 * `FUZZ_SEED` and `FUZZ_RUNS` repeat or lengthen a run; a failure names its seed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type AgentWrite, readAgentReport, reportedLines } from '../../server/src/provenance/agentReport.ts';
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
      const lines = reportedLines(text, write, '', { time: 1, who: undefined });
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

  it('are read or refused, whatever they hold', () => {
    const start = {
      hook_event_name: 'PostToolUse',
      cwd: '/w',
      tool_response: { type: 'create' },
      tool_input: {
        file_path: 'a.py',
        filePath: 'a.py',
        old_string: 'a',
        new_string: 'b',
        content: 'c',
        edits: [{ old_string: 'a', new_string: 'b' }],
        replacements: [{ filePath: 'a.py', oldString: 'a', newString: 'b' }],
        input: '*** Update File: a.py\n@@\n-a\n+b\n',
      },
    };
    const odd = [null, 0, -1, '', '\0', 'x'.repeat(5_000), [], {}, [[[]]], true, '__proto__'];
    let writes = 0;
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const random = new Random(seed);
      const tools = [
        'Write',
        'Edit',
        'MultiEdit',
        'create_file',
        'multi_replace_string_in_file',
        'apply_patch',
      ];
      const json = structuredClone({ ...start, tool_name: random.pick(tools) });
      const spoil = (value: object): void => {
        const entries = Object.entries(value);
        if (entries.length === 0) return;
        const [key, inner] = random.pick(entries);
        if (typeof inner === 'object' && inner !== null && random.below(3) > 0) spoil(inner);
        else Object.assign(value, { [key]: structuredClone(random.pick(odd)) });
      };
      for (let times = random.below(3); times > 0; times--) spoil(json);
      let text = JSON.stringify(json);
      if (random.below(6) === 0) text = text.slice(0, random.below(text.length));
      const read = readAgentReport(text);
      if ('fault' in read) {
        assert.match(read.fault, /\.$/, `seed ${seed}`);
        continue;
      }
      for (const write of read.writes) {
        writes++;
        reportedLines('a\nb\nc\n', write, '', { time: 1, who: undefined });
      }
    }
    assert.ok(writes > RUNS / 10, `only ${writes} writes were read`);
  });
});
