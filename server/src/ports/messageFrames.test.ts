import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { type Frame, MessageFrames } from './messageFrames.ts';

const GOOD = { jsonrpc: '2.0', method: 'good', params: { text: 'Content-Length: 5\r\n\r\n{} é' } };

function framed(body: string | Buffer, length?: number | string, rest = ''): Buffer {
  const bytes = Buffer.from(body as string);
  return Buffer.concat([Buffer.from(`Content-Length: ${length ?? bytes.length}\r\n${rest}\r\n`), bytes]);
}

const good = framed(JSON.stringify(GOOD));
const other = JSON.stringify({ jsonrpc: '2.0', method: 'other', params: [1, 2, 3] });

/** What is read from pieces of these bytes. */
function read(bytes: Buffer, size = bytes.length): Frame[] {
  const frames = new MessageFrames();
  const found: Frame[] = [];
  for (let at = 0; at < bytes.length; at += size) found.push(...frames.push(bytes.subarray(at, at + size)));
  return found;
}

describe('a stream of messages', () => {
  it('is read in whatever pieces it comes', () => {
    const bytes = Buffer.concat([good, framed(other), good]);
    const wanted = [{ message: GOOD }, { message: JSON.parse(other) }, { message: GOOD }];
    for (const size of [1, 2, 7, 64, bytes.length]) assert.deepEqual(read(bytes, size), wanted);
  });

  it('may have other fields in its headers, in any case and order', () => {
    for (const bytes of [
      framed(other, undefined, 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n'),
      Buffer.from(`Content-Type: x\r\ncontent-length:${other.length}\r\n\r\n${other}`),
    ])
      assert.deepEqual(read(bytes), [{ message: JSON.parse(other) }]);
  });

  it('is read in time linear in its length', () => {
    const text = 'x'.repeat(3_000_000);
    assert.deepEqual(read(framed(JSON.stringify({ text })), 1000), [{ message: { text } }]);
  });

  const broken: Readonly<Record<string, Buffer>> = {
    'a length that is too short': framed(other, 20),
    'a length that is too long by a little': framed(other, other.length + 5),
    'a length that is too long by a message': framed(other, other.length + 60),
    'a length beyond all that comes': framed(other, 10_000_000),
    'a length beyond belief': framed(other, '999999999999'),
    'a length of nothing': framed(other, 0),
    'a negative length': framed(other, -5),
    'a length that is no number': framed(other, 'many'),
    'no length': Buffer.from(`Content-Type: x\r\n\r\n${other}`),
    'no header': Buffer.from(other),
    'no header and nothing of a message': Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
    'much of nothing': Buffer.alloc(100_000, 'rubble\n'),
    'broken JSON': framed('{"jsonrpc":"2.0",'),
    'nothing but a header': framed(''),
  };
  for (const [what, bytes] of Object.entries(broken))
    for (const size of [1, 5, 1000, 1_000_000])
      it(`reads what follows ${what}, in pieces of ${size} bytes`, () => {
        const frames = read(Buffer.concat([good, bytes, good, framed(other)]), size);
        assert.deepEqual(
          frames.flatMap((frame) => ('message' in frame ? [frame.message] : [])),
          [GOOD, GOOD, JSON.parse(other)],
        );
        assert.ok(frames.some((frame) => 'fault' in frame));
      });

  it('answers with a message that is not UTF-8 what can be made out of it', () => {
    const body = Buffer.concat([Buffer.from('{"id":1,"method":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const [frame] = read(Buffer.concat([framed(body), good]));
    assert.deepEqual(frame, { message: { id: 1, method: '\uFFFD' }, fault: 'it is not UTF-8' });
  });

  it('is read again two messages after any damage', () => {
    const random = new Random(7);
    for (let round = 0; round < 2000; round++) {
      const damaged = Buffer.concat([good, framed(other)]);
      for (let i = random.below(4); i >= 0; i--) damaged[random.below(damaged.length)] = random.below(256);
      const cut = damaged.subarray(0, random.below(damaged.length + 1));
      const last = read(Buffer.concat([cut, good, good]), 1 + random.below(200)).at(-1);
      assert.deepEqual(last, { message: GOOD }, cut.toString('latin1'));
    }
  });
});
