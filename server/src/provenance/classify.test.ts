/**
 * What people do in an editor, each with the label that it must get. The labels were fixed before the
 * code; at `high` and `certain` there is no room for a wrong "ai" or a wrong "human".
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Classifier, classify } from './classify.ts';
import {
  CODE,
  Editor,
  FILE,
  labelOf,
  PASTED,
  type Scenario,
  SUGGESTED,
  TYPED,
  testScenarios,
  UNEXPLAINED,
} from './testing.ts';

const SCENARIOS: Scenario[] = [
  {
    name: 'typing',
    run: (e) => e.type('let a = 1;', '\n}'),
    wanted: { 'let a = 1;': TYPED, 'function f': '-' },
  },
  {
    name: 'brackets that close themselves',
    run: (e) => e.insert('()', '\n}').selected('keyboard'),
    wanted: { '()\n}': 'mixed', '()': TYPED },
  },
  {
    name: 'brackets around the cursor',
    text: 'ab',
    run: (e) => e.insert('()', 'b').selected('keyboard', [2]),
    wanted: { a: '-', '()': TYPED, b: '-' },
  },
  {
    name: "an extension's short edit that is followed by a key which types nothing",
    text: 'one\ntwo\n',
    run: (e) => e.insert('x;', 'two').selected('keyboard', [0]),
    wanted: { one: '-', 'x;': 'ai low unexplained-insertion' },
  },
  {
    // The next line of a suggestion looks the same when it is accepted in a way that nobody sees.
    name: 'Enter',
    text: 'a;',
    run: (e) => e.insert('\n    ').selected('none'),
    wanted: { 'a;': '-', '\n    ': 'human low typed' },
  },
  {
    name: 'Enter where the keyboard was seen',
    text: 'a;',
    run: (e) => e.insert('\n    ').selected('keyboard'),
    wanted: { 'a;': '-', '\n    ': TYPED },
  },
  {
    name: 'a blank line of a suggestion that was accepted by line',
    text: 'a;',
    run: (e) => e.accept(2, 2, '\n', 'line'),
    wanted: { 'a;': '-', '\n': SUGGESTED },
  },
  { name: 'Tab', run: (e) => e.accept(e.find('\n}'), e.find('\n}'), CODE), wanted: { [CODE]: SUGGESTED } },
  {
    name: 'Tab that replaces the typed start',
    run: (e) => {
      e.type('const', '\n}').rest();
      const at = e.find('const');
      e.accept(at, at + 5, CODE);
    },
    wanted: { const: TYPED, [CODE.slice(5)]: SUGGESTED },
  },
  {
    name: 'words of a suggestion',
    run: (e) => {
      for (const word of ['const', ' rows', ' =']) e.accept(e.find('\n}'), e.find('\n}'), word, 'word');
    },
    wanted: { 'const rows =': SUGGESTED },
  },
  {
    name: 'a word, then Tab over what was taken',
    run: (e) => {
      const at = e.find('\n}');
      e.accept(at, at, 'const ', 'word').rest();
      e.accept(at, at + 6, CODE);
    },
    wanted: { [CODE]: SUGGESTED },
  },
  {
    name: 'a next edit',
    run: (e) => e.accept(e.find('id)'), e.find(')'), 'user'),
    wanted: { user: SUGGESTED },
  },
  { name: 'a next edit that is only jumped to', run: (e) => e.marker(), wanted: { 'function f': '-' } },
  {
    name: 'typing straight after Tab',
    run: (e) => {
      e.accept(e.find('\n}'), e.find('\n}'), CODE);
      e.type('foo', '\n}');
    },
    wanted: { [CODE]: SUGGESTED, foo: TYPED },
  },
  {
    name: 'typing straight after Tab, with a late marker',
    run: (e) => {
      e.insert(CODE, '\n}').selected('none');
      const { version } = e;
      e.insert('f', '\n}')
        .selected('keyboard')
        .marker('all', version + 1);
    },
    wanted: { [CODE]: SUGGESTED, f: '-' },
  },
  {
    name: 'Tab with a marker that comes after a second',
    run: (e) => {
      e.insert(CODE, '\n}').selected('none');
      const { version } = e;
      e.rest(1_000).marker('all', version);
    },
    wanted: { [CODE]: SUGGESTED },
  },
  {
    name: 'a snippet as a suggestion, which adds a version',
    run: (e) => {
      e.insert(CODE, '\n}').selected('none');
      e.version++;
      e.marker();
    },
    wanted: { [CODE]: SUGGESTED },
  },
  {
    name: 'the button of a suggestion',
    run: (e) => e.insert(CODE, '\n}').selected('none'),
    wanted: { [CODE]: UNEXPLAINED },
  },
  {
    name: 'Insert at Cursor in the chat',
    run: (e) => e.insert(CODE, '\n}'),
    wanted: { [CODE]: UNEXPLAINED },
  },
  {
    name: 'typing through a suggestion',
    run: (e) => e.type('const rows', '\n}'),
    wanted: { 'const rows': TYPED },
  },
  { name: 'pasting', run: (e) => e.paste(CODE, '\n}'), wanted: { [CODE]: PASTED } },
  {
    name: 'pasting that is told late',
    run: (e) => {
      const pasted = { kind: 'pasted', ...e.at(), text: CODE, origin: 'elsewhere' } as const;
      e.insert(CODE, '\n}')
        .selected('none')
        .tell({ ...pasted, time: e.time + 90 });
    },
    wanted: { [CODE]: PASTED },
  },
  {
    name: 'pasting from a suggestion that is told late',
    run: (e) => {
      e.accept(e.find('\n}'), e.find('\n}'), 'gen(1);').rest();
      const start = e.find('gen');
      const { uri, version } = e;
      const copied = { uri, version, start, end: start + 7 };
      const pasted = { kind: 'pasted', ...e.at(), text: 'gen(1);', origin: 'editor', copied } as const;
      e.insert('gen(1);', 'import')
        .selected('none')
        .tell({ ...pasted, time: e.time + 90 });
    },
    wanted: { 'gen(1);import': 'mixed', 'gen(1);': SUGGESTED, '{\n  gen(1);': 'mixed' },
  },
  {
    name: 'pasting another text than what appeared',
    run: (e) => {
      const pasted = { kind: 'pasted', ...e.at(), text: 'other();', origin: 'elsewhere' } as const;
      e.insert(CODE, '\n}')
        .selected('none')
        .tell({ ...pasted, time: e.time + 90 });
    },
    wanted: { [CODE]: UNEXPLAINED },
  },
  {
    name: 'pasting that indents',
    run: (e) => e.paste('a();\nb();', '\n}', { as: 'a();\n  b();' }),
    wanted: { 'a();\n  b();': PASTED },
  },
  {
    name: 'pasting what was copied from a suggestion',
    run: (e) => {
      e.accept(e.find('\n}'), e.find('\n}'), 'gen(1);').rest();
      const start = e.find('gen');
      e.paste('gen(1);', undefined, { from: { start, end: start + 7 } });
    },
    wanted: { '\n}\n': '-', 'gen(1);': SUGGESTED, 'en(1);\n}\ngen(1);': 'mixed' },
  },
  {
    name: 'undoing and redoing a suggestion',
    run: (e) => {
      const at = e.find('\n}');
      e.accept(at, at, CODE).rest();
      e.change([{ start: at, end: at + CODE.length, text: '' }], { reason: 'undo' });
      e.insert(CODE, '\n}', { reason: 'redo' });
    },
    wanted: { [CODE]: SUGGESTED },
  },
  {
    name: 'undoing the deletion of what was typed',
    run: (e) => {
      e.type('mine();', '\n}').rest();
      const at = e.find('mine');
      e.change([{ start: at, end: at + 7, text: '' }])
        .selected('keyboard')
        .rest();
      e.insert('mine();', '\n}', { reason: 'undo' });
    },
    wanted: { 'mine();': TYPED },
  },
  {
    name: 'a completion',
    run: (e) => {
      e.type('cons', '\n}').rest();
      const at = e.find('cons');
      e.change([{ start: at, end: at + 4, text: 'console' }]).selected('none');
    },
    wanted: { cons: TYPED, ole: 'unknown low completion' },
  },
  {
    name: 'a completion that imports',
    run: (e) => {
      e.type('read', '\n}').rest();
      e.insert("import { readFile } from 'fs';\n", 'import x');
      const at = e.find('read\n');
      e.change([{ start: at, end: at + 4, text: 'readFile' }]).selected('none');
    },
    wanted: { 'import { readFile }': 'unknown low completion', 'readFile\n': 'mixed' },
  },
  {
    name: 'formatting',
    text: 'f( 1 );\n',
    run: (e) => {
      e.accept(8, 8, 'g( 2 );\n').rest();
      e.change([
        { start: 2, end: 3, text: '' },
        { start: 10, end: 11, text: '' },
        { start: 12, end: 13, text: '' },
      ]);
    },
    wanted: { 'g(2);': SUGGESTED, 'f(1 );': '-' },
  },
  {
    name: 'a formatter that breaks a line',
    run: (e) => {
      e.accept(e.find('\n}'), e.find('\n}'), 'call(one, two);').rest();
      const at = e.find(' two');
      e.change([
        { start: at, end: at + 1, text: '\n    ' },
        { start: 0, end: 0, text: ' ' },
      ]);
    },
    wanted: { 'call(one,\n    two);': SUGGESTED },
  },
  {
    name: 'renaming',
    run: (e) => {
      e.accept(e.find('\n}'), e.find('\n}'), 'use(id);').rest();
      const places = [e.find('id)'), e.find('id);')];
      e.change(places.map((start) => ({ start, end: start + 2, text: 'user' })));
    },
    wanted: { 'use(user);': SUGGESTED, 'f(user)': '-' },
  },
  {
    name: 'renaming that VS Code cuts to what differs',
    text: 'id; id;',
    run: (e) =>
      e.change([
        { start: 0, end: 0, text: 'user' },
        { start: 4, end: 4, text: 'user' },
      ]),
    wanted: { 'userid; userid;': '-' },
  },
  {
    name: 'moving a line',
    text: 'a();\nb();\n',
    run: (e) => {
      e.accept(10, 10, 'gen(1);\n').rest();
      e.change([
        { start: 0, end: 0, text: 'gen(1);\n' },
        { start: 10, end: 18, text: '' },
      ]).selected('none');
    },
    wanted: { 'gen(1);': SUGGESTED, 'a();\nb();': '-' },
  },
  {
    name: 'commenting a line',
    run: (e) => e.insert('// ', 'function').selected('none'),
    wanted: { '//': 'unknown low editor-action' },
  },
];

describe('classify', () => testScenarios(SCENARIOS));

describe('Classifier', () => {
  it('says what it lost, and goes on when the document is opened anew', () => {
    const editor = new Editor('abc');
    const classifier = new Classifier();
    classifier.take(editor.events[0] as never);
    editor.type('x');
    const change = editor.events[1];
    assert.ok(change?.kind === 'changed');
    classifier.take({ ...change, length: 99 });
    assert.deepEqual([classifier.takeLost(), classifier.takeLost()], [[FILE], []]);
    assert.equal(classifier.labels(FILE), undefined);
    classifier.take({ kind: 'opened', ...editor.at(), text: editor.text });
    assert.deepEqual(classifier.labels(FILE), []);
  });

  it('takes the word of a person above all evidence', () => {
    const editor = new Editor('').accept(0, 0, CODE);
    const classifier = new Classifier();
    for (const event of editor.events) classifier.take(event);
    classifier.settle(Number.POSITIVE_INFINITY);
    assert.ok(classifier.correct(FILE, 0, 5, 'human', 7));
    assert.ok(!classifier.correct(FILE, 0, 500, 'human', 7));
    assert.equal(labelOf(editor.text, classifier.labels(FILE) ?? [], 'const'), 'human certain corrected');
    assert.equal(labelOf(editor.text, classifier.labels(FILE) ?? [], ' rows'), SUGGESTED);
  });

  it('says when the next change will be decided', () => {
    const editor = new Editor('').type('a');
    const classifier = new Classifier();
    for (const event of editor.events) classifier.take(event);
    const [, change] = editor.events;
    assert.ok(change?.kind === 'changed');
    assert.equal(classifier.settle(change.time), change.time + 350);
    classifier.takeLearnt();
    assert.equal(classifier.settle(change.time + 350), undefined);
    assert.deepEqual(classifier.takeLearnt(), [FILE]);
  });

  it('counts a word typed key by key as one text', () => {
    const editor = new Editor('').type('hello');
    const labels = classify(editor.events).get(FILE);
    assert.equal(labels?.length, 1);
    assert.equal(labels?.[0]?.provenance.surviving, 1);
  });
});
