import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { HostFormat, Part } from './host.ts';
import { html, svelte, vue } from './html.ts';
import { startTags } from './markup.ts';

function parts(text: string, format: HostFormat = html): readonly Part[] {
  const read = format.read(text);
  return 'parts' in read ? read.parts : assert.fail(read.problem);
}

/** The code of a page, each part with its language. */
const code = (text: string, format?: HostFormat): string[] =>
  parts(text, format).map((part) => `${part.language?.id} ${part.text.text}`);

describe('scripts of a page', () => {
  for (const [what, text, expected] of [
    ['without a type', '<p><script>a()</script></p>', ['javascript a()']],
    ['in any case of letters', '<SCRIPT\nTYPE="Text/JavaScript" >a()</ScRiPt >b', ['javascript a()']],
    ['modules', '<script type=module>a()</script>', ['javascript a()']],
    ['by older names', '<script language="JavaScript">a()</script>', ['javascript a()']],
    [
      'with parameters of the type',
      '<script type="text/javascript; charset=x">a()</script>',
      ['javascript a()'],
    ],
    [
      'of other languages',
      '<script type="text/typescript">a</script><script type="py">b</script>',
      ['typescript a', 'python b'],
    ],
    [
      'that are data or templates',
      '<script type="application/ld+json">{}</script><script type="text/x-template">a()</script><script type=importmap>{}</script>',
      [],
    ],
    ['whose code is elsewhere', '<script src="a.js"></script><script src=a.js>b()</script>', []],
    ['that do not end', '<script>a()', ['javascript a()']],
    ['whose end is something else', '<script>a("</scripts>")</script>b', ['javascript a("</scripts>")']],
    ['whose end is in a string', '<script>a("</script>")', ['javascript a("']],
    ['in comments', '<!-- <script>a()</script> --><script>b()</script>', ['javascript b()']],
    [
      'behind the shortest comments',
      '<!--><script>a()</script><!---><script>b()</script>',
      ['javascript a()', 'javascript b()'],
    ],
    ['behind comments that end oddly', '<!-- x --!><script>a()</script>', ['javascript a()']],
    ['behind a comment that does not end', '<!-- <script>a()</script>', []],
    [
      'in texts',
      '<title><script>a()</script></title><textarea><script>b()</script></textarea><style><script>c()</script></style>',
      [],
    ],
    ['behind texts', '<style>a > b {}</style><script>a()</script>', ['javascript a()']],
    ['behind signs that are no tags', 'a < b <3 </ <! x ><? php ><script>a()</script>', ['javascript a()']],
    [
      'behind attributes with tags in them',
      '<p title="<script>" alt=\'</script>\'><script>a()</script>',
      ['javascript a()'],
    ],
    ['in a tag that does not end', '<script type="', []],
    [
      'that hide a script',
      '<script><!--\na("<script>b</script>")\n//--></script>c',
      ['javascript <!--\na("<script>b</script>")\n//-->'],
    ],
    ['that hide nothing', '<script><!--\na()\n//--></script>', ['javascript <!--\na()\n//-->']],
    [
      'that hide nothing and do not say where it ends',
      '<script><!--\na()</script>b',
      ['javascript <!--\na()'],
    ],
    ['as XHTML writes them', '<script>\n<![CDATA[\na()\n]]>\n</script>', ['javascript \na()\n']],
    ['with the name of an attribute twice', '<script type="text/plain" type="module">a()</script>', []],
  ] as const)
    it(what, () => assert.deepEqual(code(text), expected));

  it('are where they are', () => {
    const text = 'é<b>😀</b>\r\n<script>\r\nrun(x)</script>';
    const [part] = parts(text);
    const at = part?.text.text.indexOf('run') ?? 0;
    assert.deepEqual(part?.text.toFile({ start: at, end: at + 3 }), {
      start: text.indexOf('run'),
      end: text.indexOf('run') + 3,
    });
  });

  it('take no text that would end them', () => {
    const [part] = parts('<script>a()</script>');
    assert.equal(part?.write('b < c'), 'b < c');
    assert.equal(part?.write('"</SCRIPT>"'), undefined);
    assert.equal(part?.write('<!-- x'), undefined);
  });
});

describe('attributes of a page that are code', () => {
  for (const [what, text, expected] of [
    ['event handlers', '<a onclick="a(1)" ONLOAD=b() title="c()">', ['javascript a(1)', 'javascript b()']],
    [
      'with references',
      '<a onclick="a(&quot;&#x41;&#65;&lpar;&amp;&unknown;&quot;)">',
      ['javascript a("AA(&&unknown;")'],
    ],
    [
      'with references without an end',
      '<a onclick="a &lt b &gt= c &ampx">',
      ['javascript a < b &gt= c &ampx'],
    ],
    ['without a value', '<a onclick onload="">', []],
    ['that only look so', '<a one="1" once="x" only="y" data-onclick="z()">', []],
    [
      'addresses',
      '<a href="javascript:a(%28)"><form action=" JaVa\tScript:b()">',
      ['javascript a(()', 'javascript b()'],
    ],
    ['addresses of places', '<a href="https://x/javascript:a()" src="b.js">', []],
    ['of a script', '<script onload="a()">b()</script>', ['javascript a()', 'javascript b()']],
  ] as const)
    it(what, () => assert.deepEqual(code(text), expected));

  it('are where they are', () => {
    const text = '<a onclick="f(&quot;x&quot;)">';
    const [part] = parts(text);
    assert.deepEqual(part?.text.toFile({ start: 2, end: 5 }), { start: 14, end: 27 });
    assert.deepEqual(part?.text.toFile({ start: 3, end: 4 }), { start: 20, end: 21 });
  });

  it('take texts as their quotes allow', () => {
    const written = (text: string): string | undefined => parts(text)[0]?.write(`a&"'`);
    assert.equal(written('<a onclick="x">'), `a&amp;&quot;'`);
    assert.equal(written(`<a onclick='x'>`), `a&amp;"&#39;`);
    assert.equal(written('<a onclick=x>'), undefined);
    assert.equal(parts('<a href="javascript:x">')[0]?.write('a % b'), 'a %25 b');
  });
});

describe('scripts of components', () => {
  it('say their language by lang', () => {
    const text =
      '<template><p>{{ a < b }}</p></template>\n<script lang="ts">a()</script>\n<script setup>b()</script>';
    assert.deepEqual(code(text, vue), ['typescript a()', 'javascript b()']);
    assert.deepEqual(code('<script lang="tsx">a</script>', vue), ['tsx a']);
    assert.deepEqual(code('<script lang="coffee">a</script>', vue), []);
    assert.deepEqual(code('<script context="module" lang=ts>a</script>', svelte), ['typescript a']);
  });

  it('of Svelte have handlers that are expressions', () => {
    assert.deepEqual(code('<a onclick={a} onload="{b}" onerror="c()">', svelte), ['javascript c()']);
  });
});

describe('any text', () => {
  it('is cut up without a fault, however long and odd it is', () => {
    const pieces = [
      '<',
      '<a ',
      '<!--',
      '<script>',
      '<script><!--',
      '<a b="',
      '</',
      '<![CDATA[',
      '&amp;',
      '<a b=c d e',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      assert.ok([...startTags(text)].length <= text.length / 3);
      assert.ok('parts' in html.read(text));
    }
  });
});
