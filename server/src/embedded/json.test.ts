import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { decoded, type Json, JsonFault, parseJson } from './json.ts';

/** What a reading says, as `JSON.parse` would. */
function meaning(text: string, json: Json): unknown {
  switch (json.kind) {
    case 'object':
      return Object.fromEntries([...json.members].map(([name, value]) => [name, meaning(text, value)]));
    case 'array':
      return json.items.map((item) => meaning(text, item));
    case 'string':
      return decoded(text, json).text;
    case 'other':
      return JSON.parse(text.slice(json.start, json.end));
  }
}

function reading(text: string): unknown {
  try {
    return { value: meaning(text, parseJson(text)) };
  } catch (error) {
    assert.ok(error instanceof JsonFault, String(error));
    assert.ok(error.at >= 0 && error.at <= text.length);
    return 'no JSON';
  }
}

function expected(text: string): unknown {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return 'no JSON';
  }
}

describe('JSON with places', () => {
  for (const text of [
    '{"a": [1, -2.5e3, true, null, "x\\u00e9\\n"], "b": {}, "c": []}',
    ' [ ] ',
    '"a"',
    '0',
    '{"a": 1, "a": 2}',
    '{"__proto__": 1}',
    '',
    '{',
    '[1,]',
    '{"a"}',
    '{"a": 1,}',
    '[1 2]',
    '[1]]',
    '"\\x"',
    '"a\nb"',
    '01',
    '-',
    "{'a': 1}",
    '[1] x',
    '\ufeff[]',
    '{"a": "\\u12"}',
  ])
    it(`reads ${JSON.stringify(text)} as the platform does`, () =>
      assert.deepEqual(reading(text), expected(text)));

  it('agrees with the platform about broken texts', () => {
    const random = new Random(11);
    const whole = '{"cells": [{"source": ["a\\n", "\\"b\\""], "n": -1.5}, [], {}, "é"], "m": null}';
    const marks = ['"', '\\', ',', ':', '{', '}', '[', ']', ' ', '1', 'e', '\n', ''];
    for (let round = 0; round < 1500; round++) {
      let text = whole;
      for (let edits = random.below(3); edits >= 0; edits--) {
        const at = random.below(text.length);
        text = text.slice(0, at) + random.pick(marks) + text.slice(at + random.below(3));
      }
      assert.deepEqual(reading(text), expected(text), text);
    }
  });

  it('reads any depth', () => {
    const depth = 200_000;
    const text = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    assert.equal(parseJson(text).end, text.length);
    assert.throws(() => parseJson('['.repeat(depth)), JsonFault);
    assert.throws(() => parseJson('{"a":'.repeat(depth)), JsonFault);
  });

  it('knows where everything stands', () => {
    const text = '{"a": ["xy"]}';
    const root = parseJson(text);
    assert.ok(root.kind === 'object');
    const list = root.members.get('a');
    assert.ok(list?.kind === 'array');
    assert.equal(text.slice(list.start, list.end), '["xy"]');
    assert.equal(text.slice(list.items[0]?.start, list.items[0]?.end), 'xy');
  });
});
