import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { forLog } from './logText.ts';
import { shownText } from './terminalText.ts';
import { commandsIn } from './testing.ts';

const COMMANDS = [
  '::set-output name=a::b',
  '::add-mask::a',
  '##[error]a',
  '##[group]a',
  '##vso[task.setvariable variable=a]b',
  '##teamcity[buildStatus]',
  'section_start:1700000000:a',
  'section_end:1700000000:a',
  '--- a',
  '+++ a',
  '~~~ a',
  '^^^ +++',
];

describe('text for a log', () => {
  for (const command of COMMANDS)
    for (const before of [
      '',
      ' ',
      '\t',
      '\u00a0 ',
      'a\n',
      'a\r\n',
      'a\r',
      '\u001b[1m',
      ' \u001b[31m \u001b[1m',
      '\u001b[K',
    ])
      it(`has no command: ${JSON.stringify(before + command)}`, () => {
        assert.notDeepEqual(commandsIn(before + command), [], 'the reader would not have taken it');
        assert.deepEqual(commandsIn(forLog(before + command)), []);
      });

  for (const command of [
    '##[error]a',
    '##vso[a]b',
    '##teamcity[a]',
    'section_start:1:a',
    '###vso[a]b',
    '#####[a]',
  ])
    it(`has none inside a line either: ${command}`, () => {
      assert.deepEqual(commandsIn(forLog(`  12 │ code ${command}`)), []);
    });

  it('still says what was written', () => {
    assert.equal(forLog('##vso[a]b'), '#\\u0023vso[a]b');
    assert.equal(forLog('  ::error::a'), '  \\u003a:error::a');
  });

  it('leaves JSON as it is to whoever reads it', () => {
    const value = { '##[a]': COMMANDS, text: `a\n${COMMANDS.join('\n')}\u001b[2J\u009b` };
    for (const indentation of [undefined, 2]) {
      const json = JSON.stringify(value, null, indentation);
      assert.deepEqual(JSON.parse(forLog(json)), value);
      assert.deepEqual(commandsIn(forLog(json)), []);
    }
  });

  for (const text of [
    'a::b',
    'std::string x; // ::',
    '# a',
    '## a [b]',
    'a --- b',
    '---',
    'section_starts',
    'é 漢 😀',
  ])
    it(`is left alone: ${text}`, () => assert.equal(forLog(text), text));

  it('leaves colours, line ends and tabs, and no other control character', () => {
    assert.equal(forLog('\u001b[1ma\u001b[22m\t\r\nb\r\u001b[Kc'), '\u001b[1ma\u001b[22m\t\r\nb\r\u001b[Kc');
    assert.equal(forLog('\u001b]0;a\u0007\u001b[2J\u0085'), '\\u001b]0;a\\u0007\\u001b[2J\\u0085');
    assert.equal(forLog('a\rb'), 'a\\u000db');
  });

  it('takes linear time', () => {
    // Quadratic time would be hours.
    for (const text of [
      ' '.repeat(2e6),
      `${' '.repeat(2e6)}::`,
      ':'.repeat(2e6),
      '#'.repeat(2e6),
      ' :'.repeat(1e6),
    ])
      assert.ok(forLog(text).length >= text.length);
  });
});

describe('a line of code with a command in it', () => {
  it('has its columns where they are seen', () => {
    const shown = shownText('x ##vso[a] y');
    assert.equal(shown.text, 'x #\\u0023vso[a] y');
    assert.equal(shown.text[shown.columnAt('x ##vso[a] '.length)], 'y');
  });
});
