/**
 * Single entries of a ZIP archive, by their exact names. Names are never paths here, what is not asked for is
 * never unpacked, and what is unpacked may not be larger than is allowed, whatever the archive says of its size.
 * The places of entries are those of the central directory, as APPNOTE.TXT 4.3 says.
 */

import { megabytes } from '../text/megabytes.ts';
import { ImportError } from './imported.ts';
import { MAXIMUM_BYTES, MAXIMUM_ENTRIES } from './limits.ts';

/** Undoes raw DEFLATE; throws where that is impossible or gives more than `most` bytes. */
export type Inflate = (deflated: Uint8Array, most: number) => Uint8Array;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;

interface Entry {
  readonly flags: number;
  readonly method: number;
  /** In bytes. */
  readonly packed: number;
  readonly offset: number;
}

export class Archive {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly inflate: Inflate,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.readDirectory();
    } catch (error) {
      if (error instanceof RangeError) throw broken();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of an entry. */
  read(name: string): Uint8Array {
    const entry = this.entries.get(name);
    if (entry === undefined)
      throw new ImportError('The archive has no such entry: make the report anew.', name);
    const { flags, method, packed, offset } = entry;
    if ((flags & ENCRYPTED) !== 0)
      throw new ImportError('The entry is encrypted: make the report without a password.', name);
    try {
      if (this.view.getUint32(offset, true) !== LOCAL_ENTRY) throw broken(name);
      const start =
        offset + 30 + this.view.getUint16(offset + 26, true) + this.view.getUint16(offset + 28, true);
      if (start + packed > this.bytes.length) throw broken(name);
      const data = this.bytes.subarray(start, start + packed);
      if (method === 0) return data;
      if (method !== 8)
        throw new ImportError(
          `The entry is packed by method ${method}, which is not read: use DEFLATE.`,
          name,
        );
      return this.inflate(data, MAXIMUM_BYTES);
    } catch (error) {
      if (error instanceof ImportError) throw error;
      throw new ImportError(
        `The entry is damaged, or larger than ${megabytes(MAXIMUM_BYTES)} once unpacked: it was not read.`,
        name,
      );
    }
  }

  private readDirectory(): void {
    const { view } = this;
    const end = this.findEnd();
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    // The larger numbers of ZIP64 stand elsewhere; no report that is small enough has them.
    if (count === 0xffff || count > MAXIMUM_ENTRIES || at === 0xffffffff)
      throw new ImportError(
        `The archive has more than ${LONGEST_COMMENT - 1} entries or is too large: it was not read.`,
      );
    const decoder = new TextDecoder();
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken();
      const nameLength = view.getUint16(at + 28, true);
      const name = decoder.decode(this.bytes.subarray(at + 46, at + 46 + nameLength));
      // Of two entries of one name, other programs would read either.
      if (this.entries.has(name))
        throw new ImportError(
          'The archive has two entries of one name: it was not read.',
          name.slice(0, 200),
        );
      this.entries.set(name, {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  private findEnd(): number {
    const last = this.bytes.length - END_LENGTH;
    for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--)
      if (this.view.getUint32(at, true) === END_OF_DIRECTORY) return at;
    throw broken();
  }
}

function broken(name?: string): ImportError {
  return new ImportError('The archive is damaged or cut off: make the report anew.', name);
}
