import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sha256Hex } from '../review/lineHash.ts';
import { murmur3, readAgentTrace, tracedLines } from './agentTrace.ts';

const TEXT = 'one();\ntwo();\nthree();\nfour();\n';

function record(range: object, more: object = {}): string {
  return JSON.stringify({
    version: '1.0',
    id: 'x',
    timestamp: '2026-06-15T10:00:00Z',
    tool: { name: 'an agent' },
    files: [{ path: 'a.ts', conversations: [{ contributor: { type: 'ai' }, ranges: [range] }], ...more }],
  });
}

function letters(trace: string, text: string): string {
  const { ranges } = readAgentTrace(trace);
  const { lines } = tracedLines(ranges.get('a.ts') ?? [], text);
  return lines.map((each) => each?.author.charAt(0) ?? '.').join('');
}

const hashOf = (content: string): string => `murmur3:${murmur3(content).toString(16)}`;
const RANGE = { start_line: 2, end_line: 3, content_hash: hashOf('two();\nthree();') };

describe('Agent Trace records', () => {
  it('are hashed as the algorithm is published', () => {
    assert.equal(murmur3(''), 0);
    assert.equal(murmur3('test').toString(16), 'ba6bd213');
    assert.equal(murmur3('Hello, world!').toString(16), 'c0363e43');
    assert.equal(murmur3('The quick brown fox jumps over the lazy dog').toString(16), '2e4ff723');
  });

  it('count where the lines have the hash', () => {
    assert.equal(letters(record(RANGE), TEXT), '.aa..');
    assert.equal(
      letters(record({ ...RANGE, content_hash: `sha256:${sha256Hex('two();\nthree();')}` }), TEXT),
      '.aa..',
    );
    assert.equal(letters(record({ ...RANGE, content_hash: hashOf('two();\nthree();\n') }), TEXT), '.aa..');
    assert.equal(letters(record(RANGE), TEXT.replaceAll('\n', '\r\n')), '.aa..');
  });

  it('count where the same lines are now, if that is one place', () => {
    assert.equal(letters(record(RANGE), `new();\nnew();\n${TEXT}`), '...aa..');
    assert.equal(letters(record(RANGE), `new();\n${TEXT}${TEXT}`), '..........'.slice(0, 10));
    assert.equal(letters(record(RANGE), TEXT.replace('two', 'too')), '.....');
  });

  it('say nothing without a hash, about a mixture, or about what is no file', () => {
    assert.equal(letters(record({ start_line: 1, end_line: 1 }), TEXT), '.....');
    assert.equal(letters(record({ ...RANGE, contributor: { type: 'mixed' } }), TEXT), '.....');
    assert.equal(letters(record({ ...RANGE, contributor: { type: 'human' } }), TEXT), '.hh..');
    assert.equal(readAgentTrace(record(RANGE, { path: '.shell-history' })).ranges.size, 0);
  });

  it('name the tool and the time that they name', () => {
    const { ranges } = readAgentTrace(record(RANGE));
    const [, label] = tracedLines(ranges.get('a.ts') ?? [], TEXT).lines;
    const time = Date.UTC(2026, 5, 15, 10);
    assert.deepEqual(label?.evidence, [{ kind: 'agent-trace', time, who: 'an agent' }]);
  });

  it('that are broken are left out, and the others count', () => {
    const { ranges, errors } = readAgentTrace(`{\n\n[]\n7\n{"files":[null,{"path":5}]}\n${record(RANGE)}`);
    assert.equal(errors.length, 1);
    assert.equal(ranges.get('a.ts')?.length, 1);
    for (const odd of [
      { ...RANGE, start_line: 0 },
      { ...RANGE, start_line: 3, end_line: 2 },
      { ...RANGE, end_line: 1e300 },
      { ...RANGE, content_hash: 7 },
    ])
      assert.equal(letters(record(odd), TEXT), '.....');
  });

  it('are looked for within bounds, which is said', () => {
    const text = 'x'.repeat(1000).concat('\n').repeat(5000);
    const ranges = Array.from({ length: 50 }, (_, i) => record({ ...RANGE, end_line: 900 + i })).join('\n');
    assert.equal(tracedLines(readAgentTrace(ranges).ranges.get('a.ts') ?? [], text).complete, false);
    assert.equal(tracedLines(readAgentTrace(record(RANGE)).ranges.get('a.ts') ?? [], TEXT).complete, true);
  });
});
