/** The analyzers of `metavariable-analysis`. */

/** Bits of Shannon entropy per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  const length = [...text].length;
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length);
  return bits;
}

/** Whether a string looks random enough for a key: long enough, and its characters hard to guess. */
export function isHighEntropy(text: string): boolean {
  const plain = text.replace(/^["'`]|["'`]$/g, '');
  if (plain.length < 12 || /\s/.test(plain)) return false;
  // Words and identifiers stay below: real keys mix letters with digits, and repeat little.
  const mixed = /\d/.test(plain) && /[A-Za-z]/.test(plain);
  return entropy(plain) >= (mixed ? 3 : 4);
}

/**
 * Whether a regular expression can take exponential time in a backtracking engine: a repetition inside a
 * repetition, `(a+)+`, or alternatives with a common start inside one, `(a|ab)*`.
 */
export function isExponentialRegex(source: string): boolean {
  // A possessive repetition never gives back what it took, so it cannot explode.
  const pattern = source.replace(/^["'`/]|["'`]$|\/[a-z]*$/g, '').replace(/([*+}])\+/g, '');
  const tokens =
    pattern.match(
      /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*(?:\]|$)|\(\?(?:[:=!>]|<[=!]|P?<\w+>)|[()|]|[*+]|\{\d+,\d*\}|[\s\S]/g,
    ) ?? [];
  interface Group {
    repeats: boolean;
    readonly starts: string[];
    expectStart: boolean;
  }
  const stack: Group[] = [{ repeats: false, starts: [], expectStart: true }];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    const group = stack[stack.length - 1] as Group;
    if (token.startsWith('(')) {
      group.expectStart = false;
      stack.push({ repeats: false, starts: [], expectStart: true });
    } else if (token === ')') {
      if (stack.length > 1) stack.pop();
      const repeated = isRepetition(tokens[i + 1]);
      const overlapping = new Set(group.starts).size < group.starts.length;
      if (repeated && (group.repeats || overlapping)) return true;
      if (group.repeats || repeated) (stack[stack.length - 1] as Group).repeats = true;
    } else if (token === '|') group.expectStart = true;
    else if (isRepetition(token)) group.repeats = true;
    else if (group.expectStart) {
      group.starts.push(token);
      group.expectStart = false;
    }
  }
  return false;
}

function isRepetition(token: string | undefined): boolean {
  return token !== undefined && /^(?:[*+]|\{\d+,)/.test(token);
}
