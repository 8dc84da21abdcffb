/**
 * Alternatives of a preprocessor: of what stands between `#if` and `#endif` with an `#else` or `#elif`, only one part
 * is compiled, and which one the file does not say.
 */

/** A part of a text, in UTF-16 offsets. */
interface Part {
  readonly start: number;
  readonly end: number;
}

const DIRECTIVE = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b/gm;

/** The parts of a text, from `#if` to `#endif`, of which there are several to choose from. */
export function alternativesIn(text: string): readonly Part[] {
  const found: Part[] = [];
  const open: { readonly start: number; hasOther: boolean }[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const [, word = ''] = match;
    const innermost = open.at(-1);
    if (word.startsWith('if')) open.push({ start: match.index, hasOther: false });
    else if (innermost === undefined) continue;
    else if (word !== 'endif') innermost.hasOther = true;
    else {
      open.pop();
      if (innermost.hasOther) found.push({ start: innermost.start, end: match.index });
    }
  }
  return found;
}

/** Whether a place is in one of some parts. */
export function isWithin(parts: readonly Part[], offset: number): boolean {
  return parts.some(({ start, end }) => start <= offset && offset < end);
}
