/** From the bytes of a report to what formats are told by: JSON, one JSON object a line, XML, or an archive. */

import { decodeBytes } from '../text/encoding.ts';
import { megabytes } from '../text/megabytes.ts';
import { ImportError } from './imported.ts';
import { Json, parseJson } from './json.ts';
import { MAXIMUM_BYTES } from './limits.ts';
import { type XmlElement, xmlRoot } from './xml.ts';
import { Archive, type Inflate } from './zip.ts';

export type Opened =
  | { readonly kind: 'json'; readonly json: Json }
  /** `first` is the first line that is JSON. */
  | { readonly kind: 'lines'; readonly text: string; readonly first: Json }
  | { readonly kind: 'xml'; readonly text: string; readonly root: XmlElement }
  | { readonly kind: 'zip'; readonly archive: Archive };

/** Opens a report; throws an `ImportError` where it is none of these. */
export function openReport(bytes: Uint8Array, inflate: Inflate): Opened {
  if (bytes.length > MAXIMUM_BYTES)
    throw new ImportError(
      `The report is larger than ${megabytes(MAXIMUM_BYTES)} and was not read: have the tool make one for each part of the project.`,
    );
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { kind: 'zip', archive: new Archive(bytes, inflate) };
  const text = textOf(bytes);
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) throw new ImportError('The report is empty: make it anew.');
  if (start === '<') {
    const root = xmlRoot(text);
    if (root === undefined)
      throw new ImportError('This is not well-formed XML: make the report anew.', 'line 1');
    return { kind: 'xml', text, root };
  }
  if (start !== '{' && start !== '[')
    throw new ImportError(
      'This is neither JSON nor XML nor an archive: make the report in one of the formats that are read.',
    );
  const first = firstObject(text);
  return first === undefined ? { kind: 'json', json: parseJson(text) } : { kind: 'lines', text, first };
}

/** The text of a part of a report. */
export function textOf(bytes: Uint8Array, at?: string): string {
  const decoded = declaredLatin1(bytes) ?? decodeBytes(bytes);
  if (decoded === 'binary') throw new ImportError('This is not text: make the report anew.', at);
  return typeof decoded === 'string' ? decoded : decoded.text;
}

/** XML that says to be in an encoding of one byte a character, as older tools write it. */
function declaredLatin1(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, name = ''] = /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)["']/i.exec(head) ?? [];
  return /^(?:iso-8859-1|windows-1252|us-ascii)$/i.test(name)
    ? new TextDecoder('latin1').decode(bytes)
    : undefined;
}

/** The object on the first line, where further lines follow that begin with one as well. */
function firstObject(text: string): Json | undefined {
  const [, first = '', rest = ''] =
    /^\s*(\{[^\n]*\})[ \t\r]*\n\s*(\{?)/.exec(text.slice(0, LONGEST_LINE)) ?? [];
  if (rest !== '{') return undefined;
  try {
    return new Json(JSON.parse(first), '$');
  } catch {
    return undefined;
  }
}

/** A line of a report with an object a line is shorter; in UTF-16 units. */
const LONGEST_LINE = 10_000_000;
