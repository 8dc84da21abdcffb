import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readPayload } from '../agent/hooks/payload.ts';
import { type AgentWrite, reportedLines } from './agentReport.ts';

function writesOf(tool: string, input: object, more: object = {}): readonly AgentWrite[] {
  const json = { hook_event_name: 'PostToolUse', tool_name: tool, tool_input: input, cwd: '/w', ...more };
  const read = readPayload(JSON.stringify(json));
  assert.ok('event' in read, JSON.stringify(read));
  return read.event.deed.writes;
}

/** The numbers of the lines, from 1, that a report gives to an agent: `2` if surely, `2?` if likely. */
function linesOf(text: string, tool: string, input: object, more: object = {}, committed = ''): string[] {
  const found = new Set<string>();
  for (const write of writesOf(tool, input, more))
    for (const [line, each] of reportedLines(text, write, committed, { time: 1, who: 'A' }).entries()) {
      if (each === undefined) continue;
      assert.deepEqual([each.author, each.evidence], ['ai', [{ kind: 'agent-report', time: 1, who: 'A' }]]);
      found.add(`${line + 1}${each.confidence === 'certain' ? '' : '?'}`);
    }
  return [...found];
}

const TEXT = 'import os\n\ndef run(name):\n    query = "x" + name\n    return os.system(query)\n';

describe('reports of agents', () => {
  it('tell the lines that an edit put in, without those that it kept', () => {
    const old_string = 'def run(name):\n    return 1\n';
    const new_string = 'def run(name):\n    query = "x" + name\n    return os.system(query)\n';
    assert.deepEqual(linesOf(TEXT, 'Edit', { file_path: 'a.py', old_string, new_string }), ['4', '5']);
    const input = { filePath: 'a.py', oldString: old_string, newString: new_string };
    assert.deepEqual(linesOf(TEXT, 'replace_string_in_file', input), ['4', '5']);
    assert.deepEqual(linesOf(TEXT.replaceAll('\n', '\r\n'), 'replace_string_in_file', input), ['4', '5']);
    const edits = [{ old_string, new_string }];
    assert.deepEqual(linesOf(TEXT, 'MultiEdit', { file_path: 'a.py', edits }), ['4', '5']);
    const replacements = [input];
    assert.deepEqual(linesOf(TEXT, 'multi_replace_string_in_file', { replacements }), ['4', '5']);
  });

  it('leave a line to whom it is when only a little of it changed', () => {
    const part = { file_path: 'a.py', old_string: 'os.system(quer)', new_string: 'os.system(query)' };
    assert.deepEqual(linesOf(TEXT, 'Edit', part), []);
    const most = { file_path: 'a.py', old_string: '1', new_string: 'os.system(query)' };
    assert.deepEqual(linesOf(TEXT, 'Edit', most), ['5']);
  });

  it('count only where the text stands, and in one place unless all were replaced', () => {
    const edit = { file_path: 'a.py', old_string: 'x = 1', new_string: 'value = compute()' };
    assert.deepEqual(linesOf('other()\n', 'Edit', edit), []);
    const twice = 'value = compute()\nother()\nvalue = compute()\n';
    assert.deepEqual(linesOf(twice, 'Edit', edit), []);
    assert.deepEqual(linesOf(twice, 'Edit', { ...edit, replace_all: true }), ['1', '3']);
    assert.deepEqual(linesOf(twice, 'Edit', { ...edit, new_string: '  ' }), []);
  });

  it('tell all of a new file, and of an old one only what was not committed, as likely', () => {
    const content = 'one()\ntwo()\n';
    assert.deepEqual(linesOf(content, 'create_file', { filePath: 'a.py', content }), ['1', '2']);
    assert.deepEqual(linesOf(content, 'Write', { file_path: 'a.py', content }, {}, 'one()\n'), ['2?']);
    const created = { tool_response: { type: 'create' } };
    assert.deepEqual(linesOf(content, 'Write', { file_path: 'a.py', content }, created), ['1', '2']);
    assert.deepEqual(linesOf('else()\n', 'Write', { file_path: 'a.py', content }, created), []);
  });

  it('are read from patches', () => {
    const patch = [
      '*** Begin Patch',
      '*** Update File: a.py',
      '@@ def run(name):',
      ' def run(name):',
      '-    return 1',
      '+    query = "x" + name',
      '+    return os.system(query)',
      '*** Add File: b.py',
      '+fresh()',
      '*** Delete File: c.py',
      '*** End Patch',
    ].join('\n');
    const [update, add, third] = writesOf('apply_patch', { input: patch });
    assert.deepEqual([update?.path, add?.path, third], ['a.py', 'b.py', undefined]);
    assert.deepEqual([add?.text, add?.isNew], ['fresh()\n', true]);
    const lines = reportedLines(TEXT, update as AgentWrite, '', { time: 1, who: undefined });
    assert.deepEqual(
      lines.map((each) => each?.confidence),
      [undefined, undefined, undefined, 'certain', 'certain', undefined],
    );
  });
});
