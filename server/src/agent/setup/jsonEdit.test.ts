import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { describe, it } from 'mocha';
import { ITEM, insert, JsonFault, membersOf, readJson, remove, valueAt } from './jsonEdit.ts';

const TEXTS: readonly (readonly [string, string])[] = [
  ['nothing', '{}'],
  ['two spaces', '{\n  "a": 1\n}\n'],
  ['four spaces, no last line break', '{\n    "a": 1,\n    "b": { "c": [1, 2] }\n}'],
  ['tabs', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n'],
  ['CRLF and a byte-order mark', '\uFEFF{\r\n  "a": 1\r\n}\r\n'],
  ['one line', '{"a":1}'],
  ['one line with blanks', '{ "a": 1, "b": "}" }\n'],
  [
    'comments',
    '// top\n{\n  // about a\n  "a": 1, // behind a\n  /* b */ "b": 2 // behind, with a comma\n  // at the end\n}\n// bottom\n',
  ],
  ['a trailing comma', '{\n  "a": 1,\n  "b": [\n    1,\n  ],\n}\n'],
  ['a trailing comma behind a comment', '{\n  "a": 1 /* , */ , // one\n}\n'],
  ['only a comment', '{\n  // nothing yet\n}\n'],
  [
    'containers that are there',
    '{\n  "hooks": {\n    "Stop": [\n      { "command": "other" } // theirs\n    ]\n  }\n}\n',
  ],
  ['containers in one line', '{"hooks": {"Stop": [{"command": "other"}]}}'],
  ['blank lines', '{\n\n  "a": 1\n\n}\n\n'],
  ['braces in strings', '{\n  "a": "{ // }, ",\n  "b": "\\"}"\n}\n'],
];

describe('editing JSON', () => {
  for (const [name, text] of TEXTS) {
    it(`puts a property in and takes it out again: ${name}`, () => {
      const value = { command: 'x', args: ['y', 'z'] };
      const after = insert(text, ['mcpServers', 'ours'], value);
      assert.deepEqual(parse(after.replace('\uFEFF', '')), {
        ...parse(text.replace('\uFEFF', '')),
        mcpServers: { ours: value },
      });
      const node = valueAt(readJson(after), ['mcpServers']);
      assert.ok(node !== undefined);
      assert.equal(remove(after, node), text);
    });

    it(`puts an item in and takes it out again: ${name}`, () => {
      const after = insert(text, ['hooks', 'Stop', ITEM], { command: 'ours' });
      const list = valueAt(readJson(after), ['hooks', 'Stop']);
      const item = list?.children?.at(-1);
      assert.ok(list !== undefined && item !== undefined);
      if (valueAt(readJson(text), ['hooks', 'Stop']) !== undefined) {
        assert.equal(remove(after, item), text);
        return;
      }
      const hooks = valueAt(readJson(after), ['hooks']);
      assert.ok(hooks !== undefined);
      assert.equal(remove(after, hooks), text);
    });
  }

  it('keeps what stands around a property that is not the last', () => {
    const text = '{\n  "ours": 1, // ours\n  "b": 2 // b\n}\n';
    const node = valueAt(readJson(text), ['ours']);
    assert.ok(node !== undefined);
    assert.equal(remove(text, node), '{ // ours\n  "b": 2 // b\n}\n');
  });

  it('keeps comments of neighbours', () => {
    const text = '{\n  "a": 1, // about a\n  // about ours\n  "ours": 1\n  // last\n}\n';
    const node = valueAt(readJson(text), ['ours']);
    assert.ok(node !== undefined);
    assert.equal(remove(text, node), '{\n  "a": 1 // about a\n  // about ours\n  // last\n}\n');
  });

  it('says what is wrong, and where', () => {
    const fault = (text: string, message: RegExp): void =>
      assert.throws(
        () => insert(text, ['hooks', 'Stop', ITEM], 1),
        (error) => error instanceof JsonFault && message.test(error.message),
      );
    fault('', /valid JSON/);
    fault('{\n  "a": 1\n  "b": 2\n}', /line 3: CommaExpected/);
    fault('{ "a": ', /valid JSON/);
    fault('['.repeat(200_000), /is nested too deeply|valid JSON/);
    fault('[]', /does not hold a JSON object/);
    fault('{ "hooks": [] }', /has no object at "hooks"/);
    fault('{ "hooks": { "Stop": {} } }', /has no array at "hooks" → "Stop"/);
    fault('{ "hooks": {}, "hooks": {} }', /has the key "hooks" twice/);
  });

  it('reads names that objects have by themselves as any other', () => {
    assert.deepEqual(
      membersOf(readJson('{ "__proto__": 1, "constructor": 2 }')).map(([name]) => name),
      ['__proto__', 'constructor'],
    );
    assert.equal(valueAt(readJson('{}'), ['constructor']), undefined);
  });
});
