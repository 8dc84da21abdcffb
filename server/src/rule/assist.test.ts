import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRuleFile, keyAt, mayBeRuleFile, offersAt } from './assist.ts';

/** The offers where `|` stands in a text. */
function offers(marked: string): string[] {
  const before = marked.slice(0, marked.indexOf('‸')).split('\n');
  const text = marked.replace('‸', '');
  return offersAt(text, before.length - 1, (before.at(-1) as string).length).map(({ label }) => label);
}
const has = (marked: string, wanted: readonly string[], unwanted: readonly string[] = []): void => {
  const found = offers(marked);
  for (const each of wanted) assert.ok(found.includes(each), `${each} in ${found.join(', ')}`);
  for (const each of unwanted) assert.ok(!found.includes(each), `${each} in ${found.join(', ')}`);
};

describe('writing a rule', () => {
  it('offers the keys of a file, of a rule and of what is in it', () => {
    has('‸', ['rules', 'models', 'frameworks'], ['id']);
    has('rules:\n  - ‸', ['id', 'message', 'severity', 'languages', 'patterns'], ['rules', 'models']);
    has('rules:\n  - id: a\n    ‸', ['message', 'metadata'], ['id']);
    has('rules:\n- id: a\n  mess‸\n  severity: ERROR\n', ['message'], ['id', 'severity']);
    has('rules:\n  - id: a\n    metadata:\n      ‸', ['confidence', 'cwe'], ['id', 'pattern']);
    has(
      'rules:\n  - id: a\n    patterns:\n      - ‸',
      ['pattern', 'pattern-not', 'metavariable-regex'],
      ['message'],
    );
    has(
      'rules:\n  - id: a\n    pattern-sources:\n      - pattern: x\n        ‸',
      ['label'],
      ['pattern', 'message'],
    );
    has('rules:\n  - id: a\n    message: m\n  - ‸\n', ['id', 'message']);
    has('rules:\n  - id: a\n    taint:\n      ‸', ['sources', 'sinks'], ['id']);
  });

  it('offers values', () => {
    has('rules:\n  - id: a\n    severity: ‸', ['ERROR', 'WARNING'], ['id', 'message']);
    has('rules:\n  - id: a\n    mode: t‸', ['search', 'taint']);
    has('rules:\n  - id: a\n    languages: ‸', ['python', 'typescript', 'generic']);
    has('rules:\n  - id: a\n    metadata:\n      confidence: ‸', ['HIGH'], ['ERROR']);
  });

  it('offers nothing in code, comments and free text', () => {
    for (const text of [
      'rules:\n  - id: a\n    pattern: |\n      foo(‸',
      'rules:\n  - id: a\n    pattern: |\n      ‸',
      'rules:\n  # ‸',
      'rules:\n  - id: a\n    message: What is wr‸',
    ])
      assert.deepEqual(offers(text), [], text);
  });

  it('says what a key means, where it stands', () => {
    const text = 'rules:\n  - id: a\n    patterns:\n      - pattern: f()\n    metadata:\n      severity: x\n';
    assert.match(keyAt(text, 1, 4)?.description ?? '', /The rule's name/);
    assert.match(keyAt(text, 3, 10)?.description ?? '', /Code to look for/);
    assert.deepEqual([keyAt(text, 3, 8)?.start, keyAt(text, 3, 8)?.end], [8, 15]);
    assert.equal(keyAt(text, 3, 18), undefined);
    assert.equal(keyAt(text, 5, 7), undefined);
  });

  it('tells rule files from other YAML', () => {
    for (const [text, may, is] of [
      ['rules:\n  - id: a\n    languages: [python]\n', true, true],
      ['rules:\n- id: a\n  pattern-either:\n  - pattern: f()\n', true, true],
      ['models:\n  - id: a\n    types: {}\n', true, true],
      ['rules:\n', true, false],
      ['rules:\n  - apiGroups: [""]\n    verbs: [get]\n', true, false],
      ['kind: Role\nrules:\n  - apiGroups: [""]\n    pattern: x\n', false, false],
      ['on: push\njobs: {}\n', false, false],
      ['', false, false],
    ] as const)
      assert.deepEqual([mayBeRuleFile(text), isRuleFile(text)], [may, is], text);
  });
});
