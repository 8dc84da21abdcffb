/** For tests: packs and archives, sound and hostile, made by hand. */

import { CONTENTS_FILE, type Contents, contentsText, hashesOf, isListed } from './contents.ts';
import type { PackFile } from './packFile.ts';

export function file(path: string, text: string | Uint8Array): PackFile {
  return { path, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text };
}

/** A rule that finds calls of a function of its own name. */
export function ruleText(id: string, more = 'severity: WARNING'): string {
  return `rules:\n  - { id: ${id}, message: m, ${more}, languages: [python], pattern: ${id.replace(/-/g, '_')}() }\n`;
}

export function manifestText(name: string, version: string, more = ''): string {
  return `name: ${name}\nversion: ${version}\nlanguages: [python]\nlicence: MIT\n${more}`;
}

/** A pack with the contents that are to be signed. */
export function withContents(
  files: readonly PackFile[],
  said: Omit<Contents, 'schemaVersion' | 'files'>,
): PackFile[] {
  const listed = hashesOf(files.filter(({ path }) => isListed(path)));
  return [...files, file(CONTENTS_FILE, contentsText({ schemaVersion: 1, ...said, files: listed }))];
}

/** One entry of a tar archive as a hostile hand may write it. */
export interface TarEntry {
  readonly name: string | Uint8Array;
  readonly type?: string;
  readonly text?: string;
  readonly link?: string;
  /** Instead of the length of the text. */
  readonly size?: number;
  readonly badSum?: boolean;
}

/** A tar archive of such entries, in their order. */
export function tarOf(entries: readonly TarEntry[]): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const { name, type = '0', text = '', link = '', size, badSum = false } of entries) {
    const block = new Uint8Array(512);
    const put = (value: string, at: number): void => block.set(new TextEncoder().encode(value), at);
    block.set(typeof name === 'string' ? new TextEncoder().encode(name).subarray(0, 100) : name, 0);
    const content = new TextEncoder().encode(text);
    put('0000644\0', 100);
    put(`${(size ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
    put('00000000000\0', 136);
    put('        ', 148);
    put(type, 156);
    put(link, 157);
    put('ustar\u000000', 257);
    const sum = block.reduce((total, byte) => total + byte, badSum ? 1 : 0);
    put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    blocks.push(block, padded);
  }
  blocks.push(new Uint8Array(1024));
  return Uint8Array.from(blocks.flatMap((block) => [...block]));
}
