import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import type { Finding } from '../finding/finding.ts';
import { Grammars } from '../syntax/grammars.ts';
import { LANGUAGES, type Language } from '../syntax/languages/index.ts';
import { dump, visit } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import { LineIndex } from '../text/lines.ts';
import { type Place, placeIn, type SuppressionRequest, suppressionEdit } from './edit.ts';
import { applySuppressions, findSuppressions } from './suppression.ts';

const SLASH = { line: ['//'], block: [['/*', '*/']] } as const;
const HASH = { line: ['#'], block: [] } as const;
const MARKUP = { line: [], block: [['<!--', '-->']] } as const;

/** The text after suppressing at `|`, or the refusal. */
function suppressed(marked: string, options: Partial<SuppressionRequest> = {}): string {
  const start = marked.indexOf('|');
  const text = marked.replace('|', '');
  const answer = suppressionEdit({
    text,
    lines: new LineIndex(text),
    start,
    ruleIds: ['r'],
    reason: 'why',
    comments: SLASH,
    placeAt: () => 'code',
    ...options,
  });
  if ('refusal' in answer) return answer.refusal;
  const { edit } = answer;
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

describe('a suppression is written', () => {
  it('above the line, with its indentation and line ending', () => {
    assert.equal(
      suppressed('a;\r\n\tx = |bad();\r\n'),
      'a;\r\n\t// ai-security-ignore: r -- why\r\n\tx = bad();\r\n',
    );
    assert.equal(suppressed('|bad()', { comments: HASH }), '# ai-security-ignore: r -- why\nbad()');
  });
  it('with several rules and a date', () =>
    assert.equal(
      suppressed('|bad()', { ruleIds: ['a.b', 'c'], until: '2027-01-31' }),
      '// ai-security-ignore: a.b, c -- why until 2027-01-31\nbad()',
    ));
  it('in the signs of a language that has only block comments', () =>
    assert.equal(suppressed('|<a>', { comments: MARKUP }), '<!-- ai-security-ignore: r — why -->\n<a>'));
  it('after a byte order mark', () => {
    const mark = '\uFEFF';
    assert.equal(suppressed(`${mark}|bad()`), `${mark}// ai-security-ignore: r -- why\nbad()`);
  });
  it('at the end of the line after a continued line', () =>
    assert.equal(
      suppressed('x = 1 + \\\n  |bad()\n', { comments: HASH }),
      'x = 1 + \\\n  bad() # ai-security-ignore: r -- why\n',
    ));
  it('before the finding in a macro of several lines', () =>
    assert.equal(
      suppressed('#define X \\\n  |bad() \\\n  y\n'),
      '#define X \\\n  /* ai-security-ignore: r -- why */ bad() \\\n  y\n',
    ));
  it('not at all in a continued line of a language without block comments', () =>
    assert.match(suppressed('x \\\n  |bad \\\n  y\n', { comments: HASH }), /No comment can stand here/));
  it('inside the tags of PHP', () =>
    assert.equal(
      suppressed('<?php |bad(); ?>\n<p>'),
      '<?php /* ai-security-ignore: r -- why */ bad(); ?>\n<p>',
    ));
  it('in braces between elements', () =>
    assert.equal(
      suppressed('<p>\n  |<b/>\n</p>', { placeAt: () => 'markup' }),
      '<p>\n  {/* ai-security-ignore: r -- why */}\n  <b/>\n</p>',
    ));
  it('never into a literal', () => {
    const placeAt = (offset: number): Place => (offset === 0 ? 'literal' : 'code');
    assert.equal(suppressed('a` + |bad()\n', { placeAt }), 'a` + bad() // ai-security-ignore: r -- why\n');
    assert.match(suppressed('|bad', { placeAt: () => 'literal' }), /No comment can stand here/);
  });
});

describe('the reason of a written suppression', () => {
  const hostile = [
    'ends the comment */ evil() /*',
    'ends markup --> <script>',
    'ends PHP ?> <p>',
    'two\nlines',
    'a\u2028separator',
    'a\u0000control\u0085character',
    'a backslash at its end \\',
    '  blanks  ',
    'two -- hyphens, and commas',
    'nosemgrep: r',
    'ai-security-ignore: r',
    'kept until 2020-01-01, then gone',
  ];
  for (const reason of hostile)
    it(`stays inside the comment: ${JSON.stringify(reason)}`, () => {
      for (const comments of [SLASH, HASH, MARKUP]) {
        const text = suppressed('|bad()\nnext', { reason, comments });
        const lines = new LineIndex(text);
        assert.equal(lines.count, 3);
        assert.ok(!lines.lineText(0).endsWith('\\'));
        const comment = { start: 0, end: lines.endOf(0) };
        const [suppression, ...more] = findSuppressions(text, [comment]);
        assert.deepEqual(more, []);
        assert.equal(suppression?.fault, undefined);
        assert.deepEqual(
          suppression?.rules.map((rule) => rule.id),
          ['r'],
        );
        assert.equal(suppression?.targetLine, 1);
        assert.ok((suppression?.reason.length ?? 0) >= reason.trim().length - 2);
        const end = comments.line.length > 0 ? undefined : '-->';
        if (end !== undefined) assert.equal(text.indexOf(end), lines.lineText(0).length - end.length);
      }
    });
  it('must be given', () => {
    assert.match(suppressed('|x', { reason: ' . ' }), /needs a reason/);
    assert.match(suppressed('|x', { reason: 'x'.repeat(3000) }), /longer than/);
    assert.match(suppressed('|x', { until: '2027-02-31' }), /is no date/);
    assert.match(suppressed('|x', { ruleIds: ['a b'] }), /no rule's id/);
    assert.match(suppressed('|x', { ruleIds: [] }), /no rule's id/);
  });
});

/** Programs with everything that makes a comment a danger. */
const PROGRAMS: Record<string, string> = {
  python: `#!/usr/bin/env python
import os
query = """
select
""" + f"""{os.name}
 where {
   os.name
 }""" + name
total = 1 + \\
    os.getpid() + \\
    2
print("a"
      "b", f(x))
def f(x):
    return (x
        .y(1)
    )
if f(1): pass  # noqa
`,
  javascript: `const a = \`one
  \${b(1)} two
  \${
    c(2)
  }
\`;
const re = /x/g; // note
foo(
  bar(1), /* two
  lines */ baz(2),
);
const s = 'a\\
b';
return_(function () {
  return evil(a);
});
`,
  tsx: `const view = (
  <div
    className={f(1)}
    {...rest}
  >
    text
    <b dangerouslySetInnerHTML={{ __html: x }} />
    {list.map((each) => (
      <i key={each}>{each}</i>
    ))}
    <p>a {b} c</p> more
  </div>
);
`,
};

describe('a suppression at any node of a program', () => {
  const grammars = new Grammars(readGrammar);
  const languages = LANGUAGES.filter((language) => language.id in PROGRAMS);
  before(async () => {
    for (const language of languages) await grammars.load(language);
  });
  after(() => grammars.dispose());

  function withTree<T>(text: string, language: Language, use: (tree: SyntaxTree) => T): T {
    const tree = grammars.parse(text, language);
    assert.ok(tree);
    try {
      return use(tree);
    } finally {
      tree.dispose();
    }
  }

  for (const id of Object.keys(PROGRAMS))
    it(`covers it and leaves the ${id} program as it was, or is refused`, () => {
      const language = languages.find((each) => each.id === id);
      assert.ok(language, `${id} is in the table of languages`);
      const text = PROGRAMS[id] as string;
      const lines = new LineIndex(text);
      const starts = new Set<number>();
      const program = withTree(text, language, ({ root, hasErrors }) => {
        assert.equal(hasErrors, false);
        visit(root, (node) => {
          if (placeIn(root, node.start) !== 'literal') starts.add(node.start);
        });
        return { dump: dump(root), root };
      });
      let written = 0;
      for (const start of starts) {
        const answer = suppressionEdit({
          text,
          lines,
          start,
          ruleIds: ['r'],
          reason: 'why',
          comments: language.comments,
          placeAt: (offset) => placeIn(program.root, offset),
        });
        if ('refusal' in answer) continue;
        written++;
        const { edit } = answer;
        const changed = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        withTree(changed, language, (tree) => {
          assert.equal(tree.hasErrors, false, changed);
          assert.equal(dump(tree.root), program.dump, changed);
          const moved = edit.start <= start ? start + edit.text.length : start;
          const finding = { ruleId: 'r', start: moved, end: moved + 1, trace: [] } as unknown as Finding;
          const suppressions = findSuppressions(changed, tree.comments());
          const { findings } = applySuppressions([finding], suppressions, tree.lines, '2026-01-01', {
            ran: ['r'],
          });
          assert.equal(findings[0]?.suppression?.reason, 'why', `${start}: ${changed}`);
        });
      }
      // Refusing is right only where no comment can stand; most of these programs' nodes take one.
      assert.ok(written >= starts.size * 0.8, `${written} of ${starts.size}`);
    });
});
