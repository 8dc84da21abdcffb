import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bytesOfName, isUtf8Name, nameOfBytes } from './fileNames.ts';

describe('a file name', () => {
  it('is the text that its bytes are in UTF-8', () => {
    for (const name of ['a.py', 'caf\u00e9.py', '\ufeffa', '\u{1f600}/x', 'a\\351', '']) {
      assert.equal(nameOfBytes(Buffer.from(name, 'utf8')), name);
      assert.equal(isUtf8Name(name), true);
    }
  });

  it('keeps bytes that are no UTF-8, each as itself', () => {
    assert.equal(nameOfBytes(Buffer.from('caf\xe9.py', 'latin1')), 'caf\udce9.py');
    assert.equal(isUtf8Name('caf\udce9.py'), false);
    // The encoding of a surrogate, and a character that breaks off.
    assert.equal(nameOfBytes(Uint8Array.from([0xed, 0xb3, 0xa9])), '\udced\udcb3\udca9');
    assert.equal(nameOfBytes(Uint8Array.from([0xe2, 0x82, 0x2e, 0xe2, 0x82, 0xac])), '\udce2\udc82.\u20ac');
  });

  it('has its bytes back, whatever they are', () => {
    let state = 1;
    for (let round = 0; round < 500; round++) {
      const bytes = new Uint8Array(round % 23);
      for (let i = 0; i < bytes.length; i++) {
        state = (state * 48271) % 2147483647;
        bytes[i] = state % 3 === 0 ? state % 128 : state % 256;
      }
      assert.deepEqual(bytesOfName(nameOfBytes(bytes)), bytes);
    }
  });
});
