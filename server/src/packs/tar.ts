/**
 * Reading and writing tar archives, of which packs are made. The reader is strict where others are lenient: an
 * archive has regular files and folders or it is refused, with no way to say "and then write through that link". It
 * knows what `tar`, `git archive` and `npm pack` write (POSIX.1-1988 ustar, the pax headers of POSIX.1-2001 for long
 * names, and GNU's long names). Nothing is unpacked here: bytes in, files in memory out.
 *
 * The writer writes the same bytes for the same files, whoever runs it and when: sorted, without owners or times.
 */

import { isUtf8Name, nameOfBytes } from '../text/fileNames.ts';
import { checkBounds, MOST_FILES, PackError, type PackFile } from './packFile.ts';

const BLOCK = 512;
/** Of an extended header, in bytes. */
const LARGEST_HEADER = 64 * 1024;

/** What the headers before an entry say of it. */
interface Extended {
  path?: string;
}

/** The regular files of an archive, in its order, with the paths that it gives them. Throws a `PackError`. */
export function readTar(bytes: Uint8Array): PackFile[] {
  const files: PackFile[] = [];
  let extended: Extended = {};
  let at = 0;
  for (;;) {
    if (at + BLOCK > bytes.length) throw damaged('it ends in the middle');
    const header = bytes.subarray(at, at + BLOCK);
    // Two empty blocks end an archive; who leaves one out is forgiven.
    if (header.every((byte) => byte === 0)) break;
    checkSum(header);
    const size = octal(header.subarray(124, 136));
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) throw damaged('it ends in the middle of a file');
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[156] as number);
    if (type === 'x' || type === 'g' || type === 'L') {
      extended = { ...extended, ...extendedHeader(type, content) };
      continue;
    }
    const path = extended.path ?? nameIn(header);
    extended = {};
    if (type === '5') {
      // Folders are made for the files in them; one that leads elsewhere is as telling as a file that does.
      if (/(?:^|\/)\.\.(?:\/|$)|^\/|\\/.test(path)) throw refused(path, 'is a folder outside the pack');
      continue;
    }
    if (type !== '0' && type !== '\0' && type !== '7')
      throw refused(path, KINDS[type] ?? 'is no regular file');
    if (path.endsWith('/')) throw refused(path, 'is a file with the name of a folder');
    files.push({ path: withoutDot(path), bytes: content.slice() });
    if (files.length > MOST_FILES) break;
  }
  checkBounds(files.map((file) => ({ path: file.path, size: file.bytes.length })));
  return files;
}

const KINDS: Readonly<Record<string, string>> = {
  '1': 'is a hard link, which could lead outside the pack',
  '2': 'is a symbolic link, which could lead outside the pack',
  '3': 'is a device',
  '4': 'is a device',
  '6': 'is a pipe',
};

/** What an extended header says of the entry behind it. */
function extendedHeader(type: 'x' | 'g' | 'L', content: Uint8Array): Extended {
  if (content.length > LARGEST_HEADER) throw damaged('a header is too large');
  if (type === 'L') return { path: textOf(content.subarray(0, lengthOfText(content))) };
  const said: Extended = {};
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const length = blank < 0 ? Number.NaN : Number(textOf(content.subarray(at, blank)));
    if (!Number.isInteger(length) || length <= blank - at + 1 || at + length > content.length)
      throw damaged('a header cannot be read');
    const record = content.subarray(blank + 1, at + length - 1);
    const equals = record.indexOf(0x3d);
    const key = textOf(record.subarray(0, Math.max(0, equals)));
    // These would say that the entry is something else than its own header says.
    if (
      key === 'size' ||
      key === 'linkpath' ||
      key.startsWith('GNU.sparse') ||
      (type === 'g' && key === 'path')
    )
      throw damaged(`a header sets ${key}`);
    if (key === 'path') said.path = textOf(record.subarray(equals + 1));
    at += length;
  }
  return said;
}

function nameIn(header: Uint8Array): string {
  const field = (from: number, to: number): Uint8Array => {
    const part = header.subarray(from, to);
    return part.subarray(0, lengthOfText(part));
  };
  const name = textOf(field(0, 100));
  const isUstar = textOf(header.subarray(257, 262)) === 'ustar';
  // GNU's own form has times where ustar has the beginning of a path.
  const prefix = isUstar && header[262] === 0 ? textOf(field(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** A name or number as text. Bytes that are no UTF-8 refuse the archive: systems do not agree on what they are. */
function textOf(bytes: Uint8Array): string {
  const text = nameOfBytes(bytes);
  if (!isUtf8Name(text)) throw new PackError('The pack has a file whose name is not UTF-8: rename it.');
  return text;
}

function lengthOfText(bytes: Uint8Array): number {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes.length : end;
}

function octal(field: Uint8Array): number {
  const text = String.fromCharCode(...field)
    .replace(/[\0 ]+$/, '')
    .trimStart();
  if (!/^[0-7]{1,11}$/.test(text)) throw damaged('a size cannot be read');
  return Number.parseInt(text, 8);
}

function checkSum(header: Uint8Array): void {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : (header[i] as number);
  if (sum !== octal(header.subarray(148, 156))) throw damaged('a header does not add up');
}

function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

function damaged(why: string): PackError {
  return new PackError(`The archive is damaged, ${why}: make it anew.`);
}

function refused(path: string, why: string): PackError {
  return new PackError(`The pack was refused: ${JSON.stringify(path)} ${why}.`);
}

/** An archive of files, below a folder of the archive. The same files give the same bytes. */
export function writeTar(files: readonly PackFile[], folder: string): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const blocks: Uint8Array[] = [];
  for (const { path, bytes } of sorted) {
    const name = new TextEncoder().encode(`${folder}/${path}`);
    if (name.length > 100) {
      const record = paxRecord('path', `${folder}/${path}`);
      blocks.push(header('x', new TextEncoder().encode('pax'), record.length), padded(record));
    }
    blocks.push(header('0', name.subarray(0, 100), bytes.length), padded(bytes));
  }
  blocks.push(new Uint8Array(2 * BLOCK));
  const whole = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}

function header(type: '0' | 'x', name: Uint8Array, size: number): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (text: string, at: number): void => block.set(new TextEncoder().encode(text), at);
  block.set(name, 0);
  put('0000644\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${size.toString(8).padStart(11, '0')}\0`, 124);
  put('00000000000\0', 136);
  put('        ', 148);
  put(type, 156);
  put('ustar\u000000', 257);
  put(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return block;
}

/** A record names its own length, digits included. */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = new TextEncoder().encode(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return new Uint8Array([...new TextEncoder().encode(String(length)), ...rest]);
}

function padded(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
  block.set(bytes);
  return block;
}
