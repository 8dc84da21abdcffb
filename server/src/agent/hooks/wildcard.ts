/** What a part of a path may stand for, as a shell reads it. */

/**
 * Whether a part of a path is a name or, with wildcards, may stand for it; both in lower case. A wildcard stands for
 * no dot in front, and one that fits nearly everything says nothing: it has to share the name's start or its end.
 */
export function mayBe(part: string, name: string): boolean {
  if (!/[*?[]/.test(part)) return part === name;
  if (name.startsWith('.') ? !part.startsWith('.') : !isTelling(part, name)) return false;
  return isLike(name, part.replace(/\[[^\]]*\]/g, '?'));
}

/** Whether a text fits a pattern of `*` and `?`, in a time that the product of their lengths bounds. */
function isLike(text: string, pattern: string): boolean {
  let at = 0;
  let of = 0;
  let star = -1;
  let from = 0;
  while (at < text.length) {
    if (pattern[of] === '*') {
      star = of++;
      from = at;
    } else if (pattern[of] === '?' || pattern[of] === text[at]) {
      at++;
      of++;
    } else if (star >= 0) {
      of = star + 1;
      at = ++from;
    } else return false;
  }
  while (pattern[of] === '*') of++;
  return of === pattern.length;
}

/** How much of a name's start or end tells it, in UTF-16 units. */
const START = 5;
const END = 7;

function isTelling(part: string, name: string): boolean {
  return part.startsWith(name.slice(0, START)) || part.endsWith(name.slice(-END));
}
