import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertLinear } from '../../../test/support/growth.ts';
import { MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_RESULTS, MAXIMUM_TEXT } from './limits.ts';
import { fixtures, readBytes, readText, resultsOf, sarifText, zipOf } from './testing.ts';

const located = (uri: string, more: object = {}): object => ({
  ruleId: 'some-rule',
  message: { text: 'Something.' },
  locations: [{ physicalLocation: { artifactLocation: { uri } } }],
  ...more,
});

const zapXml = (inside: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<OWASPZAPReport version="2"><site><alerts>${inside}</alerts></site></OWASPZAPReport>`;
const alertXml = (desc: string): string =>
  `<alertitem><pluginid>1</pluginid><desc>${desc}</desc><instances><instance><uri>http://a/</uri></instance></instances></alertitem>`;

describe('hostile reports', () => {
  it('name no file outside of the root', () => {
    const outside = [
      '../a.py',
      'a/../../b.py',
      '%2e%2e/a.py',
      'a/%2e%2e/%2e%2e/b.py',
      '..\\a.py',
      'a%00.py',
      'https://example.org/a.py#',
      'ftp://example.org/a.py',
      'javascript:alert(1)',
      '/..',
      '.',
      '',
      'x'.repeat(5000),
    ];
    const { runs, problems } = readText(sarifText(outside.map((uri) => located(uri))));
    const places = runs.flatMap(({ results }) => results).flatMap(({ place }) => place?.path ?? []);
    assert.deepEqual(places, []);
    // The address of a web page is a request.
    assert.equal(problems.length, outside.length - 1);
  });

  for (const [uri, path, isAbsolute] of [
    ['a/./b/../c.py', 'a/c.py', false],
    ['a\\b.py', 'a/b.py', false],
    ['/home/ci/a.py', 'home/ci/a.py', true],
    ['C:\\work\\a.py', 'work/a.py', true],
    ['file:///C:/work/a.py', 'work/a.py', true],
    ['file://localhost/work/a.py', 'work/a.py', true],
    ['file://server/share/a.py', 'server/share/a.py', true],
    ['a%20b/100%.py', 'a%20b/100%.py', false],
    ['a%20b.py', 'a b.py', false],
  ] as const)
    it(`name files as ${JSON.stringify(uri)}`, () => {
      const [result] = resultsOf(readText(sarifText([located(uri)])));
      assert.deepEqual(result?.place, { path, isAbsolute });
    });

  it('declare no entities', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(10)}">]>`;
    const file = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    const parameters = '<!DOCTYPE r [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]>';
    for (const doctype of [bomb, file, parameters]) {
      assert.throws(() => readText(zapXml(alertXml('&a;'), doctype)), { name: 'ImportError' });
    }
  });

  it('use no entities that they do not declare', () => {
    const { problems } = readText(zapXml(`${alertXml('good')}${alertXml('&a;')}`));
    assert.match(problems[0]?.message ?? '', /not well-formed XML/);
  });

  it('have a document type that names another file, which is not read', () => {
    const [result] = resultsOf(
      readText(zapXml(alertXml('good'), '<!DOCTYPE r SYSTEM "file:///etc/passwd">')),
    );
    assert.equal(result?.message, 'good');
  });

  it('are nested deeper than any tool writes', () => {
    const deep = (levels: number): string => `{"runs": ${'['.repeat(levels)}${']'.repeat(levels)}}`;
    assert.throws(() => readText(deep(MAXIMUM_DEPTH)), /nested deeper than 200 levels/);
    assert.doesNotThrow(() => readText(deep(MAXIMUM_DEPTH - 1)));
    assert.throws(() => readText(deep(5_000_000)), /nested deeper/);
    const { problems } = readText(zapXml(`${alertXml('good')}${'<a>'.repeat(100_000)}`));
    assert.match(problems[0]?.message ?? '', /nested deeper than 200 levels/);
  });

  it('have no brackets in texts that count as levels', () => {
    const text = `${'[{'.repeat(1000)}\\"[`;
    const [result] = resultsOf(readText(sarifText([located('a.py', { message: { text } })])));
    assert.equal(result?.message, text);
  });

  it('have more values than a report needs', () => {
    assert.throws(() => readText(`{"runs": [${'0,'.repeat(11_000_000)}0]}`), /more than 10,000,000 values/);
  });

  it('have a million results, of which those that are left out are counted', () => {
    const one = '{"ruleId":"a","locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.py"}}}]}';
    const many = `{"version":"2.1.0","runs":[{"tool":{},"results":[${`${one},`.repeat(999_999)}${one}]}]}`;
    const report = readText(many);
    assert.equal(resultsOf(report).length, MAXIMUM_RESULTS);
    assert.match(
      report.problems.at(-1)?.message ?? '',
      /100,000 results were read and 900,000 results left out/,
    );
  });

  it('have many results that cannot be read, of which the first are named', () => {
    const { problems } = readText(sarifText(new Array(1000).fill(null)));
    assert.equal(problems.length, 101);
    assert.equal(problems.at(-1)?.message, 'There are 900 more problems of this kind.');
  });

  it('have texts that are longer than anybody reads', () => {
    const [result] = resultsOf(
      readText(sarifText([located('a.py', { message: { text: '😀'.repeat(100_000) } })])),
    );
    assert.ok((result?.message.length ?? 0) <= MAXIMUM_TEXT);
    assert.match(result?.message ?? '', /^(?:😀)+…$/u);
  });

  it('are larger than 100 MB', () => {
    assert.throws(() => readBytes(new Uint8Array(MAXIMUM_BYTES + 1)), /larger than 100 MB/);
  });

  it('take time in proportion to their length', () => {
    const long = (length: number): string[] => [
      '<'.repeat(length),
      '[a'.repeat(length / 2),
      'cwe '.repeat(length / 4),
      `owasp${' '.repeat(length)}`,
      'A1'.repeat(length / 2),
    ];
    const read = (text: string): void => {
      readText(sarifText([located('a.py', { message: { text }, properties: { tags: [text] } })]));
      readText(
        JSON.stringify({
          '@version': '2',
          site: [{ alerts: [{ pluginid: '1', desc: text, instances: [{ uri: text }] }] }],
        }),
      );
    };
    for (const i of long(0).keys())
      assertLinear((length) => read(long(length)[i] as string), 96_000, `text ${i}`);
  });

  describe('that are archives', () => {
    const fvdl = fixtures().get('shop.fvdl.xml') as Uint8Array;

    it('unpack to more than they say', () => {
      const zeros = Buffer.alloc(MAXIMUM_BYTES + 1, ' ');
      const archive = Buffer.from(zipOf({ 'audit.fvdl': zeros }));
      assert.ok(archive.length < 1_000_000);
      assert.throws(() => readBytes(archive), {
        name: 'ImportError',
        message: /larger than 100 MB once unpacked/,
        at: 'audit.fvdl',
      });
      // Its sizes are not believed either.
      const directory = archive.lastIndexOf('PK\x01\x02');
      archive.writeUInt32LE(10, directory + 24);
      assert.throws(() => readBytes(archive), /larger than 100 MB once unpacked/);
    });

    it('hold other entries, which are never unpacked', () => {
      const archive = zipOf([
        { name: '../../evil.sh', content: Buffer.from('no DEFLATE'), method: 99 },
        { name: 'audit.fvdl', content: fvdl },
      ]);
      assert.equal(resultsOf(readBytes(archive)).length, 2);
    });

    it('have an entry twice, are encrypted, packed otherwise, cut off or empty', () => {
      const twice = zipOf([
        { name: 'audit.fvdl', content: fvdl },
        { name: 'audit.fvdl', content: fvdl },
      ]);
      assert.throws(() => readBytes(twice), /two entries of one name/);
      assert.throws(() => readBytes(zipOf([{ name: 'audit.fvdl', content: fvdl, flags: 1 }])), /encrypted/);
      assert.throws(() => readBytes(zipOf([{ name: 'audit.fvdl', content: fvdl, method: 12 }])), /method 12/);
      assert.throws(() => readBytes(zipOf({ 'audit.fvdl': fvdl }).subarray(0, 500)), /damaged or cut off/);
      assert.throws(() => readBytes(zipOf({})), /no tool that is known/);
      assert.throws(() => readBytes(zipOf({ 'audit.fvdl': '' })), { name: 'ImportError' });
    });

    it('may have an entry that is only stored', () => {
      assert.equal(resultsOf(readBytes(zipOf([{ name: 'audit.fvdl', content: fvdl, method: 0 }]))).length, 2);
    });
  });
});
