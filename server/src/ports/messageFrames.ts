/**
 * Cuts a stream of bytes into messages: `Content-Length: N`, an empty line, N bytes of JSON. A header that is
 * wrong, or none, must not cost more than its own message, although the protocol has no mark of where the next
 * one begins. It has one in effect: strings in JSON hold no line breaks, so the bytes of a header are never part
 * of a message. Whatever cannot be read is left out up to the next header.
 */

/** A message; or what could not be read, with the message where that could be made out nevertheless. */
export type Frame = { readonly message: unknown } | { readonly fault: string; readonly message?: unknown };

/** Longer messages, in bytes, are not believed in. */
const LONGEST_MESSAGE = 2 ** 28;
/** Longer headers, in bytes, are none. */
const LONGEST_HEADER = 4096;
/** The end of some bytes that may be the beginning of a header. */
const CUT_HEADER = 64;

const END_OF_HEADER = Buffer.from('\r\n\r\n');
const HEADER = /content-length:[ \t]*(\d{1,12})[ \t]*\r\n(?:[a-z][a-z-]*:[^\r\n]*\r\n)*\r\n$/i;
const WHOLE_HEADER = new RegExp(`^(?:[a-z][a-z-]*:[^\\r\\n]*\\r\\n)*?${HEADER.source}`, 'i');

export class MessageFrames {
  private readonly bytes = new ByteQueue();
  /** How many bytes the message under way has; undefined while a header is awaited. */
  private length: number | undefined;
  /** How many bytes of the message under way hold no header. */
  private searched = 0;
  /** How many bytes have been left out since the last message. */
  private skipped = 0;

  /** Takes bytes in; answers the messages that are complete now. */
  push(chunk: Uint8Array): Frame[] {
    this.bytes.add(chunk);
    const frames: Frame[] = [];
    while (this.length === undefined ? this.readHeader(frames) : this.readBody(this.length, frames));
    return frames;
  }

  /** Answers whether there may be more to read. */
  private readHeader(frames: Frame[]): boolean {
    const { view } = this.bytes;
    const end = view.indexOf(END_OF_HEADER);
    if (end < 0) {
      if (view.length > LONGEST_HEADER) this.skip(view.length - CUT_HEADER);
      return false;
    }
    const size = end + END_OF_HEADER.length;
    // What stands before it is the rest of something that was left out.
    const text = view.toString('latin1', Math.max(0, size - LONGEST_HEADER), size);
    const found = (this.skipped === 0 && WHOLE_HEADER.exec(text)) || HEADER.exec(text);
    const length = Number(found?.[1] ?? Number.NaN);
    if (found === null || length > LONGEST_MESSAGE) this.skip(size);
    else {
      this.skip(size - found[0].length);
      this.report(frames);
      this.bytes.drop(found[0].length);
      this.length = length;
      this.searched = 0;
    }
    return true;
  }

  private readBody(length: number, frames: Frame[]): boolean {
    const { view } = this.bytes;
    if (view.length < length) return this.searchHeader();
    const frame = decode(view.subarray(0, length));
    this.length = undefined;
    // If its length is wrong the next header may begin inside of it, so that is looked for from its start.
    if (frame !== undefined) this.bytes.drop(length);
    frames.push(frame ?? { fault: 'A message is not JSON, or its length is wrong' });
    return true;
  }

  /** Where a header stands, the message under way has ended, however long it was said to be. */
  private searchHeader(): boolean {
    const { view } = this.bytes;
    const at = headerIn(view, this.searched);
    this.searched = Math.max(0, view.length - CUT_HEADER);
    if (at === undefined) return false;
    this.length = undefined;
    this.skip(at);
    return true;
  }

  private skip(count: number): void {
    this.bytes.drop(count);
    this.skipped += count;
  }

  private report(frames: Frame[]): void {
    if (this.skipped > 0)
      frames.push({ fault: `${this.skipped} bytes that belong to no message were left out` });
    this.skipped = 0;
  }
}

/** Where, from an offset, a header of a message begins. */
function headerIn(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf('ontent-', from + 1); at > 0; at = bytes.indexOf('ontent-', at + 1))
    if (/^content-length:[ \t]*\d+[ \t]*\r\n/i.test(bytes.toString('latin1', at - 1, at + CUT_HEADER - 1)))
      return at - 1;
  return undefined;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** Undefined for what is no JSON. */
function decode(bytes: Buffer): Frame | undefined {
  const parse = (decoder: InstanceType<typeof TextDecoder>): { message: unknown } | undefined => {
    try {
      return { message: JSON.parse(decoder.decode(bytes)) };
    } catch {
      return undefined;
    }
  };
  const frame = parse(strict);
  if (frame !== undefined) return frame;
  const garbled = parse(lenient);
  return garbled && { ...garbled, fault: 'it is not UTF-8' };
}

/** How many bytes there is room for, at first and when nothing is kept. */
const ROOM = 2 ** 16;
const MOST_ROOM = 2 ** 20;

/** Bytes that are added at the end and taken from the front, in time linear in their number. */
class ByteQueue {
  private bytes = Buffer.alloc(ROOM);
  private start = 0;
  private end = 0;

  get view(): Buffer {
    return this.bytes.subarray(this.start, this.end);
  }

  add(chunk: Uint8Array): void {
    const size = this.end - this.start + chunk.length;
    if (this.end + chunk.length > this.bytes.length) {
      const room = size > this.bytes.length / 2 ? Buffer.alloc(2 * size) : this.bytes;
      this.view.copy(room);
      this.bytes = room;
      this.end -= this.start;
      this.start = 0;
    }
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
  }

  drop(count: number): void {
    this.start += count;
    if (this.start < this.end) return;
    this.start = 0;
    this.end = 0;
    // A long message is not to be paid for ever after.
    if (this.bytes.length > MOST_ROOM) this.bytes = Buffer.alloc(ROOM);
  }
}
