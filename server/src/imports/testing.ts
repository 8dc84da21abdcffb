/** For tests: the fixtures of reports, and archives made of a few entries. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { ImportFormat } from '../config/importFormats.ts';
import { inflate } from '../ports/inflate.ts';
import type { Imported, ImportedResult } from './imported.ts';
import { readReport } from './importers.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

/** All reports by name; the archive is made of what is in it. */
export function fixtures(): Map<string, Uint8Array> {
  const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.audit.xml'));
  const read = (name: string): Uint8Array => readFileSync(join(FOLDER, name));
  const fpr = zipOf({ 'audit.fvdl': read('shop.fvdl.xml'), 'audit.xml': read('shop.audit.xml') });
  return new Map([...names.map((name) => [name, read(name)] as const), ['shop.fpr', fpr]]);
}

export function readBytes(bytes: Uint8Array, format?: ImportFormat): Imported {
  return readReport(bytes, { inflate, ...(format === undefined ? {} : { format }) });
}

export function readText(text: string, format?: ImportFormat): Imported {
  return readBytes(new TextEncoder().encode(text), format);
}

/** The results of all runs. */
export function resultsOf({ runs }: Imported): ImportedResult[] {
  return runs.flatMap(({ results }) => results);
}

/** A SARIF report with these results, as its text. */
export function sarifText(results: readonly object[], run: object = {}): string {
  return JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Other', version: '1' } }, results, ...run }],
  });
}

interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** What the directory says instead of the truth. */
  readonly method?: number;
  readonly flags?: number;
}

/** An archive of these entries, deflated. */
export function zipOf(entries: Record<string, Uint8Array | string> | readonly ZipEntry[]): Uint8Array {
  const list: readonly ZipEntry[] = Array.isArray(entries)
    ? entries
    : Object.entries(entries).map(([name, content]) => ({ name, content: Buffer.from(content) }));
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 8, flags = 0 } of list) {
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
