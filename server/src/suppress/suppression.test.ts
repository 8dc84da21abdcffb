import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertLinear } from '../../../test/support/growth.ts';
import type { Finding, Span } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import { applySuppressions, findSuppressions, namesRule } from './suppression.ts';
import { isDate } from './syntax.ts';

const TODAY = '2026-06-15';

/** Comments of the styles in one pattern; the tests' texts have no strings that look like comments. */
const STYLES: Record<string, RegExp> = {
  slash: /\/\/.*|\/\*[\s\S]*?\*\//g,
  hash: /#.*/g,
  dash: /--.*/g,
  markup: /<!--[\s\S]*?-->/g,
  php: /\/\/.*?(?=\?>|$)|#.*|\/\*[\s\S]*?\*\//gm,
};

function comments(text: string, style: string): Span[] {
  return [...text.matchAll(STYLES[style] as RegExp)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function finding(text: string, marked: string, ruleId: string): Finding {
  const start = text.indexOf(marked);
  assert.notEqual(start, -1, `the text has no "${marked}"`);
  return {
    ruleId,
    start,
    end: start + marked.length,
    message: '',
    severity: 'high',
    confidence: 'high',
    cwe: [],
    owasp: [],
    trace: [],
  };
}

/** Applies the suppressions of a text to one finding of each `[code, rule]`. */
function apply(text: string, style: string, findings: [string, string][], known?: string[]) {
  const suppressions = findSuppressions(text, comments(text, style));
  const ran = ['rule-a', 'rule-b', 'python.lang.rule-c', 'team/rule-d'];
  return applySuppressions(
    findings.map(([code, rule]) => finding(text, code, rule)),
    suppressions,
    new LineIndex(text),
    TODAY,
    known === undefined ? { ran } : { ran, known },
  );
}

function reasons(text: string, style: string, ...findings: [string, string][]): (string | undefined)[] {
  return apply(text, style, findings).findings.map((each) => each.suppression?.reason);
}

function complaints(text: string, style: string, ...findings: [string, string][]): string[] {
  return apply(text, style, findings).problems.map((each) => each.message);
}

describe('a suppression comment covers', () => {
  const covered: [name: string, style: string, text: string, code: string][] = [
    ['its own line', 'slash', 'bad(); // ai-security-ignore: rule-a -- because\n', 'bad'],
    ['the line below it', 'slash', '// ai-security-ignore: rule-a -- because\nbad();\n', 'bad'],
    [
      'an indented line below',
      'hash',
      'if x:\n    # ai-security-ignore: rule-a -- because\n    bad()\n',
      'bad',
    ],
    ['a block comment alone', 'slash', '/* ai-security-ignore: rule-a -- because */\nbad();\n', 'bad'],
    ['the line of a leading block', 'slash', '/* ai-security-ignore: rule-a -- because */ bad();\n', 'bad'],
    [
      'a documentation block',
      'slash',
      '/**\n * Text.\n * ai-security-ignore: rule-a -- because\n */\nbad();\n',
      'bad',
    ],
    [
      'the line that a trailing block starts on',
      'slash',
      'bad(); /* ai-security-ignore: rule-a -- because\n more */\n',
      'bad',
    ],
    ['SQL', 'dash', '-- ai-security-ignore: rule-a -- because\nGRANT ALL;\n', 'GRANT'],
    ['HTML', 'markup', '<!-- ai-security-ignore: rule-a -- because -->\n<a onclick="x">\n', '<a'],
    ['JSX', 'slash', '<p>\n  {/* ai-security-ignore: rule-a -- because */}\n  <b bad/>\n</p>\n', '<b'],
    ['PHP before its end', 'php', '<?php bad(); // ai-security-ignore: rule-a -- because ?>\n', 'bad'],
    ['a long dash', 'slash', 'bad(); // ai-security-ignore: rule-a — because\n', 'bad'],
    [
      'after another comment sign',
      'hash',
      'bad()  # noqa: E1 # ai-security-ignore: rule-a -- because\n',
      'bad',
    ],
    ['any case', 'hash', 'bad() # AI-Security-Ignore: rule-a -- because\n', 'bad'],
    ['no space after the sign', 'hash', 'bad() #ai-security-ignore:rule-a -- because\n', 'bad'],
    ['no space around the hyphens', 'hash', 'bad() # ai-security-ignore: rule-a --because\n', 'bad'],
    ['CRLF', 'hash', '# ai-security-ignore: rule-a -- because\r\nbad()\r\n', 'bad'],
    ['lone CR', 'slash', '/* ai-security-ignore: rule-a -- because */\rbad()\r', 'bad'],
    ['the last of several rules', 'hash', 'bad() # ai-security-ignore: rule-b,rule-a -- because\n', 'bad'],
    ['the end of a text', 'hash', 'bad() # ai-security-ignore: rule-a -- because', 'bad'],
  ];
  for (const [name, style, text, code] of covered)
    it(name, () => assert.deepEqual(reasons(text, style, [code, 'rule-a']), ['because']));

  it('a stack of comments, each its own rule', () => {
    const text =
      '# ai-security-ignore: rule-a -- one\n# more about it\n# ai-security-ignore: rule-b -- two\nbad()\n';
    assert.deepEqual(reasons(text, 'hash', ['bad', 'rule-a'], ['bad', 'rule-b']), ['one', 'two']);
  });

  it('a finding of several lines by its first line only', () => {
    const above = '// ai-security-ignore: rule-a -- because\nbad(\n  1,\n);\n';
    const inside = 'bad(\n  // ai-security-ignore: rule-a -- because\n  1,\n);\n';
    assert.deepEqual(reasons(above, 'slash', ['bad(\n  1,\n)', 'rule-a']), ['because']);
    const text = inside;
    const whole = text.slice(0, text.indexOf(')') + 1);
    assert.deepEqual(reasons(text, 'slash', [whole, 'rule-a']), [undefined]);
  });

  it('a whole file, from wherever it stands', () => {
    const text = 'bad()\nworse()\n# ai-security-ignore-file: rule-a -- generated\n';
    assert.deepEqual(reasons(text, 'hash', ['bad', 'rule-a'], ['worse', 'rule-a'], ['bad', 'rule-b']), [
      'generated',
      'generated',
      undefined,
    ]);
  });

  it('rules by the last parts of their ids', () => {
    for (const [name, id, expected] of [
      ['rule-c', 'python.lang.rule-c', true],
      ['lang.rule-c', 'python.lang.rule-c', true],
      ['python.lang.rule-c', 'python.lang.rule-c', true],
      ['rule-d', 'team/rule-d', true],
      ['ule-c', 'python.lang.rule-c', false],
      ['python', 'python.lang.rule-c', false],
      ['', 'rule', false],
      ['longer.rule', 'rule', false],
    ] as const)
      assert.equal(namesRule(name, id), expected, `${name} for ${id}`);
  });
});

describe('a suppression comment does not cover', () => {
  const uncovered: [name: string, style: string, text: string][] = [
    ['the line above it', 'slash', 'bad();\n// ai-security-ignore: rule-a -- because\n'],
    ['the second line below it', 'slash', '// ai-security-ignore: rule-a -- because\nfine();\nbad();\n'],
    ['past an empty line', 'slash', '// ai-security-ignore: rule-a -- because\n\nbad();\n'],
    [
      'the next line when code stands before it',
      'slash',
      'x(); // ai-security-ignore: rule-a -- because\nbad();\n',
    ],
    [
      'the next line when code follows it',
      'slash',
      '/* ai-security-ignore: rule-a -- because */ x();\nbad();\n',
    ],
    ['another rule', 'slash', 'bad(); // ai-security-ignore: rule-b -- because\n'],
    ['what only looks like the rule', 'slash', 'bad(); // ai-security-ignore: rule-aa -- because\n'],
    ['without a reason', 'slash', 'bad(); // ai-security-ignore: rule-a\n'],
    ['with an empty reason', 'slash', 'bad(); // ai-security-ignore: rule-a --\n'],
    ['with a reason of signs', 'slash', 'bad(); // ai-security-ignore: rule-a -- ...\n'],
    ['with only a date', 'slash', 'bad(); // ai-security-ignore: rule-a -- until 2027-01-01\n'],
    ['when it has ended', 'slash', 'bad(); // ai-security-ignore: rule-a -- because until 2026-06-14\n'],
    [
      'until a day that does not exist',
      'slash',
      'bad(); // ai-security-ignore: rule-a -- x until 2027-02-30\n',
    ],
    ['without a colon', 'slash', 'bad(); // ai-security-ignore rule-a -- because\n'],
    ['without a rule', 'slash', 'bad(); // ai-security-ignore: -- because\n'],
    ['in prose', 'slash', 'bad(); // see how ai-security-ignore: rule-a -- because works\n'],
    ['in code font', 'slash', 'bad(); // `ai-security-ignore: rule-a -- because`\n'],
    ['as part of a word', 'slash', 'bad(); // ai-security-ignored: rule-a -- because\n'],
    [
      'with a form that does not exist',
      'slash',
      '// ai-security-ignore-next-line: rule-a -- because\nbad();\n',
    ],
    [
      'with two thousand characters',
      'slash',
      `bad(); // ai-security-ignore: rule-a -- ${'x'.repeat(2100)}\n`,
    ],
    ['nosemgrep for another rule', 'slash', 'bad(); // nosemgrep: rule-b\n'],
    ['nosemgrep inside a word', 'slash', 'bad(); // nosemgrep-rules\n'],
  ];
  for (const [name, style, text] of uncovered)
    it(name, () => assert.deepEqual(reasons(text, style, ['bad', 'rule-a']), [undefined]));

  it('a string that holds one, since only comments are handed in', () => {
    const text = 'x = "# ai-security-ignore: rule-a -- because"; bad()';
    assert.deepEqual(findSuppressions(text, []), []);
  });
});

describe('nosemgrep is honoured', () => {
  const forms: [text: string, suppressed: boolean][] = [
    ['bad() # nosemgrep\n', true],
    ['bad() # nosem\n', true],
    ['bad() # NOSEMGREP\n', true],
    ['bad() # noqa nosemgrep\n', true],
    ['# nosemgrep\nbad()\n', true],
    ['# nosemgrep: rule-c\nbad()\n', true],
    ['bad() # nosemgrep: other, python.lang.rule-c\n', true],
    ['bad() # nosemgrep:rule-c,other\n', true],
    ['bad() # nosemgrep=rule-c\n', true],
    ['bad() # nosemgrep: rule-c some words\n', true],
    ['bad() # nosemgrep: rule-c -- because it is\n', true],
    ['bad() # nosemgrep: "rule-c"\n', true],
    ['bad() # nosemgrep: other\n', false],
    ['fine() # nosemgrep\nbad()\n', false],
  ];
  for (const [text, suppressed] of forms)
    it(JSON.stringify(text), () => {
      const { findings } = apply(text, 'hash', [['bad', 'python.lang.rule-c']]);
      assert.equal(findings[0]?.suppression !== undefined, suppressed);
    });

  it('with the reason that follows it, or none', () => {
    const text = 'bad() # nosemgrep: rule-a -- checked above\nworse() # nosemgrep\n';
    assert.deepEqual(reasons(text, 'hash', ['bad', 'rule-a'], ['worse', 'rule-b']), ['checked above', '']);
  });

  it('beside ours in one comment', () => {
    const text = 'bad() # nosemgrep: rule-a # ai-security-ignore: rule-b -- because\n';
    assert.deepEqual(reasons(text, 'hash', ['bad', 'rule-a'], ['bad', 'rule-b']), ['', 'because']);
  });

  it('but not where it is part of our reason', () => {
    const text = 'bad() # ai-security-ignore: rule-a -- as with nosemgrep\n';
    assert.deepEqual(reasons(text, 'hash', ['bad', 'rule-a'], ['bad', 'rule-b']), [
      'as with nosemgrep',
      undefined,
    ]);
  });
});

describe('the date of a suppression', () => {
  const line = (rest: string) => `bad() # ai-security-ignore: rule-a -- ${rest}\n`;
  it('counts to its last day', () => {
    const { findings, problems } = apply(line('later until 2026-06-15'), 'hash', [['bad', 'rule-a']]);
    assert.equal(findings[0]?.suppression?.reason, 'later');
    assert.equal(findings[0]?.suppression?.until, '2026-06-15');
    assert.deepEqual(problems, []);
  });
  it('may stand in brackets', () => {
    for (const rest of ['later [until 2027-01-31]', 'later (until 2027-01-31)'])
      assert.equal(
        apply(line(rest), 'hash', [['bad', 'rule-a']]).findings[0]?.suppression?.until,
        '2027-01-31',
      );
  });
  it('is no date in the middle of a reason', () =>
    assert.deepEqual(reasons(line('kept until 2020-01-01 is over'), 'hash', ['bad', 'rule-a']), [
      'kept until 2020-01-01 is over',
    ]));
  it('is not taken from words', () =>
    assert.deepEqual(reasons(line('until the rewrite'), 'hash', ['bad', 'rule-a']), ['until the rewrite']));
  it('must be of the calendar', () => {
    for (const [text, expected] of [
      ['2028-02-29', true],
      ['2027-02-29', false],
      ['2027-13-01', false],
      ['2027-00-10', false],
      ['27-01-01', false],
      ['2027-1-1', false],
    ] as const)
      assert.equal(isDate(text), expected, text);
  });
});

describe('problems with suppressions', () => {
  it('are none when all is in order', () =>
    assert.deepEqual(
      complaints('bad() # ai-security-ignore: rule-a -- because\n', 'hash', ['bad', 'rule-a']),
      [],
    ));

  const told: [name: string, text: string, expected: RegExp][] = [
    ['no reason', 'bad() # ai-security-ignore: rule-a', /gives no reason\. Write "ai-security-ignore:/],
    ['no rule', 'bad() # ai-security-ignore: -- why', /names no rule/],
    ['no colon', 'bad() # ai-security-ignore rule-a', /a colon and a rule's id are missing/],
    ['no separator', 'bad() # ai-security-ignore: rule-a because', /"rule-a because" is no rule's id/],
    ['no such form', 'bad() # ai-security-ignore-line: rule-a -- x', /there is no ai-security-ignore-line/],
    ['a bad date', 'bad() # ai-security-ignore: rule-a -- x until 2027-1-1', /"2027-1-1" is no date/],
    [
      'an end',
      'bad() # ai-security-ignore: rule-a -- x until 2020-01-01',
      /ended on 2020-01-01\. Fix the code/,
    ],
    ['no use', 'fine() # ai-security-ignore: rule-a -- x', /not needed: rule-a finds nothing here/],
    ['no use in a file', '# ai-security-ignore-file: rule-a -- x', /rule-a finds nothing in this file/],
    ['no such rule', 'bad() # ai-security-ignore: rule-z -- x', /There is no rule rule-z/],
    ['no use of nosemgrep', 'fine() # nosemgrep: rule-b', /not needed: rule-b finds nothing here/],
  ];
  for (const [name, text, expected] of told)
    it(`tell of ${name}`, () => {
      const messages = complaints(text, 'hash');
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0] as string, expected);
    });

  it('point at the name that is useless', () => {
    const text = 'bad() # ai-security-ignore: rule-a, rule-b -- because\n';
    const { findings, problems } = apply(text, 'hash', [['bad', 'rule-a']]);
    assert.equal(findings[0]?.suppression?.reason, 'because');
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.ruleId, 'rule-b');
    assert.equal(text.slice(problems[0]?.span?.start, problems[0]?.span?.end), 'rule-b');
  });

  it('leave alone what serves another tool or a rule that is off', () => {
    for (const text of [
      'x() # nosemgrep\n',
      'x() # nosemgrep: their-rule\n',
      'x() # ai-security-ignore: off -- y\n',
    ])
      assert.deepEqual(apply(text, 'hash', [], ['off']).problems, [], text);
  });

  it('come in the order of the text', () => {
    const text = 'x() # ai-security-ignore: rule-a -- unused\ny() # ai-security-ignore: rule-b\n';
    const starts = apply(text, 'hash', []).problems.map((each) => each.span?.start ?? -1);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
    assert.equal(starts.length, 2);
  });
});

describe('texts without a grammar', () => {
  /** Whole lines that hold the marker, as the engine hands them in. */
  function lineSpans(text: string): Span[] {
    return [...text.matchAll(/^.*ai-security-ignore.*$/gm)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  }
  function covered(text: string, code: string): boolean {
    const { findings } = applySuppressions(
      [finding(text, code, 'rule-a')],
      findSuppressions(text, lineSpans(text)),
      new LineIndex(text),
      TODAY,
      { ran: ['rule-a'] },
    );
    return findings[0]?.suppression?.reason === 'because';
  }
  it('have comments at the end of a line', () =>
    assert.ok(covered('key: secret  # ai-security-ignore: rule-a -- because\n', 'secret')));
  it('do not reach from there to the next line', () =>
    assert.ok(!covered('key: fine  # ai-security-ignore: rule-a -- because\nkey2: secret\n', 'secret')));
  it('have comments of their own line', () => {
    for (const sign of ['#', '//', ';', '--', '%', "'"])
      assert.ok(covered(`${sign} ai-security-ignore: rule-a -- because\nkey=secret\n`, 'secret'), sign);
    assert.ok(covered('<!-- ai-security-ignore: rule-a — because -->\n<key>secret</key>\n', 'secret'));
  });
  it('have JSON with comments', () => {
    const text = '{ "key": "x" } // ai-security-ignore: rule-a -- because\n{ "key": "secret" }\n';
    assert.ok(covered(text, '"x"'));
    assert.ok(!covered(text, 'secret'));
  });
});

describe('reading suppressions', () => {
  it('gives the spans of comments and names', () => {
    const text = 'é; // ai-security-ignore: rule-a,  team/rule-d -- because\n';
    const [suppression] = findSuppressions(text, comments(text, 'slash'));
    assert.equal(
      text.slice(suppression?.comment.start, suppression?.comment.end),
      '// ai-security-ignore: rule-a,  team/rule-d -- because',
    );
    assert.deepEqual(
      suppression?.rules.map((rule) => text.slice(rule.start, rule.end)),
      ['rule-a', 'team/rule-d'],
    );
  });

  it('does not mind a comment span that takes in its line ending', () => {
    const text = '# ai-security-ignore: rule-a -- because\nbad()\n';
    const [suppression] = findSuppressions(text, [{ start: 0, end: text.indexOf('bad') }]);
    assert.equal(suppression?.targetLine, 1);
  });

  it('takes linear time on hostile comments', () => {
    const hostile = (size: number): string[] => [
      `// ${'ai-security-ignore '.repeat(size / 20)}`,
      `// nosemgrep ${'-'.repeat(size)}`,
      `// ai-security-ignore: a ${'- '.repeat(size / 2)}`,
      `// ${' '.repeat(size)}ai-security-ignore: a -- b${' '.repeat(size)}x`,
      `// ai-security-ignore: a -- ${'until '.repeat(size / 6)}`,
      `/*${'\n * ai-security-ignore: a'.repeat(size / 25)}*/`,
      '// ai-security-ignore: a -- b\n'.repeat(size / 30),
    ];
    for (const [i, { length }] of hostile(0).entries())
      assertLinear(
        (size) => {
          const text = hostile(size)[i] as string;
          const suppressions = findSuppressions(text, comments(text, 'slash'));
          applySuppressions([], suppressions, new LineIndex(text), TODAY, { ran: ['b'] });
        },
        192_000,
        `comment ${i}, of ${length} characters and more,`,
      );
  });
});
