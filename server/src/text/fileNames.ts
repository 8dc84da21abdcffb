/**
 * File names as git and Linux have them: bytes, which need not be UTF-8. A name is kept as a string all the
 * same, without loss: each byte that belongs to no UTF-8 becomes a lone surrogate from U+DC80 to U+DCFF, as
 * Python's `surrogateescape` does (PEP 383). No name of valid UTF-8 can hold one, so different names stay
 * different, and the bytes can be had back. Whoever shows a name shows such a byte as `\xE9`.
 */

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ESCAPED_BYTE = 0xdc00;

/** The name that some bytes are. */
export function nameOfBytes(bytes: Uint8Array): string {
  const whole = decode(bytes);
  if (whole !== undefined) return whole;
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] as number);
    const character = decode(bytes.subarray(at, at + length));
    name += character ?? String.fromCharCode(ESCAPED_BYTE + (bytes[at] as number));
    at += character === undefined ? 1 : length;
  }
  return name;
}

/** The bytes of a name. */
export function bytesOfName(name: string): Uint8Array {
  const encoder = new TextEncoder();
  if (isUtf8Name(name)) return encoder.encode(name);
  const bytes: number[] = [];
  for (const character of name) {
    const code = character.codePointAt(0) as number;
    if (code >= ESCAPED_BYTE + 0x80 && code <= ESCAPED_BYTE + 0xff) bytes.push(code - ESCAPED_BYTE);
    else bytes.push(...encoder.encode(character));
  }
  return Uint8Array.from(bytes);
}

/** Whether a name is text, so that every program can be handed it as such. */
export function isUtf8Name(name: string): boolean {
  return !/[\udc80-\udcff]/u.test(name);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many bytes a character takes by its first one. */
function sequenceLength(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
}
