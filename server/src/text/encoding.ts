/**
 * From bytes to text: which encoding a file is in, and whether it is text at all.
 *
 * A byte-order mark decides. Without one a text is UTF-8, unless its bytes can only be UTF-16: some programs
 * write that without a mark. What is neither is looked at for what it is: a picture, an archive or a program
 * of a machine is no text, but a text that has NUL bytes in it is still one, since interpreters run it.
 */

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export type Decoded =
  | {
      /** Without its byte-order mark; bytes that are wrong in the encoding are replaced by U+FFFD. */
      readonly text: string;
      readonly encoding: Encoding;
      /** Where the first wrong bytes were replaced, a UTF-16 offset; -1 where none were. */
      readonly replacedAt: number;
    }
  | 'binary';

/** How much of a file is looked at to tell what else it may be than text. */
const SNIFFED_BYTES = 8000;

/** The text of a file's bytes, or `binary` where they are no text. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === null) return 'binary';
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  const text = new TextDecoder(label).decode(bytes);
  const replaced = text.indexOf('\uFFFD');
  return { text, encoding, replacedAt: replaced < 0 || isValid(bytes, label) ? -1 : replaced };
}

function encodingOf(bytes: Uint8Array): Encoding | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8-bom';
  // The mark of UTF-32 begins with that of UTF-16; no interpreter reads it.
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? null : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (!bytes.includes(0)) return 'utf-8';
  return unmarkedUtf16(bytes) ?? (isBinary(bytes) ? null : 'utf-8');
}

/** The text may have held U+FFFD itself. */
function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Which UTF-16 a text without a mark is in: most of its characters are ASCII, with the NUL byte always on the
 * same side.
 *
 * A program in UTF-8 must not pass for UTF-16, or nobody would see what it says, however many NUL bytes its
 * comments have. To do anything it needs two characters side by side that are each two letters of ASCII: the
 * end of a comment, code, and the start of the next. No text with these is taken for UTF-16.
 */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length % 2 !== 0) return null;
  let little = 0;
  let big = 0;
  let wasPrintable = false;
  for (let i = 0; i < bytes.length; i += 2) {
    const first = bytes[i] as number;
    const second = bytes[i + 1] as number;
    if (second === 0 && first < 0x80) little++;
    if (first === 0 && second < 0x80) big++;
    // Control characters are in no text.
    if (
      (second === 0 && !isPrintable(first) && first < 0x80) ||
      (first === 0 && !isPrintable(second) && second < 0x80)
    )
      return null;
    const isBoth = isPrintable(first) && isPrintable(second);
    if ((isBoth && wasPrintable) || (little > 0 && big > 0)) return null;
    wasPrintable = isBoth;
  }
  if (4 * (little + big) < bytes.length) return null;
  const encoding = little > 0 ? 'utf-16le' : 'utf-16be';
  return isValid(bytes, encoding) ? encoding : null;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || isWhitespace(byte);
}

function isWhitespace(byte: number): boolean {
  return byte >= 9 && byte <= 13;
}

/** What files that are no text begin with, in hexadecimal; `..` is any byte. */
const SIGNATURES = [
  '89504e47', // PNG
  'ffd8ff', // JPEG
  '47494638', // GIF
  '424d......00000000', // BMP
  '00000100', // ICO
  '00000200', // CUR
  '49492a00', // TIFF
  '4d4d002a', // TIFF
  '38425053', // Photoshop
  '52494646', // RIFF: WebP, WAV, AVI
  '........66747970', // MP4, HEIC, AVIF
  '4f676753', // Ogg
  '664c6143', // FLAC
  '494433', // MP3
  '1a45dfa3', // Matroska
  '25504446', // PDF
  '504b0304', // ZIP: JAR, DOCX, wheels
  '504b0506', // ZIP, empty
  '1f8b', // gzip
  '1f9d', // compress
  '425a68', // bzip2
  'fd377a585a', // xz
  '28b52ffd', // Zstandard
  '377abcaf271c', // 7z
  '526172211a07', // RAR
  '213c617263683e', // ar: libraries, Debian packages
  '4d534346', // Cabinet
  '7f454c46', // ELF
  'feedface', // Mach-O
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  'cafebabe', // Mach-O for several machines, Java classes
  '4d5a', // programs and libraries of Windows
  '0061736d', // WebAssembly
  '....0d0a..000000', // Python's compiled modules
  '774f4646', // WOFF
  '774f4632', // WOFF2
  '0001000000', // TrueType
  '4f54544f', // OpenType
  '74746366', // TrueType collections
  '53514c69746520666f726d6174203300', // SQLite
  'd0cf11e0', // older Office documents
  '934e554d5059', // NumPy
  '894844460d0a1a0a', // HDF5
  '50415231', // Parquet
  '44495243', // git's index
  '5041434b', // git's packs
].map((hex) => (hex.match(/../g) ?? []).map((byte) => (byte === '..' ? -1 : Number.parseInt(byte, 16))));

/** Whether bytes that hold NUL bytes are no text: by how they begin, or because much of them could not be. */
function isBinary(bytes: Uint8Array): boolean {
  if (SIGNATURES.some((signature) => signature.every((byte, i) => byte < 0 || bytes[i] === byte)))
    return true;
  const sniffed = bytes.subarray(0, SNIFFED_BYTES);
  let odd = 0;
  for (const byte of sniffed) if (byte < 0x20 && !isWhitespace(byte)) odd++;
  for (const character of new TextDecoder().decode(sniffed)) if (character === '\uFFFD') odd++;
  return 10 * odd > sniffed.length;
}
