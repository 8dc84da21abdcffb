import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SEVERITIES } from '../finding/finding.ts';
import { MAXIMUM_LENGTH, markdownReport } from './markdown.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf, reviewOf, ruleOf } from './testing.ts';

/** What is left of Markdown once the text of code spans and fenced blocks is taken out, as CommonMark finds them. */
function outsideOfCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const run = /^ {0,3}(`{3,})([^`]*)$/.exec(line);
    if (fence === undefined && run !== null) fence = run[1];
    else if (fence !== undefined) {
      if (run !== null && run[2] === '' && (run[1] as string).length >= fence.length) fence = undefined;
    } else lines.push(withoutSpans(line));
  }
  assert.equal(fence, undefined, 'a fence is open at the end');
  return lines.join('\n');
}

/** A run of backticks opens a span that the next run of the same length closes. */
function withoutSpans(line: string): string {
  let out = '';
  for (let at = 0; at < line.length; ) {
    const [run] = /^`+/.exec(line.slice(at)) ?? [];
    if (run === undefined) out += line[at++];
    else {
      const close = [...line.slice(at + run.length).matchAll(/`+/g)].find(
        ([other]) => other.length === run.length,
      );
      assert.ok(close, `the span is open: ${line}`);
      at += run.length + (close.index as number) + run.length;
    }
  }
  return out;
}

describe('the report in Markdown', () => {
  it('keeps hostile text in code, where it is nothing but text', () => {
    const markdown = markdownReport(hostileReport());
    const rest = outsideOfCode(markdown);
    for (const sign of ['<', '@', '![', 'javascript', 'evil', '`', '::', '# Heading', '&'])
      assert.ok(!rest.includes(sign), `${sign} in ${rest}`);
    // What was taken out is there all the same.
    assert.ok(markdown.includes('@everyone') && markdown.includes('<script>'));
    for (const [, target] of rest.matchAll(/\]\(([^)]*)\)/g))
      assert.match(target as string, /^https:\/\/cwe\.mitre\.org\/data\/definitions\/\d+\.html$/);
  });

  it('says which reviews are missing, in code', () => {
    for (const text of HOSTILE_TEXTS) {
      const markdown = markdownReport(reportOf([], { review: reviewOf(text, text) }));
      assert.ok(markdown.includes('### 1 missing review\n\n* `'));
      const rest = outsideOfCode(markdown);
      for (const sign of ['<', '@', '![', 'evil', '`', '::']) assert.ok(!rest.includes(sign), rest);
    }
  });

  it('has our own messages as they are, and those that repeat code in quotes', () => {
    const rule = ruleOf('some-rule', { message: 'Do not use `eval`.' });
    const messageIn = (message: string, bundled: boolean): string => {
      const rules = new Map([['some-rule', { ...rule, bundled }]]);
      return markdownReport(reportOf([fileOf('a.py', 'x', [findingAt('x', 'x', { message })])], { rules }));
    };
    assert.ok(messageIn('Do not use `eval`.', true).includes('\n\nDo not use `eval`.\n\n'));
    assert.ok(messageIn('Do not use `eval`.', false).includes('\n\n``Do not use `eval`.``\n\n'));
    assert.ok(messageIn('Do not use @x.', true).includes('\n\n`Do not use @x.`\n\n'));
  });

  it('tells the gravest first, as long as there is room, and how many more there are', () => {
    const text = `bad(${'x'.repeat(200)})\n`;
    const file = (i: number) =>
      fileOf(`${i}.py`, text, [
        findingAt(text, 'bad', { severity: SEVERITIES[i % SEVERITIES.length] ?? 'low', ruleId: `rule-${i}` }),
      ]);
    const markdown = markdownReport(reportOf(Array.from({ length: 2000 }, (_, i) => file(i))));
    assert.ok(markdown.length <= MAXIMUM_LENGTH && markdown.length > MAXIMUM_LENGTH * 0.95);
    const told = [...markdown.matchAll(/^### (\w+): /gm)].map(([, severity]) => severity);
    assert.deepEqual(new Set(told), new Set(['critical']));
    assert.ok(
      markdown.includes(`**${(2000 - told.length).toLocaleString('en')} more findings** did not fit here`),
    );
    assert.match(markdown, /\| critical \| 400 \|/);
  });

  it('is bounded whatever the parts are', () => {
    const long = '`😀\n'.repeat(100_000);
    const report = reportOf([fileOf(long, long, [findingAt(long, long, { message: long, ruleId: long })])], {
      problems: HOSTILE_TEXTS.map((text) => ({ kind: 'file', message: text + long })),
    });
    assert.ok(markdownReport(report).length <= MAXIMUM_LENGTH);
    outsideOfCode(markdownReport(report));
  });

  it('says that nothing was found, and what kept it from being sure', () => {
    assert.match(
      markdownReport(reportOf([])),
      /^## AI Security Scanner: no findings\n\n0 files, 10 lines · /,
    );
    assert.match(markdownReport(reportOf([], { failed: true })), /not all that was asked for could be done/);
  });
});
