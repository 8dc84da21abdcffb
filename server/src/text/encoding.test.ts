import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeBytes } from './encoding.ts';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const swapped = (text: string): Buffer => utf16(text).swap16();
const encodingOf = (bytes: Uint8Array): string => {
  const decoded = decodeBytes(bytes);
  return decoded === 'binary' ? decoded : decoded.encoding;
};
const PROGRAM = 'import os\n# grüße, €, 😀\nos.system(x)\n';

describe('the encoding of a file', () => {
  it('is what its mark says', () => {
    for (const [bytes, encoding] of [
      [Buffer.from(`\ufeff${PROGRAM}`), 'utf-8-bom'],
      [utf16(`\ufeff${PROGRAM}`), 'utf-16le'],
      [swapped(`\ufeff${PROGRAM}`), 'utf-16be'],
    ] as const)
      assert.deepEqual(decodeBytes(bytes), { text: PROGRAM, encoding, replacedAt: -1 });
  });

  it('is UTF-16 without a mark where the bytes can be nothing else', () => {
    assert.deepEqual(decodeBytes(utf16(PROGRAM)), { text: PROGRAM, encoding: 'utf-16le', replacedAt: -1 });
    assert.deepEqual(decodeBytes(swapped(PROGRAM)), { text: PROGRAM, encoding: 'utf-16be', replacedAt: -1 });
  });

  it('is never UTF-16 for a program of single bytes, whatever NUL bytes it has', () => {
    const padding = 'a\0'.repeat(5000);
    for (const program of ['x = "\0"\n', `/*${padding}*/ eval(x);\n`, `run(x);  /*${padding}*/`])
      for (const text of [program, `${program} `]) {
        const decoded = decodeBytes(Buffer.from(text));
        assert.ok(
          decoded === 'binary' || decoded.text === text,
          `${text.slice(0, 20)} was read as another text`,
        );
      }
  });

  it('is none for UTF-32, pictures, archives and programs of machines', () => {
    const zeros = Buffer.alloc(20);
    for (const start of ['fffe0000', '89504e47', '504b0304', '7f454c46', '0061736d', '1f8b08'])
      assert.equal(decodeBytes(Buffer.concat([Buffer.from(start, 'hex'), zeros])), 'binary', start);
    assert.equal(decodeBytes(Buffer.concat([Buffer.from('data'), zeros])), 'binary');
  });

  it('looks at no more than NUL bytes to doubt a text', () => {
    assert.equal(encodingOf(Buffer.from('PK\x03\x04 is how archives begin')), 'utf-8');
    assert.equal(encodingOf(Buffer.alloc(0)), 'utf-8');
  });

  it('tells where it replaced wrong bytes, and takes U+FFFD for itself', () => {
    assert.deepEqual(decodeBytes(Buffer.from('a\xe4b', 'latin1')), {
      text: 'a\ufffdb',
      encoding: 'utf-8',
      replacedAt: 1,
    });
    assert.deepEqual(decodeBytes(Buffer.from('\ufffd')), {
      text: '\ufffd',
      encoding: 'utf-8',
      replacedAt: -1,
    });
  });
});
