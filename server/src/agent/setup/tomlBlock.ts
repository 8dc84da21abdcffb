/**
 * The block of ours in a TOML file, as text between two marks. The rest of the file is read only as far as is
 * needed to know that the block can stand at its end and that nothing of it is said elsewhere; a file in which
 * that cannot be told is left alone. Text in, text out.
 */

/** Thrown for a file that cannot be edited; the message says what is wrong, as the end of a sentence. */
export class TomlFault extends Error {}

const BEGIN = '# ai-security-scanner: begin (written by `ai-security-scanner agents install`)';
const END = '# ai-security-scanner: end';

/** A line of the text that begins outside of any string. */
interface Line {
  readonly start: number;
  /** The offset behind its line break. */
  readonly end: number;
  readonly text: string;
}

/** The lines that stand between our marks, without them; undefined where there are none. */
export function blockIn(text: string): string | undefined {
  const place = placeOf(text);
  return place === undefined ? undefined : place.body;
}

/** The text with a block at its end. `body` ends without a line break. */
export function withBlock(text: string, table: string, body: string): string {
  const [top] = table.split('.') as [string];
  const isOurs = (name: string): boolean => name === table || name.startsWith(`${table}.`);
  let inside = '';
  for (const { text: line } of linesOf(text)) {
    const [, brackets, name] = /^\s*(\[+)\s*([^\]]*?)\s*\]+\s*(?:#.*)?$/.exec(line) ?? [];
    if (name !== undefined) {
      inside = bare(name);
      if (isOurs(inside) || (inside === top && brackets === '[['))
        throw new TomlFault(`has a table [${name}] of its own`);
    }
    const key = keyOf(line);
    if (key === undefined) continue;
    const whole = inside === '' ? bare(key) : `${inside}.${bare(key)}`;
    if (isOurs(whole) || whole === top)
      throw new TomlFault(`says "${key.trim()}" in a way that no table can be added to`);
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isEnded = text === '' || text.endsWith('\n');
  const gap = text === '' ? '' : isEnded ? eol : eol + eol;
  return text + gap + [BEGIN, ...body.split('\n'), END].join(eol) + (isEnded ? eol : '');
}

/** The text without the block, as it was before. */
export function withoutBlock(text: string): string {
  const place = placeOf(text);
  if (place === undefined) return text;
  const { start, end } = place;
  for (const line of linesOf(text.slice(end))) {
    if (/^\s*\[/.test(line.text)) break;
    if (keyOf(line.text) !== undefined)
      throw new TomlFault('has keys behind our block that belong to its table: put them elsewhere');
  }
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const isEnded = behind !== '' || text.endsWith('\n');
  const gap = isEnded ? /\r?\n$/ : /(?:\r?\n){1,2}$/;
  return (start === 0 ? '' : before.replace(gap, '')) + behind;
}

/** Whether a key of a table has a value, which is given as it is written: `features`, `hooks`, `false`. */
export function saysToml(text: string, table: string, key: string, value: string): boolean {
  let inside = '';
  for (const { text: line } of linesOf(text)) {
    const [, name] = /^\s*\[\s*([^[\]]*?)\s*\]\s*(?:#.*)?$/.exec(line) ?? [];
    if (name !== undefined) inside = bare(name);
    const own = keyOf(line);
    if (own === undefined) continue;
    const whole = inside === '' ? bare(own) : `${inside}.${bare(own)}`;
    const said = line
      .slice(line.indexOf('=') + 1)
      .replace(/#.*/, '')
      .trim();
    if (whole === `${table}.${key}` && said === value) return true;
  }
  return false;
}

function placeOf(text: string): { start: number; end: number; body: string } | undefined {
  const lines = linesOf(text);
  const begins = lines.filter(({ text: line }) => line.trimEnd() === BEGIN);
  const ends = lines.filter(({ text: line }) => line.trimEnd() === END);
  const [begin] = begins;
  const [end] = ends;
  if (begin === undefined && end === undefined) return undefined;
  if (begin === undefined || end === undefined || begins.length + ends.length > 2 || end.start < begin.start)
    throw new TomlFault('has marks of our block that are not one pair: remove them and what is between');
  const body = text.slice(begin.end, end.start).replaceAll('\r\n', '\n').replace(/\n$/, '');
  return { start: begin.start, end: end.end, body };
}

/** The lines that begin outside of strings. Throws where the text ends inside one, or a line is no TOML. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  // How many brackets of a value are open, which is then told in several lines.
  let depth = 0;
  while (start < text.length) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end).replace(/\r?\n$/, '');
    const isKey = keyOf(line) !== undefined;
    if (depth === 0 && !isKey && !/^\s*(?:#|\[|$)/.test(line))
      throw new TomlFault(`has a line that cannot be understood: ${line.slice(0, 60)}`);
    if (depth === 0) lines.push({ start, end, text: line });
    if (depth > 0 || isKey) {
      const code = line.replace(STRING, '').replace(/#.*/, '');
      depth += code.replace(/[^[{]/g, '').length - code.replace(/[^\]}]/g, '').length;
    }
    start = end;
  }
  if (depth > 0) throw new TomlFault('has a bracket without an end');
  return lines;
}

const STRING = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g;

/** The offset behind the line break that ends a line, which may have strings of several lines in it. */
function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const rest = text.slice(at, at + 3);
    if (rest[0] === '#') {
      const eol = text.indexOf('\n', at);
      return eol < 0 ? text.length : eol + 1;
    }
    if (rest[0] === '\n') return at + 1;
    const quote = rest === '"""' || rest === "'''" ? rest : rest[0] === '"' || rest[0] === "'" ? rest[0] : '';
    if (quote === '') at++;
    else at = endOfString(text, at + quote.length, quote);
  }
  return at;
}

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text.startsWith(quote, at)) return at + quote.length;
    if (quote[0] === '"' && text[at] === '\\') at++;
    if (quote.length === 1 && text[at] === '\n') break;
  }
  throw new TomlFault('has a string without an end');
}

/** The key that a line gives a value. */
function keyOf(line: string): string | undefined {
  return /^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=/.exec(line)?.[1];
}

/** A key without quotes and blanks: `mcp_servers . "x"` as `mcp_servers.x`. */
function bare(key: string): string {
  return key.replace(/["'\s]/g, '');
}
