// ruleid: javascript-slow-regex
const NAME = /^(\w+\s?)*$/;
// ruleid: javascript-slow-regex
const PAIRS = new RegExp('(x+x+)+y', 'g');
// ok: javascript-slow-regex
const SAFE = /^\w+(?:\s\w+)*\s?$/;
// ok: javascript-slow-regex
const POLYNOMIAL = /^\d+\w?\d+$/;
// ok: javascript-slow-regex
const ENDS_FREELY = /(a+)+/;

export function isName(text) {
  // ruleid: javascript-slow-regex
  return /(a|aa)+$/.test(text) || NAME.test(text) || PAIRS.test(text) || SAFE.test(text) || POLYNOMIAL.test(text) || ENDS_FREELY.test(text);
}
