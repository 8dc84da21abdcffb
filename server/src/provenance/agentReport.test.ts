import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type AgentWrite, reportedLines } from './agentReport.ts';

/** The numbers of the lines, from 1, that a report gives to an agent: `2` if surely, `2?` if likely. */
function linesOf(text: string, writes: readonly AgentWrite[], committed = ''): string[] {
  return reportedLines(text, writes, committed, { time: 1, who: 'A' }).flatMap((each, line) => {
    if (each === undefined) return [];
    assert.deepEqual([each.author, each.evidence], ['ai', [{ kind: 'agent-report', time: 1, who: 'A' }]]);
    return [`${line + 1}${each.confidence === 'certain' ? '' : '?'}`];
  });
}

function edit(old: string, text: string, everywhere = false): AgentWrite {
  return { path: 'a.py', text, old, everywhere, isNew: false };
}

function whole(text: string, isNew = false): AgentWrite {
  return { path: 'a.py', text, old: undefined, everywhere: false, isNew };
}

const TEXT = 'import os\n\ndef run(name):\n    query = "x" + name\n    return os.system(query)\n';

describe('reports of agents', () => {
  it('tell the lines that an edit put in, without those that it kept', () => {
    const old = 'def run(name):\n    return 1\n';
    const now = 'def run(name):\n    query = "x" + name\n    return os.system(query)\n';
    assert.deepEqual(linesOf(TEXT, [edit(old, now)]), ['4', '5']);
    assert.deepEqual(linesOf(TEXT.replaceAll('\n', '\r\n'), [edit(old, now)]), ['4', '5']);
    assert.deepEqual(linesOf(TEXT, [edit(old.replaceAll('\n', '\r\n'), now)]), ['4', '5']);
  });

  it('leave a line to whom it is when only a little of it changed', () => {
    assert.deepEqual(linesOf(TEXT, [edit('os.system(quer)', 'os.system(query)')]), []);
    assert.deepEqual(linesOf(TEXT, [edit('1', 'os.system(query)')]), ['5']);
  });

  it('count only where the text stands, and in one place unless all were replaced', () => {
    const now = 'value = compute()';
    assert.deepEqual(linesOf('other()\n', [edit('x = 1', now)]), []);
    const twice = 'value = compute()\nother()\nvalue = compute()\n';
    assert.deepEqual(linesOf(twice, [edit('x = 1', now)]), []);
    assert.deepEqual(linesOf(twice, [edit('x = 1', now, true)]), ['1', '3']);
    assert.deepEqual(linesOf(twice, [edit('x = 1', '  ')]), []);
    assert.deepEqual(linesOf(twice, []), []);
  });

  it('tell all of a new file, and of an old one only what was not committed, as likely', () => {
    const content = 'one()\ntwo()\n';
    assert.deepEqual(linesOf(content, [whole(content, true)]), ['1', '2']);
    assert.deepEqual(linesOf(content, [whole(content)], 'one()\n'), ['2?']);
    assert.deepEqual(linesOf(content, [whole(content)], 'one()\r\n'), ['2?']);
    assert.deepEqual(linesOf('else()\n', [whole(content, true)]), []);
  });

  it('put together what several writes into a file tell', () => {
    const now = 'first_call()\nother()\nlast_call()\n';
    const edits = [edit('a', 'last_call()'), edit('b', 'first_call()')];
    assert.deepEqual(linesOf(now, edits), ['1', '3']);
    assert.deepEqual(linesOf(now, edits.toReversed()), ['1', '3']);
    assert.deepEqual(linesOf(now, [...edits, edit('a', 'gone()')]), ['1', '3']);
    assert.deepEqual(linesOf(now, [whole(now), ...edits], 'other()\n'), ['1', '3']);
    assert.deepEqual(linesOf(now, [whole(now), edit('a', 'last_call()')]), ['1?', '2?', '3']);
  });

  it('count a character once, however many writes put it there', () => {
    const now = 'abcdefgh(ijklmnop, qrstuvwx, yzabcdef)\n';
    const same = [edit('x', 'ijklmnop'), edit('x', 'ijklmno'), edit('x', 'jklmnop')];
    assert.deepEqual(linesOf(now, same), [], 'eight characters of many');
    const apart = [edit('x', 'ijklmnop'), edit('y', 'qrstuvwx')];
    assert.deepEqual(linesOf(now, apart), ['1'], 'sixteen together');
    for (const each of apart) assert.deepEqual(linesOf(now, [each]), []);
  });
});
