import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { deedOf } from './tools.ts';

const write = { path: 'a.py', text: 'new()', old: 'old()', everywhere: false, isNew: false };

describe('the tools of agents', () => {
  it('replace text, under whatever names', () => {
    const claude = { old_string: 'old()', new_string: 'new()' };
    const vscode = { filePath: 'a.py', oldString: 'old()', newString: 'new()' };
    for (const [tool, input] of [
      ['Edit', { file_path: 'a.py', ...claude }],
      ['replace_string_in_file', vscode],
      ['MultiEdit', { file_path: 'a.py', edits: [claude] }],
      ['multi_replace_string_in_file', { replacements: [vscode] }],
      ['str_replace_editor', { command: 'str_replace', path: 'a.py', old_str: 'old()', new_str: 'new()' }],
    ] as const)
      assert.deepEqual(deedOf(tool, input, {}).writes, [write], tool);
    const all = { file_path: 'a.py', ...claude, replace_all: true };
    assert.deepEqual(deedOf('Edit', all, {}).writes, [{ ...write, everywhere: true }]);
  });

  it('write files, of which some are known to be new', () => {
    const whole = { ...write, text: 'x()\n', old: undefined };
    const claude = { file_path: 'a.py', content: 'x()\n' };
    assert.deepEqual(deedOf('Write', claude, {}).writes, [whole]);
    assert.deepEqual(deedOf('Write', claude, { type: 'create' }).writes, [{ ...whole, isNew: true }]);
    const vscode = { filePath: 'a.py', content: 'x()\n' };
    assert.deepEqual(deedOf('create_file', vscode, {}).writes, [{ ...whole, isNew: true }]);
  });

  it('apply patches', () => {
    const input = '*** Begin Patch\n*** Update File: a.py\n@@\n-old()\n+new()\n*** End Patch';
    assert.deepEqual(
      deedOf('apply_patch', { input }, {}).writes.map(({ path }) => path),
      ['a.py'],
    );
  });

  it('do nothing where they failed, are unknown, or are given something else', () => {
    const input = { file_path: 'a.py', old_string: 'old()', new_string: 'new()' };
    for (const [tool, given, result] of [
      ['Edit', input, { resultType: 'failure' }],
      ['Read', input, {}],
      ['toString', input, {}],
      ['Edit', { ...input, new_string: 1 }, {}],
      ['Edit', { ...input, file_path: 'a\0b' }, {}],
    ] as const)
      assert.deepEqual(deedOf(tool, given, result).writes, [], JSON.stringify([tool, given, result]));
  });
});
